/** The report as a file, narrowed as the page is: a table, or a page that needs no sandbox. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findConversations } from '../../insights/find-conversations';
import { toCsv } from '../../insights/table/csv';
import { fixedColumns, segmentRows } from '../../insights/table/segment-rows';
import { readLookQuery } from '../../insights/view/look';
import { reportHtml } from '../../insights/view/report-file';
import { type Reply } from '../http/reply';
import { type SandboxParts } from '../parts/parts';

export const exportPaths = ['/sandbox/report.csv', '/sandbox/report.html'];

function asDownload(name: string, type: string, body: string): Reply {
  const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${name}"` };
  return { status: 200, headers, body };
}

/** `pageFolder`: where the sandbox's page is built; the report's lies in dist as well. */
export async function answerExport(
  { report, world, story }: SandboxParts,
  wanted: string,
  search: string,
  pageFolder: string,
): Promise<Reply> {
  const query = readLookQuery(new URLSearchParams(search));
  const conversations = findConversations(report.conversations(query.edition), query);
  const now = world.clock.now();
  if (wanted.endsWith('.csv'))
    return asDownload('insights-report.csv', 'text/csv', toCsv(segmentRows(conversations, now), fixedColumns));
  const built = path.join(pageFolder, '../../insights/page');
  const file = {
    title: 'What Insights would report',
    notes: [
      'This file holds attributes as they were written, personal data included.',
      'It was saved from a sandbox, a local stand-in for Twilio.',
    ],
    now,
    edition: query.edition,
    conversations,
    compared: story.periods,
  };
  const page = {
    script: await readFile(path.join(built, 'report.js'), 'utf8'),
    styles: await readFile(path.join(built, 'report.css'), 'utf8'),
  };
  return asDownload('insights-report.html', 'text/html', await reportHtml(file, page));
}
