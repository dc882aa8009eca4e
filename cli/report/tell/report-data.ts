/** The report as data: what --format json writes, and what the other formats are made of. */
import { type Edition } from '../../../insights/attributes/edition';
import { type EventNotes, type JudgedPeriod } from '../../../insights/judgement/judge';

/** Its keys and their order are promised: docs/report.md. */
export interface ReportData extends JudgedPeriod {
  /** ISO times. */
  from: string;
  to: string;
  edition: Edition;
  /** False when Twilio did not answer, or somebody interrupted. */
  complete: boolean;
  /** Distinct events. */
  events: number;
}

/** What is told beside the report. */
export interface Aside {
  notes: EventNotes;
  /** Sentences about what could not be read or written. */
  problems: string[];
  /** The workspace's SID, or the file that was read. */
  source: string;
}

interface Parts {
  from: number;
  to: number;
  edition: Edition;
  complete: boolean;
  events: number;
  period: JudgedPeriod;
}

export function reportData({ from, to, edition, complete, events, period }: Parts): ReportData {
  const { tasks, conversations, segments, notJudged, losses, workflows } = period;
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    from: iso(from),
    to: iso(to),
    edition,
    complete,
    events,
    tasks,
    conversations,
    segments,
    notJudged,
    losses,
    workflows,
  };
}
