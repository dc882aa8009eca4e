import { storyOf } from '../../../insights/events/story-of-events';
import { readEvent } from '../../../insights/events/read-event';
import { judgeTask } from '../../../insights/judgement/judge-task';
import { rawEvents } from '../raw-events';
import { answered, type Step } from '../story';

const shown = { attributes: { conversations: { outcome: 'Sale' } } };
const hidden = { attributes: 'REDACTED' };

const storyIn = (steps: Step[]) => storyOf(rawEvents(steps).map((each) => readEvent(each).event!));
const verdictOf = (steps: Step[]) => judgeTask(storyIn(steps), 'today').verdict;

/** Attributes that everything shows but the steps of these numbers. */
const without = (steps: Step[], ...places: number[]): Step[] =>
  steps.map(([seconds, type, detail], index) => [
    seconds,
    type,
    { ...detail, ...(places.includes(index) ? hidden : shown) },
  ]);

/** Ann passes the call on to Bob. */
const transferred: Step[] = [
  ...answered.slice(0, 3),
  [60, 'task.transfer-initiated'],
  [61, 'reservation.created', { agent: 'bob' }],
  [70, 'reservation.accepted', { agent: 'bob' }],
  [75, 'reservation.completed', { agent: 'ann' }],
  [90, 'reservation.completed', { agent: 'bob' }],
  [100, 'task.completed'],
];
const abandoned: Step[] = [
  [0, 'task.created'],
  [30, 'task.canceled', { reason: 'hangup' }],
];

test.each<[string, Step[], string]>([
  ['all attributes are shown', without(answered), 'judged'],
  ['attributes were hidden in between', without(answered, 0, 2, 3), 'judged'],
  ['they are hidden when the agent is done', without(answered, 4), 'redacted'],
  ['they are hidden only when the agent is done already', without(answered, 5), 'judged'],
  ['they are hidden when the last agent is done', without(transferred, 7), 'redacted'],
  ['they are hidden when an earlier agent is done', without(transferred, 6), 'judged'],
  ['nobody answered and they are hidden at the end', without(abandoned, 1), 'redacted'],
  ['nobody answered and they are shown at the end', without(abandoned, 0), 'judged'],
  ['no event shows any', without(abandoned, 0, 1), 'redacted'],
  ['it has not ended and shows none', without(answered.slice(0, 1), 0), 'redacted'],
  ['it has not ended', without(answered.slice(0, 4)), 'open'],
  ['it has not ended and hides them by now', without(answered.slice(0, 4), 3), 'open'],
  ['its beginning is missing, whatever else is', without(answered.slice(1, 3), 0, 1), 'begunBefore'],
])('a task of which %s', (_, steps, verdict) => {
  expect(verdictOf(steps)).toBe(verdict);
});

const link = { conversations: { segment_link: 'https://x.example/RE1' } };
const ownLink = (reservation: string) => ({
  reservation_attributes: { [reservation]: { media: [{ type: 'VoiceRecording', url: 'https://x.example/RE1' }] } },
});
const having = (attributes: object, steps: Step[]): Step[] =>
  steps.map(([seconds, type, detail]) => [seconds, type, { ...detail, attributes }]);

test.each<[string, Step[], string, boolean | undefined]>([
  ['an answered call with a link', having(link, answered), 'voice', true],
  ['an answered call without one', having({}, answered), 'voice', false],
  ['a call of two agents with a recording of the first', having(ownLink('WRann'), transferred), 'voice', true],
  ['a call of two agents with a recording of the second', having(ownLink('WRbob'), transferred), 'voice', true],
  ['a call of two agents with a recording of neither', having(ownLink('WReve'), transferred), 'voice', false],
  ['a call that nobody answered', having(link, abandoned), 'voice', undefined],
  ['a chat with a link', having(link, answered), 'chat', undefined],
  ['a chat without one', having({}, answered), 'chat', undefined],
  ['a chat that nobody answered', having({}, abandoned), 'chat', undefined],
])('whether %s was recorded', (_, steps, channel, recorded) => {
  expect(judgeTask({ ...storyIn(steps), channel }, 'today').recorded).toBe(recorded);
});
