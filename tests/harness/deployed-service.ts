/** A deployment as the sandbox's Serverless API would hold it, put there without uploading anything. */
import { type Sandbox } from '../../sandbox/server';
import { type Visibility } from '../../sandbox/state/serverless-state';
import { fixedSid } from '../../sandbox/state/sids';

export const deployed = {
  serviceSid: fixedSid('ZS', 1),
  environmentSid: fixedSid('ZE', 1),
  functionSid: fixedSid('ZH', 1),
  assetSid: fixedSid('ZH', 2),
  functionVersionSid: fixedSid('ZN', 1),
  assetVersionSid: fixedSid('ZN', 2),
  buildSid: fixedSid('ZB', 1),
  variableSid: fixedSid('ZV', 1),
  domain: 'flex-insights-functions-1234-dev.twil.io',
};

const functionPaths: [string, Visibility][] = [
  ['/studio/prepare-attributes', 'protected'],
  ['/studio/enrich-task', 'protected'],
  ['/studio/link-task', 'protected'],
  ['/studio/close-task', 'protected'],
  ['/studio/record-call', 'protected'],
  ['/webhooks/taskrouter-event', 'protected'],
  ['/webhooks/recording-status', 'protected'],
  ['/webhooks/event-streams', 'public'],
  ['/recordings/media', 'public'],
  ['/workers/update-worker', 'public'],
];

/** One service with one environment (suffix dev), all Functions and the kit, and the variables given. */
export function putDeployedService({ state, clock }: Sandbox, variables: Record<string, string> = {}): void {
  const { services, environments, resources, versions, builds, variables: stored } = state.serverless;
  const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
  const { serviceSid, environmentSid, buildSid } = deployed;
  const name = 'flex-insights-functions';
  const entries = [
    ...functionPaths.map(([path, visibility]) => ({ kind: 'function' as const, path, visibility })),
    { kind: 'asset' as const, path: '/kit.js', visibility: 'private' as const },
  ];

  services.set(serviceSid, {
    sid: serviceSid,
    uniqueName: name,
    friendlyName: name,
    includeCredentials: true,
    uiEditable: false,
    domainBase: `${name}-1234`,
    ...dates,
  });
  environments.set(environmentSid, {
    sid: environmentSid,
    serviceSid,
    uniqueName: 'dev-environment',
    domainSuffix: 'dev',
    domainName: deployed.domain,
    buildSid,
    ...dates,
  });
  const versionSids = entries.map(({ kind, path, visibility }, place) => {
    // The first Function and the asset have the SIDs named above.
    const number = kind === 'asset' ? 2 : place === 0 ? 1 : place + 10;
    const resourceSid = fixedSid('ZH', number);
    const sid = fixedSid('ZN', number);
    resources.set(resourceSid, { sid: resourceSid, serviceSid, kind, friendlyName: path, ...dates });
    versions.set(sid, {
      sid,
      kind,
      serviceSid,
      resourceSid,
      path,
      visibility,
      content: Buffer.from('// deployed'),
      contentType: 'application/javascript',
      dateCreated: dates.dateCreated,
    });
    return sid;
  });
  builds.set(buildSid, {
    sid: buildSid,
    serviceSid,
    versionSids,
    dependencies: [{ name: 'twilio', version: '6.2.0' }],
    runtime: 'node22',
    ...dates,
  });
  Object.entries(variables).forEach(([key, value], place) => {
    const sid = fixedSid('ZV', place + 1);
    stored.set(sid, { sid, serviceSid, environmentSid, key, value, ...dates });
  });
}
