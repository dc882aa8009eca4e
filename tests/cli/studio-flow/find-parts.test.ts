import { findParts, type FlowOptions } from '../../../cli/studio-flow/find-parts';
import { channelSids, workflowSid } from '../../../sandbox/state/fixed-sids';
import { deployed } from '../../harness/deployed-service';
import { contextOf, environment, sandbox, useAccount } from '../../harness/use-account';

useAccount();

const defaults: FlowOptions = { env: '.env', environment: 'dev', out: 'studio-flow.json' };
const otherWorkflow = `WW${'a'.repeat(32)}`;
const otherChannel = `TC${'a'.repeat(32)}`;
const find = (options: Partial<FlowOptions> = {}, variables: object = environment) =>
  findParts({ ...defaults, ...options }, { ...variables }, () => contextOf());

test('everything is looked up in the account', async () => {
  const { functions, ...others } = await find();

  expect([others.workflowSid, others.channelSid]).toEqual([workflowSid, channelSids.voice]);
  expect(functions).toMatchObject({
    domain: deployed.domain,
    serviceSid: deployed.serviceSid,
    environmentSid: deployed.environmentSid,
  });
  expect(functions.sids?.get('/studio/prepare-attributes')).toBe(deployed.functionSid);
});

test('the deployment’s own domain brings the SIDs along, another one only its address', async () => {
  expect((await find({ domain: `https://${deployed.domain}/` })).functions.serviceSid).toBe(deployed.serviceSid);
  expect((await find({ domain: 'other-1-dev.twil.io' })).functions).toEqual({ domain: 'other-1-dev.twil.io' });
});

test('told everything, it needs neither account nor connection', async () => {
  const parts = await find({ domain: 'other-1-dev.twil.io', workflow: otherWorkflow, channel: otherChannel }, {});

  expect(parts).toEqual({
    functions: { domain: 'other-1-dev.twil.io' },
    workflowSid: otherWorkflow,
    channelSid: otherChannel,
  });
  expect(sandbox().requests.list()).toEqual([]);
});

test.each([
  [
    'several workflows',
    {},
    () =>
      sandbox().state.workflows.set(otherWorkflow, {
        ...sandbox().state.workflows.get(workflowSid)!,
        sid: otherWorkflow,
        friendlyName: 'Other',
      }),
    /^The workspace has several workflows/,
    /--workflow: Assign to Anyone \(WW\w+\), Other \(WW/,
  ],
  ['no workflow', {}, () => sandbox().state.workflows.clear(), /no workflow/, /make one/],
  [
    'no voice channel',
    {},
    () => sandbox().state.taskChannels.delete(channelSids.voice),
    /no task channel voice/,
    /--channel/,
  ],
  [
    'a workflow that is not a SID',
    { workflow: 'Anyone' },
    () => {},
    /--workflow is not the SID of a workflow/,
    /32 hexadecimal/,
  ],
  ['a domain that is not one', { domain: 'twil' }, () => {}, /is not a domain/, /Write it as/],
  ['nothing deployed', {}, () => sandbox().state.serverless.services.clear(), /has no service/, /npm run deploy/],
])('%s is told', async (_, options, before, why, todo) => {
  before();

  await expect(find(options)).rejects.toMatchObject({
    problem: { why: expect.stringMatching(why), todo: expect.stringMatching(todo) },
  });
});
