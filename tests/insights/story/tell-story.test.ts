import { type Edition } from '../../../insights/attributes/edition';
import { tellStory } from '../../../insights/story/tell-story';
import { answered, taskOf, type Step } from '../story';

const having = (conversations: object, more: object = {}) => ({ attributes: { conversations, ...more } });
const steps: Step[] = [
  [0, 'task.created', having({ campaign: 'A' })],
  ...answered.slice(1, 3),
  [30, 'task.updated', having({ campaign: 'B', outcome: 'Sale' }, { conference: 'CF1' })],
  ...answered.slice(3),
  [110, 'task.updated', having({ campaign: 'B', outcome: 'Refund' })],
];

const changesOf = (edition: Edition = 'today') =>
  tellStory(taskOf(steps), edition).flatMap(({ changes }) =>
    changes.map(({ field, value, fate, lateMs }) => [field.slice('conversations.'.length), value, fate, lateMs]),
  );

test('each change says whether it counts, was replaced in time, or came too late', () => {
  expect(changesOf()).toEqual([
    ['campaign', 'A', 'replaced', undefined],
    ['campaign', 'B', 'counts', undefined],
    ['outcome', 'Sale', 'counts', undefined],
    ['outcome', 'Refund', 'late', 10_000],
  ]);
});

test('in the older edition a change soon after the end counts', () => {
  expect(changesOf('specification').slice(2)).toEqual([
    ['outcome', 'Sale', 'replaced', undefined],
    ['outcome', 'Refund', 'counts', undefined],
  ]);
});

test('the moment at which Insights reads is told, and other names that changed', () => {
  const lines = tellStory(taskOf(steps), 'today');

  expect(lines.filter(({ reads }) => reads).map(({ moment }) => moment.type)).toEqual(['reservation.completed']);
  expect(lines.flatMap(({ others }) => others)).toEqual(['conference', 'conference']);
});

test('while a task is open nothing is final', () => {
  const [{ changes }] = tellStory(taskOf(steps.slice(0, 3)), 'today');

  expect(changes).toMatchObject([{ field: 'conversations.campaign', fate: 'open' }]);
});
