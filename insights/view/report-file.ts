/** A report as it lies in a file of its own: packed, with the page that shows it, and with no request to anywhere. */
import { type Edition } from '../attributes/edition';
import { type Conversation } from '../conversations';
import { type Period } from './look';
import { type Overview } from './overview';

/** Times are ms since 1970. */
export interface ReportFile {
  title: string;
  /** Of which workspace, from when to when. */
  about?: string;
  /** What a reader has to know first, as sentences: what the file holds, and what was not judged. */
  notes: string[];
  /** When it was made. */
  now: number;
  /** As read by one edition: a file holds no other. */
  edition: Edition;
  conversations: Conversation[];
  /** Of all conversations, where the file holds only some of them. */
  whole?: Overview;
  compared?: Period[];
}

/** Id of the element that holds the packed report. */
export const dataId = 'report-data';

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

/** In steps: a call takes no more than some ten thousand arguments. */
function base64Of(bytes: Uint8Array): string {
  const step = 32_768;
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += step)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + step)));
  return btoa(parts.join(''));
}

/** JSON, deflated, as base64. */
async function packReport(file: ReportFile): Promise<string> {
  const packed = new Blob([JSON.stringify(file)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return base64Of(await bytesOf(packed as ReadableStream<Uint8Array>));
}

async function readPacked(packed: string): Promise<ReportFile> {
  const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(stream as ReadableStream<Uint8Array>));
  const file = JSON.parse(text) as Partial<ReportFile>;
  if (!Array.isArray(file.conversations) || !Array.isArray(file.notes)) throw new TypeError('not a report');
  return file as ReportFile;
}

/** Rejects for anything that packReport did not make, or that was cut off since. */
export function unpackReport(packed: string): Promise<ReportFile> {
  return readPacked(packed).catch((cause: unknown) => {
    throw new Error('The report is damaged.', { cause });
  });
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${base64Of(new Uint8Array(digest))}'`;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The built page: dist/insights/page/report.js and report.css. */
export interface PageParts {
  script: string;
  styles: string;
}

/** One HTML file. What runs in it is named by its hash: text that strangers wrote can neither run nor ask anybody. */
export async function reportHtml(file: ReportFile, parts: PageParts): Promise<string> {
  // Neither may end the element it stands in.
  const script = parts.script.replaceAll('</script', '<\\/script');
  const styles = parts.styles.replaceAll('</style', '<\\/style');
  const policy = `default-src 'none'; script-src ${await hashOf(script)}; style-src ${await hashOf(styles)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml([file.title, file.about].filter(Boolean).join(': '))}</title>
<style>${styles}</style>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript; it asks nobody for anything.</noscript>
<script type="text/plain" id="${dataId}">${await packReport(file)}</script>
<script>${script}</script>
</body>
</html>
`;
}
