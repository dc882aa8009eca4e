/** A report that lies in the page's own file: read once, never asked for again. */
import { findConversations } from '../find-conversations';
import { fixedColumns, segmentRows } from '../table/segment-rows';
import { toCsv } from '../table/csv';
import { lookAt, readLookQuery } from '../view/look';
import { type ReportFile } from '../view/report-file';
import { type ReportSource } from './report-source';

export function fileSource({ now, conversations, compared, whole }: ReportFile): ReportSource {
  const byName = new Map(
    conversations.flatMap((each) =>
      [each.id, ...each.tasks.map(({ sid }) => sid)].map((name) => [name, each] as const),
    ),
  );
  const segments = conversations.reduce(
    (sum, { tasks }) => sum + tasks.reduce((within, task) => within + task.segments.length, 0),
    0,
  );
  const looked = { conversations, segments, now, compared, whole, conversation: (name: string) => byName.get(name) };
  return {
    live: false,
    look: async (query) => ({ ...lookAt(looked, readLookQuery(query)), reading: null }),
    csv: {
      text: (query) => toCsv(segmentRows(findConversations(conversations, readLookQuery(query)), now), fixedColumns),
    },
  };
}
