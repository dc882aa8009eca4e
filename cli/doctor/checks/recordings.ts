/** Recording settings, as far as an API gives them. */
import { type Context } from '../../../assets/twilio/context';
import { type RecordingAccess } from '../../../assets/settings/settings';
import { problemOf } from '../../tool/found';
import { probe } from '../../deployment/probe';
import { type Setup } from '../setup';
import { error, failed, ok, warning, type Report } from '../report';

const about = 'Recordings';

/** Whether recordings play without a login: tried, because no API says. Undefined: there is no recording to try. */
type Playable = 'by anyone' | 'with a login' | undefined;

/** What Flex itself is set up to do, and for which workspace. */
async function checkFlex({ twilio, settings }: Context): Promise<Report[]> {
  const answer = await twilio.ask((client) => client.flexApi.v1.configuration().fetchWithHttpInfo());
  if (!answer.ok && answer.problem === 'not-found')
    return [
      warning(
        'Flex',
        'The account has no Flex.',
        'Use the credentials of the account that Flex and its Insights are in.',
      ),
    ];
  if (!answer.ok) return [failed('Flex', problemOf(answer, 'the configuration of Flex'))];
  const { taskrouterWorkspaceSid, callRecordingEnabled } = answer.body;
  return [
    taskrouterWorkspaceSid === settings.TASKROUTER_WORKSPACE_SID
      ? ok('Flex', 'Flex uses this workspace.')
      : error(
          'Flex',
          `Flex uses another workspace, ${taskrouterWorkspaceSid}.`,
          'Set TASKROUTER_WORKSPACE_SID to that one: Insights reads its tasks.',
        ),
    callRecordingEnabled
      ? warning(
          about,
          'Flex records every call itself and links the recording.',
          'Keep it and leave /studio/record-call alone, or switch it off: Console > Flex > Settings > Call Recording.',
        )
      : ok(about, 'Flex does not record by itself: nothing is recorded twice.'),
  ];
}

/** Asks for one byte of the newest recording that Twilio holds, without credentials. */
async function tryNewest({ twilio, settings }: Context): Promise<Playable> {
  const answer = await twilio.ask((client) =>
    client.api.v2010.accounts(settings.ACCOUNT_SID).recordings.pageWithHttpInfo({ pageSize: 20 }),
  );
  const newest = answer.ok ? answer.body.instances.find(({ status }) => status === 'completed') : undefined;
  if (!newest) return undefined;
  const url = `https://api.twilio.com/2010-04-01/Accounts/${settings.ACCOUNT_SID}/Recordings/${newest.sid}`;
  const sound = await probe(url, { headers: { range: 'bytes=0-0' }, statusOnly: true });
  if (sound.failed !== undefined) return undefined;
  if ([401, 403].includes(sound.status)) return 'with a login';
  return sound.status < 300 ? 'by anyone' : undefined;
}

/** Pure: do the links fit the protection of the recordings? */
export function compareAccess(access: RecordingAccess['kind'], playable: Playable): Report {
  if (playable === undefined) return ok(about, 'There is no recording yet: whether links play was not checked.');
  if (access === 'public') {
    return playable === 'by anyone'
      ? ok(about, 'Links to recordings play, for everyone who has one.')
      : error(
          about,
          'Recordings want a login, so the links on tasks do not play in Insights.',
          'Set RECORDING_ACCESS=signed with a RECORDING_LINK_SECRET, or provider: and an address.',
        );
  }
  if (access === 'signed' && playable === 'by anyone') {
    return warning(
      about,
      'Links are signed, but the recordings themselves play for everyone.',
      'Switch on Console > Voice > Settings > Enforce HTTP Auth on Media URLs.',
    );
  }
  return ok(
    about,
    access === 'signed' ? 'Recordings want a login, and links carry a signature.' : 'Links lead to your own storage.',
  );
}

export async function checkRecordings({ context }: Setup): Promise<Report[]> {
  const flex = await checkFlex(context);
  return [...flex, compareAccess(context.settings.RECORDING_ACCESS.kind, await tryNewest(context))];
}
