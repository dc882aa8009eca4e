/**
 * A link that opens attributes in the inspector: `#task.<edition>.<text, deflated, as URL-safe base64>`, the form that
 * docs/inspector.md describes. What stands behind # never leaves the browser.
 */
import { type Edition } from '../../insights/attributes/edition';

async function deflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** `functions`: where the Functions are, without a slash at the end. */
export async function inspectorLink(functions: string, text: string, edition: Edition): Promise<string> {
  const base64 = btoa(Array.from(await deflate(text), (byte) => String.fromCharCode(byte)).join(''));
  const safe = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${functions}/inspector/index.html#task.${edition}.${safe}`;
}
