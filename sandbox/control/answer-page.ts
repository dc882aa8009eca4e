/** What a browser opens: the page at /, and the report as a file. Everything else here is JSON. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SandboxParts } from '../parts/parts';
import { type Incoming } from '../http/incoming';
import { type Reply } from '../http/reply';
import { answerExport, exportPaths } from './answer-export';

const files: Record<string, { name: string; type: string }> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { name: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/icon.svg': { name: 'icon.svg', type: 'image/svg+xml' },
};

/** Nothing from elsewhere, no code in the page itself: callers have a say in attributes. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const isPageRequest = ({ method, path: wanted }: Incoming): boolean =>
  ['GET', 'HEAD'].includes(method) && (wanted in files || exportPaths.includes(wanted));

async function fileReply(folder: string, { name, type }: { name: string; type: string }): Promise<Reply> {
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
  try {
    return { status: 200, headers, body: await readFile(path.join(folder, name)) };
  } catch {
    return {
      status: 404,
      headers: { ...headers, 'Content-Type': 'text/plain' },
      body: `There is no ${name} here: npm run build makes it.\n`,
    };
  }
}

export async function answerPage(parts: SandboxParts, { path: wanted, search }: Incoming): Promise<Reply> {
  parts.world.clock.settle();
  // Built, the page lies next to this file's folder; run from source there is none, unless the options name it.
  const pageFolder = parts.options.pageFolder ?? path.join(__dirname, '../page');
  if (exportPaths.includes(wanted)) return answerExport(parts, wanted, search, pageFolder);
  return fileReply(pageFolder, files[wanted]);
}
