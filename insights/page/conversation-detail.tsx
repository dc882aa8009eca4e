/** One conversation as the reports would show it: what it loses first. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ConversationView, type TaskView } from '../view/conversation-view';
import { AttributeTables } from './attribute-table';
import { titleOf } from './conversation-item';
import { FactList } from './fact-list';
import { Legend } from './legend';
import { RecordingList } from './recording-list';
import { SegmentTable } from './segment-table';
import { type TimeScale } from './time-scale';
import { Timeline } from './timeline';
import { warningId, WarningPanel } from './warning-panel';
import { grouped, onDate, plural } from './words';

/** What a page that does more than report adds to a conversation. */
export interface DetailParts {
  /** Lanes of the timeline. */
  lanes?: (view: ConversationView, scale: TimeScale) => preact.ComponentChildren;
  /** Entries of the legend for these. */
  legend?: (view: ConversationView) => preact.ComponentChildren;
  /** Beside the attributes of a task. */
  besideAttributes?: (view: ConversationView, task: TaskView) => preact.ComponentChildren;
  /** Above the segments. */
  more?: (view: ConversationView) => preact.ComponentChildren;
}

function Head({ view }: { view: ConversationView }) {
  const { id, customer, channel, direction, from, to, tasks, lost } = view;
  const facts = [
    direction ? `${direction} ${channel.toLowerCase()}` : channel,
    onDate(from),
    tasks > 1 ? `${tasks} tasks, one conversation` : plural(tasks, 'task'),
    to === null && 'still going on',
  ];
  return (
    <header>
      <h2>
        <bdi>{titleOf({ id, customer })}</bdi>
        {lost > 0 && <span class="tag lost big">{grouped(lost)} lost</span>}
      </h2>
      {customer.name && customer.address && (
        <span class="address">
          <bdi>{customer.address}</bdi>
        </span>
      )}
      <p class="soft">{facts.filter(Boolean).join(' · ')}</p>
      <p class="sid" title={id}>
        Conversation ID {id}
      </p>
    </header>
  );
}

interface Props {
  view: ConversationView;
  now: number;
  parts?: DetailParts;
}

export function ConversationDetail({ view, now, parts = {} }: Props) {
  const [marked, mark] = useState<number | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    mark(null);
    const pane = top.current?.closest('.detail');
    if (pane) pane.scrollTop = 0;
  }, [view.id]);

  function follow(place: number): void {
    const line = document.getElementById(warningId(place));
    line?.scrollIntoView({ block: 'nearest' });
    line?.focus({ preventScroll: true });
    mark(place);
  }

  const several = view.tasks > 1;
  const panel = { warnings: view.warnings, several, marked, mark };
  // What has ended does not change with the time.
  const moment = view.to === null ? now : 0;
  return (
    <div ref={top}>
      <Head view={view} />
      <WarningPanel severity="lost" {...panel} />
      <section class="card picture" aria-label="Timeline">
        <Timeline view={view} now={moment} marked={marked} mark={mark} follow={follow}>
          {(scale) => parts.lanes?.(view, scale)}
        </Timeline>
        <Legend losses={view.lost > 0}>{parts.legend?.(view)}</Legend>
      </section>
      <FactList view={view} />
      <WarningPanel severity="look" {...panel} />
      <AttributeTables tasks={view.taskViews} mark={mark} beside={(task) => parts.besideAttributes?.(view, task)} />
      <RecordingList recordings={view.recordings} />
      {parts.more?.(view)}
      <SegmentTable tasks={view.taskViews} />
    </div>
  );
}
