/** Which build is live in an environment, and when it became so. */
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, conflict } from '../../twilio/twilio-error';
import { environmentOf } from './environments';
import { type Deployment } from '../../state/serverless-state';
import { commonFields } from './services';

const formatDeployment = (call: Call, deployment: Deployment) => ({
  ...commonFields(
    deployment,
    `${call.baseUrl}/v1/Services/${deployment.serviceSid}/Environments/${deployment.environmentSid}/Deployments`,
  ),
  service_sid: deployment.serviceSid,
  environment_sid: deployment.environmentSid,
  build_sid: deployment.buildSid,
});

/** Newest first. */
export function listDeployments(call: Call): Answer {
  const environment = environmentOf(call);
  const all = [...call.world.state.serverless.deployments.values()]
    .filter(({ environmentSid }) => environmentSid === environment.sid)
    .toReversed();
  return { status: 200, body: pageOf(call, 'deployments', all, (each) => formatDeployment(call, each)) };
}

/** Makes a build live. The same build a second time is a conflict, as twilio-run expects it (20409). */
export function createDeployment(call: Call): Answer {
  const { form, world } = call;
  const { serverless } = world.state;
  const environment = environmentOf(call);
  const build = serverless.builds.get(form.get('BuildSid') ?? '');
  if (build?.serviceSid !== environment.serviceSid) throw badRequest('Invalid BuildSid');
  if (environment.buildSid === build.sid)
    throw conflict(`Build ${build.sid} is already deployed to ${environment.sid}`);
  const now = world.clock.now();
  serverless.environments.set(environment.sid, { ...environment, buildSid: build.sid, dateUpdated: now });
  const deployment: Deployment = {
    sid: world.sids.next('ZD'),
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    buildSid: build.sid,
    dateCreated: now,
    dateUpdated: now,
  };
  serverless.deployments.set(deployment.sid, deployment);
  return { status: 201, body: formatDeployment(call, deployment) };
}
