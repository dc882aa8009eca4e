/** One conversation as the reports would show it. Each part is drawn anew only when it has changed. */
import { type ConversationView, type TaskView } from '../live/conversation-view';
import { type LoadedAttribute } from '../../insights/attributes/loaded-attributes';
import { secondsIn } from '../../insights/segments/segment';
import { type Warning } from '../../insights/warnings/warning';
import { byId, createPart, make, type Child } from './element';
import { drawTimeline, phaseWords } from './timeline';
import { atTime, clockSeconds, onDate, plural, shortSid, withCapital } from './words';

type Headed = Pick<ConversationView, 'id' | 'customer' | 'channel' | 'direction' | 'from' | 'to' | 'tasks'>;

function drawHead({ id, customer, channel, direction, from, to, tasks }: Headed): Child[] {
  const facts = [
    direction ? `${direction} ${channel.toLowerCase()}` : channel,
    onDate(from),
    tasks > 1 ? `${tasks} tasks, one conversation` : plural(tasks, 'task'),
    to === null && 'still going on',
  ];
  return [
    make('h2', {}, customer.name ?? customer.address ?? 'Unknown customer'),
    customer.name && customer.address && make('span', { class: 'address' }, customer.address),
    make('p', { class: 'soft' }, facts.filter(Boolean).join(' · ')),
    make('p', { class: 'sid', attributes: { title: id } }, `Conversation ID ${id}`),
  ];
}

const sources: Record<string, string> = {
  attribute: 'conversations.outcome',
  'attribute reason': 'the task’s own attribute reason',
  reason: 'TaskRouter’s reason',
};

function fact(name: string, value: Child, note?: Child): HTMLElement {
  return make(
    'div',
    { class: 'fact' },
    make('dt', {}, name),
    make('dd', {}, value, note ? make('small', {}, note) : null),
  );
}

function drawFacts({ view, now }: { view: ConversationView; now: number }): Child[] {
  const { outcome, abandonment, to, taskViews, seconds, recordings } = view;
  const sum = (name: keyof typeof phaseWords) =>
    taskViews.flatMap(({ segments }) => segments).reduce((total, segment) => total + secondsIn(segment, name, now), 0);
  const reason = taskViews.findLast((task) => task.reason !== null)?.reason;
  const hungUp = taskViews.flatMap(({ segments }) => segments).findLast(({ hangUpBy }) => hangUpBy !== null)?.hangUpBy;
  return [
    fact(
      'Outcome',
      outcome ? outcome.value : make('span', { class: 'none' }, to === null ? 'open' : 'none'),
      outcome && `from ${sources[outcome.from]}`,
    ),
    fact('Reason', reason ?? make('span', { class: 'none' }, '–'), hungUp && `Hung up by ${hungUp}`),
    fact(
      'Abandoned',
      to === null ? make('span', { class: 'none' }, 'open') : abandonment.abandoned,
      abandonment.phase && to !== null && `in ${abandonment.phase}`,
    ),
    fact('Talk', clockSeconds(sum('talk')), `of ${clockSeconds(seconds)}`),
    fact('Waiting', clockSeconds(sum('queue') + sum('ringing')), `ringing ${clockSeconds(sum('ringing'))}`),
    fact(
      'Recording',
      recordings.length > 0 ? 'Yes' : make('span', { class: 'none' }, 'none'),
      recordings.length > 0 &&
        clockSeconds(Math.round(recordings.reduce((total, { durationMs }) => total + durationMs, 0) / 1000)),
    ),
  ];
}

function drawWarnings({ warnings, several }: { warnings: Warning[]; several: boolean }): Child[] {
  if (warnings.length === 0) return [];
  const lost = warnings.filter(({ severity }) => severity === 'lost').length;
  const title = lost > 0 ? `${plural(lost, 'thing')} would be lost` : `${plural(warnings.length, 'thing')} to look at`;
  return [
    make('h3', {}, title),
    make(
      'ul',
      { class: 'warnings' },
      ...warnings.map(({ severity, text, hint, taskSid }) =>
        make(
          'li',
          { class: severity },
          make('strong', {}, text),
          ' ',
          make('span', {}, hint),
          several && make('small', { class: 'sid' }, ` ${shortSid(taskSid)}`),
        ),
      ),
    ),
  ];
}

function headRow(...names: string[]): HTMLElement {
  return make('thead', {}, make('tr', {}, ...names.map((name) => make('th', { attributes: { scope: 'col' } }, name))));
}

function drawSegments({ tasks, now }: { tasks: TaskView[]; now: number }): Child[] {
  const rows = tasks.flatMap((task) => task.segments.map((segment) => ({ task, segment })));
  const duration = (seconds: number) => (seconds > 0 ? clockSeconds(seconds) : '');
  return [
    make('h3', {}, 'Segments'),
    make(
      'table',
      {},
      headRow('#', 'Kind', 'Queue', 'Agent', 'Began', 'Queue', 'Ringing', 'Talk', 'Wrap-up', 'Ended', 'Outcome'),
      make(
        'tbody',
        {},
        ...rows.map(({ segment }, index) =>
          make(
            'tr',
            {},
            make('th', { attributes: { scope: 'row' } }, index + 1),
            ...[
              segment.kind === 'queue' ? 'Queue' : 'Conversation',
              segment.queue,
              segment.agent ?? '',
              atTime(segment.from),
            ].map((text) => make('td', {}, text)),
            ...(['queue', 'ringing', 'talk', 'wrap-up'] as const).map((name) =>
              make('td', { class: 'number' }, duration(secondsIn(segment, name, now))),
            ),
            make('td', {}, segment.ending === 'open' ? '' : withCapital(segment.ending)),
            make('td', {}, segment.outcome?.value ?? ''),
          ),
        ),
      ),
    ),
  ];
}

const stateWords: Record<LoadedAttribute['state'], string> = {
  loaded: 'Loaded',
  cut: 'Cut',
  ignored: 'Ignored',
  hidden: 'Not shown',
  wrong: 'Wrong type',
};

function drawAttribute({ name, value, state, lost, hint }: LoadedAttribute): HTMLElement {
  const [object, key] = [name.slice(0, name.indexOf('.') + 1), name.slice(name.indexOf('.') + 1)];
  return make(
    'tr',
    { class: state },
    make('th', { attributes: { scope: 'row' } }, make('span', { class: 'soft' }, object), key),
    make(
      'td',
      {},
      make('span', { class: 'value' }, String(value)),
      lost ? make('del', {}, lost) : null,
      hint ? make('small', {}, hint) : null,
    ),
    make('td', {}, make('span', { class: `tag ${state === 'loaded' ? 'plain' : 'lost'}` }, stateWords[state])),
  );
}

function drawAttributes(tasks: { sid: string; attributes: LoadedAttribute[] }[]): Child[] {
  const several = tasks.length > 1;
  return tasks.flatMap(({ sid, attributes }, index) => [
    make(
      'h3',
      {},
      several ? `Attributes of task ${index + 1}` : 'Attributes',
      ' ',
      make('span', { class: 'sid', attributes: { title: sid } }, shortSid(sid)),
    ),
    attributes.length === 0
      ? make(
          'p',
          { class: 'soft' },
          'Nothing in conversations or customers: the report knows only what TaskRouter knows.',
        )
      : make(
          'table',
          { class: 'attributes' },
          headRow('Attribute', 'As it would be loaded', 'Verdict'),
          make('tbody', {}, ...attributes.map(drawAttribute)),
        ),
  ]);
}

function drawRecordings(recordings: ConversationView['recordings']): Child[] {
  if (recordings.length === 0) return [];
  return [
    make('h3', {}, recordings.length > 1 ? 'Recordings' : 'Recording'),
    ...recordings.map(({ playable, status, durationMs, sid, url, from, channels }) =>
      make(
        'div',
        { class: 'player' },
        playable
          ? make('audio', {
              attributes: {
                controls: true,
                preload: 'none',
                src: playable,
                'aria-label': 'Recording of the conversation',
              },
            })
          : make(
              'p',
              { class: 'soft' },
              status === 'unknown' ? 'The link leads to no recording of this sandbox.' : `Not playable yet: ${status}.`,
            ),
        make(
          'p',
          { class: 'soft' },
          `${clockSeconds(Math.round(durationMs / 1000))}${channels ? `, ${plural(channels, 'channel')}` : ''} · linked by ${from}`,
        ),
        make('p', { class: 'sid', attributes: { title: url } }, sid ?? url),
      ),
    ),
  ];
}

export function createDetail(): (view: ConversationView | null, now: number) => void {
  const parts = {
    head: createPart(byId('detail-head'), drawHead),
    timeline: createPart(byId('detail-timeline'), ({ view, now }: { view: ConversationView; now: number }) => [
      drawTimeline(view, now),
    ]),
    facts: createPart(byId('detail-facts'), drawFacts),
    warnings: createPart(byId('detail-warnings'), drawWarnings),
    recordings: createPart(byId('detail-recordings'), drawRecordings),
    segments: createPart(byId('detail-segments'), drawSegments),
    attributes: createPart(byId('detail-attributes'), drawAttributes),
  };
  let shown = '';
  return (view, now) => {
    if (view?.id !== shown) byId('detail').scrollTop = 0;
    shown = view?.id ?? '';
    byId('detail-empty').hidden = view !== null;
    byId('detail-body').hidden = view === null;
    if (!view) return;
    const { id, customer, channel, direction, from, to, tasks, warnings, taskViews, recordings } = view;
    // What has ended does not change with the time.
    const moment = to === null ? now : 0;
    parts.head({ id, customer, channel, direction, from, to, tasks });
    parts.timeline({ view, now: moment });
    parts.facts({ view, now: moment });
    parts.warnings({ warnings, several: tasks > 1 });
    parts.recordings(recordings);
    parts.segments({ tasks: taskViews, now: moment });
    parts.attributes(taskViews.map(({ sid, attributes }) => ({ sid, attributes })));
  };
}
