/** What an address says of a recording: which one it leads to, and whether it is Twilio's own. Pure. */
import { sidPattern } from '../findings/sid';

const recordingSid = new RegExp(`(?<![0-9a-z])${sidPattern('RE')}(?![0-9a-z])`, 'i');

/** The SID of the recording that an address leads to, in lower case; undefined when it names none. */
export function recordingIn(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  return recordingSid.exec(address)?.[0].toLowerCase();
}

const recordingResource = new RegExp(
  `^/2010-04-01/Accounts/(${sidPattern('AC')})/Recordings/(${sidPattern('RE')})(\\.\\w+)?$`,
  'i',
);

/**
 * The account and recording of Twilio's own address, SIDs in lower case, and its extension (`.mp3`) where it has one;
 * undefined for any other address. https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file
 */
export function twilioRecording(link: URL): { account: string; recording: string; extension?: string } | undefined {
  const parts = recordingResource.exec(link.pathname);
  if (link.hostname !== 'api.twilio.com' || !parts) return undefined;
  const [, account, recording, extension] = parts;
  return { account: account.toLowerCase(), recording: recording.toLowerCase(), extension };
}
