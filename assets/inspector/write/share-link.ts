/** What is on the page as the part of an address after #, which browsers never send to a server. */
import { type EditionChoice } from '../judge/edition';
import { type ReadAs } from '../read/read-input';

export interface Shared {
  text: string;
  readAs: ReadAs;
  edition: EditionChoice;
}

/** Longest text that is put into a link; addresses beyond some ten thousand characters get lost in chats. */
export const shareLimit = 32_768;

const readings: ReadAs[] = ['detect', 'task', 'worker', 'parameters'];
const editions: EditionChoice[] = ['today', 'specification'];

/** `detect.today.<deflated text in URL-safe base64>` */
export async function writeShared({ text, readAs, edition }: Shared): Promise<string> {
  const packed = await through(new Blob([text]), new CompressionStream('deflate-raw'), Infinity);
  const base64 = btoa(String.fromCharCode(...packed));
  return `${readAs}.${edition}.${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Undefined for anything that writeShared did not make. */
export async function readShared(fragment: string): Promise<Shared | undefined> {
  const [readAs, edition, packed, ...rest] = fragment.replace(/^#/, '').split('.');
  if (!packed || rest.length || !readings.includes(readAs as ReadAs) || !editions.includes(edition as EditionChoice))
    return undefined;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      await through(new Blob([bytes]), new DecompressionStream('deflate-raw'), shareLimit * 4),
    );
    return { text, readAs: readAs as ReadAs, edition: edition as EditionChoice };
  } catch {
    return undefined;
  }
}

/** All bytes that come out of the stream; throws beyond `limit`, since a small link can unpack to gigabytes. */
async function through(
  input: Blob,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array> {
  const reader = input.stream().pipeThrough(stream).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > limit) throw new RangeError('too long');
    chunks.push(step.value);
  }
  const whole = new Uint8Array(length);
  let start = 0;
  for (const chunk of chunks) {
    whole.set(chunk, start);
    start += chunk.length;
  }
  return whole;
}
