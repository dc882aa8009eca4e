/** What an item may hold: the JSON of an object of at most 16 KiB. */
import { type Call } from '../../twilio/route';
import { dataNotJson, dataTooLarge } from './sync-error';

const mostBytes = 16 * 1024;

interface ItemData {
  data: object;
  bytes: number;
}

/** Undefined when the request carries none. */
export function readData({ form }: Call): ItemData | undefined {
  const text = form.get('Data');
  if (text === null) return undefined;
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) throw dataTooLarge();
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { data, bytes };
  } catch {
    // Told like JSON of anything but an object.
  }
  throw dataNotJson();
}
