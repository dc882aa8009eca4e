/** What is live, for GET /sandbox/state and the tests of npm run deploy. */
import { type Environment, type ServerlessState } from '../../state/serverless-state';

/** Every service with what is live in it. Of variables the names only: values may be secrets of a real deployment. */
export function deployedServices({ services, environments, builds, versions, variables }: ServerlessState) {
  function describe({ sid, domainName, buildSid }: Environment) {
    const build = builds.get(buildSid ?? '');
    return {
      domainName,
      runtime: build?.runtime ?? null,
      dependencies: build?.dependencies ?? [],
      live: (build?.versionSids ?? [])
        .map((each) => versions.get(each)!)
        .map(({ kind, path, visibility }) => ({ kind, path, visibility })),
      variables: [...variables.values()].filter(({ environmentSid }) => environmentSid === sid).map(({ key }) => key),
    };
  }
  return [...services.values()].map(({ sid, uniqueName }) => ({
    uniqueName,
    environments: [...environments.values()].filter(({ serviceSid }) => serviceSid === sid).map(describe),
  }));
}
