/**
 * *.twil.io: what is live in an environment, seen from outside. Visibility is kept as on the platform; assets are
 * served; Functions are not run here.
 */
import { type Incoming, plainValues } from '../../http/incoming';
import { type Reply } from '../../http/reply';
import { authToken } from '../../state/account';
import { isSameSignature, signRequest } from '../../http/signature';
import { type World } from '../../twilio/world';
import { type Version } from '../../state/serverless-state';

const plain = (status: number, body: string): Reply => ({ status, headers: { 'Content-Type': 'text/plain' }, body });

export const isDeployedDomain = (host: string): boolean => /\.twil\.io(:\d+)?$/.test(host);

function liveVersion(world: World, host: string, path: string): Version | undefined {
  const { environments, builds, versions } = world.state.serverless;
  const environment = [...environments.values()].find(({ domainName }) => domainName === host.replace(/:\d+$/, ''));
  const build = builds.get(environment?.buildSid ?? '');
  const live = (build?.versionSids ?? []).map((sid) => versions.get(sid)!);
  return live.find((version) => version.path === path && version.visibility !== 'private');
}

function isSigned({ host, path, search, headers, body, method }: Incoming): boolean {
  const form = method === 'POST' ? plainValues(new URLSearchParams(body)) : {};
  return isSameSignature(
    headers['x-twilio-signature'],
    signRequest(authToken, `https://${host}${path}${search}`, form),
  );
}

/** Documents disagree on the refusal's status (400 or 403, "Function Request Flow" and "Assets"): 403 here. */
export function answerDomain(world: World, incoming: Incoming): Reply {
  const version = liveVersion(world, incoming.host, incoming.path);
  if (!version) return plain(404, 'Not found');
  if (version.visibility === 'protected' && !isSigned(incoming)) return plain(403, 'Forbidden');
  if (version.kind === 'function') return plain(501, 'The sandbox keeps deployed Functions but does not run them');
  return { status: 200, headers: { 'Content-Type': version.contentType }, body: version.content };
}
