import { callFlow } from '../../../cli/studio-flow/call-flow';
import { validateFlow } from '../../../cli/studio-flow/validate-flow';
import { channelSids, workflowSid } from '../../../sandbox/state/fixed-sids';
import { assertRequestsConform } from '../../harness/openapi';
import { contextOf, sandbox, useAccount } from '../../harness/use-account';

useAccount();

const flow = () =>
  callFlow({ functions: { domain: 'flex-1234-dev.twil.io' }, workflowSid, channelSid: channelSids.voice });

test('Studio takes the flow', async () => {
  expect(await validateFlow(contextOf(), flow())).toBeUndefined();
  expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
});

test('a flow that leads nowhere is not taken', async () => {
  const broken = flow();
  broken.states[0].transitions = [{ event: 'incomingCall', next: 'nowhere' }];

  expect(await validateFlow(contextOf(), broken)).toMatchObject({ why: 'Studio does not take the flow as it is.' });
});

test('that Studio could not be asked is told', async () => {
  sandbox().addFault({ kind: 'status', status: 503, host: 'studio', times: 'always' });

  expect(await validateFlow(contextOf({}, 1500), flow())).toMatchObject({
    why: 'Twilio did not answer whether the flow is valid (status 503).',
  });
});
