import { checkLastDay, tellLastDay } from '../../../../cli/doctor/checks/last-day';
import { openAccount } from '../../../../cli/account/twilio-account';
import { accountSid, authToken } from '../../../../sandbox/state/account';
import { workspaceSid } from '../../../../sandbox/state/fixed-sids';
import { sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';
import { judgeRaw, rawEvents } from '../../../insights/raw-events';
import { answered, sid, type Step } from '../../../insights/story';
import { told } from '../told';

useSandbox();

const environment = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TASKROUTER_WORKSPACE_SID: workspaceSid };
const setup = () => ({ context: openAccount(environment).spend(5000), environment, inFile: environment, file: '.env' });

const fine: Step[] = [
  [0, 'task.created', { attributes: { conversations: { outcome: 'Sale' } } }],
  ...answered.slice(1),
];
const late: Step[] = [...answered, [120, 'task.updated', { attributes: { conversations: { outcome: 'Sale' } } }]];

test.each<[string, Step[][], boolean, string]>([
  ['nothing lost', [fine], true, 'ok: 1 task ended, and nothing that was written is lost.'],
  ['no task', [], true, 'ok: No task ended: there is nothing to judge.'],
  [
    'a loss',
    [fine, late, late],
    true,
    'warning: 2 tasks of 3 lost something; 2 tasks: written too late, conversations.outcome.',
  ],
  ['not all read', [fine], false, 'ok: 1 task ended, and nothing that was written is lost (as far as could be read).'],
])('%s', (_, lives, complete, line) => {
  const { period } = judgeRaw(lives.flatMap((steps, index) => rawEvents(steps, sid(index + 1))));

  expect(told(tellLastDay(period, complete))).toEqual([expect.stringContaining(line)]);
});

test('the events of the workspace are read', async () => {
  const { sid } = sandbox().actions.enqueueCall({});
  sandbox().actions.hangUp({ task: sid });
  await workspace.tasks(sid).update({ attributes: '{"conversations":{"campaign":"A"}}' });

  const reports = await checkLastDay(setup());

  expect(told(reports)).toEqual([expect.stringContaining('1 task of 1 lost something; 1 task: written too late')]);
});

test('events that may not be read are an error with what to do', async () => {
  sandbox().addFault({ kind: 'status', status: 403, path: '/Events', times: 'always' });

  expect(told(await checkLastDay(setup()))).toEqual([expect.stringMatching(/^error: Twilio refused/)]);
});
