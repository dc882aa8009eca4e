/** What the Serverless API keeps: services with their environments, and everything that was ever uploaded to them. */
export type Kind = 'function' | 'asset';
export type Visibility = 'public' | 'protected' | 'private';

interface Dated {
  sid: string;
  dateCreated: number;
  dateUpdated: number;
}

interface OfService extends Dated {
  serviceSid: string;
}

export interface Service extends Dated {
  uniqueName: string;
  friendlyName: string;
  includeCredentials: boolean;
  uiEditable: boolean;
  /** The domains of its environments begin with it. */
  domainBase: string;
}

export interface Environment extends OfService {
  uniqueName: string;
  /** Null: the environment without a suffix, by convention production. */
  domainSuffix: string | null;
  domainName: string;
  /** The build that is live; null before the first deployment. */
  buildSid: string | null;
}

/** A Function or an asset as such: a name that versions are uploaded to. */
export interface Resource extends OfService {
  kind: Kind;
  friendlyName: string;
}

/** What was uploaded once. */
export interface Version {
  sid: string;
  kind: Kind;
  serviceSid: string;
  resourceSid: string;
  /** Where it is served: /studio/enrich-task. */
  path: string;
  visibility: Visibility;
  content: Buffer;
  contentType: string;
  dateCreated: number;
}

export interface Dependency {
  name: string;
  version: string;
}

export interface Build extends OfService {
  versionSids: string[];
  dependencies: Dependency[];
  runtime: string;
}

export interface Variable extends OfService {
  environmentSid: string;
  key: string;
  value: string;
}

export interface Deployment extends OfService {
  environmentSid: string;
  buildSid: string;
}

export interface ServerlessState {
  services: Map<string, Service>;
  environments: Map<string, Environment>;
  resources: Map<string, Resource>;
  versions: Map<string, Version>;
  builds: Map<string, Build>;
  variables: Map<string, Variable>;
  deployments: Map<string, Deployment>;
}

export function emptyServerless(): ServerlessState {
  return {
    services: new Map(),
    environments: new Map(),
    resources: new Map(),
    versions: new Map(),
    builds: new Map(),
    variables: new Map(),
    deployments: new Map(),
  };
}
