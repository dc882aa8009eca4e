/**
 * Plays a recording to whoever holds a link that this deployment signed, without giving away the account's credentials.
 * Called by the Insights player or any other, with the link that RECORDING_ACCESS=signed puts on the task.
 * Parameters: RecordingSid, Expires, Signature, all from the link; a Range header asks for a part.
 * Replies: the sound as MP3 (200, or 206 for a part), else bad-input, unauthorized, unavailable, too-large or
 * rate-limited as JSON (docs/recordings.md).
 * Easy to get wrong: a Function sends 4 MB at most, so only short recordings come whole; players ask for parts.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    RecordingSid: kit.required(kit.sid('RE'), 'the SID of the recording'),
    Expires: kit.optional(kit.text(20)),
    Signature: kit.optional(kit.text(200)),
  },
  { ignoreUnknown: true },
);

type Link = Kit.InputOf<typeof input>;

/** Why the link may not be followed; undefined when it may. */
function refusalOf(settings: Kit.Settings, { RecordingSid, Expires, Signature }: Link): Kit.Result | undefined {
  if (!Expires || !Signature)
    return { code: 'unauthorized', status: 401, message: 'The link is incomplete: Expires or Signature is missing.' };
  const judged = kit.judgeLink(
    settings,
    { recordingSid: RecordingSid, expires: Expires, signature: Signature },
    Date.now(),
  );
  if (judged === 'forged')
    return { code: 'unauthorized', status: 403, message: 'The link was not signed here, or was changed since.' };
  if (judged === 'expired') return { code: 'unauthorized', status: 410, message: 'The link has expired.' };
  return undefined;
}

/** The part as a reply. Without a Range header the whole recording, or a reply that says it is too large. */
export function replyWith({ first, total, bytes }: Kit.SoundPart, partAsked: boolean, etag: string): Kit.Result {
  const headers = { 'Accept-Ranges': 'bytes', ETag: etag };
  // Nothing of an empty recording lies behind its end, and there is no part of it: it is sent whole.
  if (!bytes && (total === 0 || !partAsked)) return { code: 'valid', sound: Buffer.alloc(0), headers };
  if (!bytes) {
    const message = 'The recording ends before the place that was asked for.';
    return {
      code: 'bad-input',
      status: 416,
      message,
      headers: { ...headers, 'Content-Range': `bytes */${total ?? '*'}` },
    };
  }
  const place = `bytes ${first}-${first + bytes.length - 1}/${total ?? '*'}`;
  if (partAsked) return { code: 'valid', status: 206, sound: bytes, headers: { ...headers, 'Content-Range': place } };
  if (total === bytes.length) return { code: 'valid', sound: bytes, headers };
  const message = `The recording has ${total ?? 'more'} bytes and a Function cannot send that many at once: ask for parts with a Range header, as players do.`;
  return { code: 'too-large', message, headers };
}

const notFound: Kit.Result = {
  code: 'unavailable',
  status: 404,
  message: 'There is no such recording: it is not finished yet, or was deleted.',
};

/** A browser that opens the link like a page sends no Range, but accepts a part and then asks for the others. */
function partAskedFor(context: Kit.RequestContext): ReturnType<typeof kit.parseRange> {
  const opened = context.header('sec-fetch-mode') === 'navigate' ? { first: 0 } : undefined;
  return kit.parseRange(context.header('range')) ?? opened;
}

export const handler = kit.soundFunction(input, async (context, link) => {
  const refusal = refusalOf(context.settings, link);
  if (refusal) return refusal;

  const asked = partAskedFor(context);
  const answer = await kit.fetchSound(context, link.RecordingSid, asked);
  if (answer.ok) return replyWith(answer.body, asked !== undefined, `"${link.RecordingSid}"`);
  if (answer.problem === 'not-found') return notFound;
  return { code: answer.problem === 'rate-limited' ? 'rate-limited' : 'unavailable' };
});
