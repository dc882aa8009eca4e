/** Builds: a choice of uploaded versions, with the packages they need. Nothing is installed here. */
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { type Build, type Dependency, type Kind, type Version } from '../../state/serverless-state';
import { commonFields, serviceOf } from './services';
import { formatVersion } from './versions';

/** Those that can still be deployed, newest last. https://www.twilio.com/docs/serverless/functions-assets/handler */
const runtimes = ['node20', 'node22', 'node24'];

function buildOf(call: Call): Build {
  const service = serviceOf(call);
  const build = call.world.state.serverless.builds.get(call.sids.Sid);
  if (build?.serviceSid !== service.sid) throw notFound(call.path);
  return build;
}

/** What a build consists of, one kind. */
function versionsOf(call: Pick<Call, 'world'>, build: Build, kind: Kind): Version[] {
  const { versions } = call.world.state.serverless;
  return build.versionSids.map((sid) => versions.get(sid)!).filter((version) => version.kind === kind);
}

/** A build takes no time here: its creation says building, every later look completed. */
function formatBuild(call: Call, build: Build, status: 'building' | 'completed') {
  const url = `${call.baseUrl}/v1/Services/${build.serviceSid}/Builds`;
  return {
    ...commonFields(build, url),
    service_sid: build.serviceSid,
    status,
    asset_versions: versionsOf(call, build, 'asset').map((version) => formatVersion(call, version)),
    function_versions: versionsOf(call, build, 'function').map((version) => formatVersion(call, version)),
    dependencies: build.dependencies,
    runtime: build.runtime,
    links: { build_status: `${url}/${build.sid}/Status` },
  };
}

/** A JSON list; twilio-run puts it into quotes without escaping anything, and Twilio takes that. */
function readDependencies(text: string): Dependency[] {
  try {
    const list: unknown = JSON.parse(text.replace(/^"(\[.*\])"$/s, '$1'));
    const valid =
      Array.isArray(list) && list.every(({ name, version }) => typeof name === 'string' && typeof version === 'string');
    if (valid) return list as Dependency[];
  } catch {
    // Said below.
  }
  throw badRequest('Invalid Dependencies: a JSON list of objects with name and version');
}

export function listBuilds(call: Call): Answer {
  const { sid } = serviceOf(call);
  const all = [...call.world.state.serverless.builds.values()]
    .filter(({ serviceSid }) => serviceSid === sid)
    .toReversed();
  return { status: 200, body: pageOf(call, 'builds', all, (each) => formatBuild(call, each, 'completed')) };
}

export function fetchBuild(call: Call): Answer {
  return { status: 200, body: formatBuild(call, buildOf(call), 'completed') };
}

export function fetchBuildStatus(call: Call): Answer {
  const { sid, serviceSid } = buildOf(call);
  const url = `${call.baseUrl}/v1/Services/${serviceSid}/Builds/${sid}/Status`;
  return { status: 200, body: { sid, account_sid: accountSid, service_sid: serviceSid, status: 'completed', url } };
}

export function createBuild(call: Call): Answer {
  const { form, world } = call;
  const { sid: serviceSid } = serviceOf(call);
  const { versions, builds } = world.state.serverless;
  const versionSids = [...form.getAll('FunctionVersions'), ...form.getAll('AssetVersions')];
  const unknown = versionSids.find((sid) => versions.get(sid)?.serviceSid !== serviceSid);
  if (unknown !== undefined) throw badRequest(`Unknown version ${unknown}`);
  if (versionSids.length === 0) throw badRequest('At least one function version or asset version is required');
  const runtime = form.get('Runtime') ?? 'node22';
  if (!runtimes.includes(runtime)) throw badRequest(`Invalid Runtime: ${runtime}`);
  const now = world.clock.now();
  const build: Build = {
    sid: world.sids.next('ZB'),
    serviceSid,
    versionSids,
    dependencies: readDependencies(form.get('Dependencies') ?? '[]'),
    runtime,
    dateCreated: now,
    dateUpdated: now,
  };
  builds.set(build.sid, build);
  return { status: 201, body: formatBuild(call, build, 'building') };
}
