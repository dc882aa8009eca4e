/**
 * What Insights makes of a whole period, task by task: links need all tasks, everything else is counted and forgotten.
 * The order of the tasks decides nothing.
 */
import { type Edition } from '../attributes/edition';
import { isKnownType } from '../events/event-types';
import { isOutOfStep, storyOf } from '../events/story-of-events';
import { type SeenEvent } from '../history/seen-event';
import { findUnlinked, type Unlinked } from '../links/find-unlinked';
import { groupTasks, type Grouped } from '../links/group-tasks';
import { type TaskReading } from '../task-reading';
import { severityOf, type LossKind } from '../warnings/losses';
import { warnOfNoRecording, warnOfUnlinked } from '../warnings/warn-of-links';
import { createLossCounts, type Loss, type LossCounts } from './count-losses';
import { judgeTask, type JudgedTask, type Verdict } from './judge-task';
import {
  conversationOf,
  conversationsOf,
  countGroups,
  newestFirst,
  type JudgedConversation,
  type WarningsOf,
} from './judged-conversations';
import { inMemory, keptOf, KeptTasks, type KeptTask, type Spool } from './kept-tasks';

export interface JudgedPeriod {
  /** Tasks that were judged. */
  tasks: number;
  /** Of the judged tasks. */
  conversations: number;
  segments: number;
  notJudged: Record<Exclude<Verdict, 'judged'>, number>;
  losses: Loss[];
  /** Tasks by workflow, those that lose most first. */
  workflows: { workflow: string; tasks: number; lost: number }[];
}

/** What the reader should know of the events, beyond the report. */
export interface EventNotes {
  /** Distinct events. */
  events: number;
  /** Events of types that TaskRouter's pages do not name. */
  unknownTypes: Map<string, number>;
  /** Tasks whose events have dates that contradict their versions. */
  outOfStep: number;
}

interface JudgeOptions {
  edition: Edition;
  /** Kinds to count; default: all. */
  only?: LossKind[];
  /** Where what is kept of the tasks waits; default: in memory, a few hundred bytes a task. */
  spool?: Spool;
}

export interface Judge {
  /** All events of one task, or of none, in the order in which they happened; undefined when they are of no task. */
  add(events: SeenEvent[]): JudgedTask | undefined;
  finish(): {
    period: JudgedPeriod;
    notes: EventNotes;
    /** The newest first. */
    conversations: () => JudgedConversation[];
  };
}

interface Workflow {
  workflow: string;
  tasks: number;
  lost: number;
  /** Whether any of its calls has a link to a recording: where none has, Flex itself records. */
  linksRecordings: boolean;
  unrecorded: LossCounts;
}

/** Unknown types that are told by name. */
const mostTypes = 20;

const compareWorkflows = (one: Workflow, other: Workflow) =>
  other.lost - one.lost || other.tasks - one.tasks || (one.workflow < other.workflow ? -1 : 1);

export function createJudge({ edition, only, spool = inMemory() }: JudgeOptions): Judge {
  const counts = createLossCounts();
  const workflows = new Map<string, Workflow>();
  const kept = new KeptTasks(spool);
  const notJudged: JudgedPeriod['notJudged'] = { open: 0, begunBefore: 0, redacted: 0 };
  const notes: EventNotes = { events: 0, unknownTypes: new Map(), outOfStep: 0 };
  let segments = 0;

  const isAsked = (kind: LossKind) => only === undefined || only.includes(kind);

  function workflowOf(workflow: string): Workflow {
    const known = workflows.get(workflow);
    if (known) return known;
    const fresh = { workflow, tasks: 0, lost: 0, linksRecordings: false, unrecorded: createLossCounts() };
    workflows.set(workflow, fresh);
    return fresh;
  }

  function noteTypes(events: SeenEvent[]): void {
    notes.events += events.length;
    for (const { type } of events) {
      if (isKnownType(type)) continue;
      const name = notes.unknownTypes.has(type) || notes.unknownTypes.size < mostTypes ? type : 'others';
      notes.unknownTypes.set(name, (notes.unknownTypes.get(name) ?? 0) + 1);
    }
  }

  /** Counts what the task lost; answers whether anything of it was written and is lost. */
  function countLosses({ warnings, sid, from }: TaskReading): boolean {
    let lost = false;
    for (const { kind, severity, fields } of warnings) {
      if (kind === 'failed' || !isAsked(kind)) continue;
      lost ||= severity === 'lost';
      for (const field of fields.length ? fields : ['attributes']) counts.add(kind, severity, field, { sid, from });
    }
    return lost;
  }

  function countJudged({ reading, recorded }: JudgedTask, workflow: Workflow): boolean {
    segments += reading.segments.length;
    workflow.tasks += 1;
    if (recorded) workflow.linksRecordings = true;
    if (recorded === false && isAsked('no-recording'))
      workflow.unrecorded.add('no-recording', severityOf('no-recording'), 'conversations.segment_link', reading);
    const lost = countLosses(reading);
    if (lost) workflow.lost += 1;
    return lost;
  }

  /** Each task once, however many others it names. */
  function unlinkedAmong(grouped: Grouped<KeptTask>): Unlinked<KeptTask>[] {
    if (!isAsked('unlinked')) return [];
    const told = new Set<string>();
    return findUnlinked(grouped).filter(({ task: { sid, judged } }) => {
      if (!judged || told.has(sid)) return false;
      told.add(sid);
      return true;
    });
  }

  function countUnlinked(grouped: Grouped<KeptTask>): void {
    for (const { task, likely } of unlinkedAmong(grouped)) {
      counts.add('unlinked', severityOf('unlinked', likely), 'conversations.conversation_id', task);
      if (!likely && !task.lost) workflowOf(task.workflow).lost += 1;
    }
  }

  function joinConversations(): JudgedConversation[] {
    const connected = groupTasks([...kept.connected()]);
    const unlinked = new Map(unlinkedAmong(connected).map((each) => [each.task.sid, warnOfUnlinked(each)]));
    const warningsOf: WarningsOf = ({ sid, judged, unrecorded, workflow }) => {
      const others = judged && unrecorded && isAsked('no-recording') && workflowOf(workflow).linksRecordings;
      return [unlinked.get(sid) ?? [], others ? warnOfNoRecording(sid) : []].flat();
    };
    const conversations = conversationsOf(connected, warningsOf);
    for (const task of kept.alone()) conversations.push(conversationOf(task, warningsOf(task)));
    return conversations.toSorted(newestFirst);
  }

  return {
    add(events) {
      noteTypes(events);
      if (!events.length || events[0].task === '') return undefined;
      if (isOutOfStep(events)) notes.outOfStep += 1;
      const judged = judgeTask(storyOf(events), edition);
      const workflow = workflowOf(judged.workflow);
      const isJudged = judged.verdict === 'judged';
      if (judged.verdict !== 'judged') notJudged[judged.verdict] += 1;
      const lost = isJudged && countJudged(judged, workflow);
      kept.add(keptOf(judged, lost));
      return judged;
    },
    finish() {
      const connected = groupTasks([...kept.connected()]);
      const alone = kept.judged - connected.tasks.filter(({ judged }) => judged).length;
      countUnlinked(connected);
      for (const { linksRecordings, unrecorded } of workflows.values()) if (linksRecordings) counts.addAll(unrecorded);
      const tasks = kept.judged;
      return {
        notes,
        conversations: joinConversations,
        period: {
          tasks,
          conversations: alone + countGroups(connected),
          segments,
          notJudged,
          losses: counts.list(tasks, edition),
          workflows: [...workflows.values()]
            .filter((each) => each.tasks > 0)
            .toSorted(compareWorkflows)
            .map(({ workflow, tasks, lost }) => ({ workflow, tasks, lost })),
        },
      };
    },
  };
}
