/**
 * Twilio's own OpenAPI descriptions as a judge: of the requests we send and of the answers the sandbox gives.
 * Twilio publishes them; npm has them inside @twilio/cli-core.
 */
import OpenAPIRequestValidator from 'openapi-request-validator';
import OpenAPIResponseValidator from 'openapi-response-validator';
import { type LoggedRequest } from '../../sandbox/state/request-log';

type Schema = any;
type Description = { paths: Record<string, any>; components: { schemas: Record<string, Schema> } };

const descriptions: Record<string, Description> = {
  taskrouter: require('@twilio/cli-core/src/services/twilio-api/twilio_taskrouter_v1.json'),
  'flex-api': require('@twilio/cli-core/src/services/twilio-api/twilio_flex_v1.json'),
  api: require('@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json'),
  serverless: require('@twilio/cli-core/src/services/twilio-api/twilio_serverless_v1.json'),
  studio: require('@twilio/cli-core/src/services/twilio-api/twilio_studio_v2.json'),
  events: require('@twilio/cli-core/src/services/twilio-api/twilio_events_v1.json'),
  sync: require('@twilio/cli-core/src/services/twilio-api/twilio_sync_v1.json'),
};

// Its own text and examples say null while a conference lasts; only the schema has forgotten it.
Object.assign(descriptions.api.components.schemas.conference_enum_reason_conference_ended, {
  nullable: true,
  enum: undefined,
});

const customFormats = {
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  'date-time-rfc-2822': (text: string) => /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/.test(text),
  // api.twilio.com gives addresses without its host.
  uri: (text: string) => URL.canParse(text, 'https://api.twilio.com'),
  'http-method': () => true,
  currency: () => true,
  'uri-map': () => true,
};

/** The validators leave out which property was too many. */
function errorTransformer(error: any, { params }: any) {
  return { ...error, message: `${error.message} ${params.additionalProperty ?? ''}` };
}

export interface Operation {
  id: string;
  product: string;
  method: string;
  path: string;
  definition: any;
}

/** Every operation of a product, in the order of the description. */
export function operationsOf(product: string): Operation[] {
  const { paths } = descriptions[product] ?? { paths: {} };
  return Object.entries(paths).flatMap(([path, methods]) =>
    ['get', 'post', 'delete']
      .filter((method) => methods[method])
      .map((method) => ({
        id: methods[method].operationId,
        product,
        method: method.toUpperCase(),
        path,
        definition: methods[method],
      })),
  );
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+?)')}$`);
}

/** Copies a schema with references resolved, knowing no other properties than the described ones. */
function closed(product: string, schema: Schema, complete: boolean): Schema {
  if (Array.isArray(schema)) return schema.map((part) => closed(product, part, complete));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref)
    return closed(product, descriptions[product]?.components.schemas[schema.$ref.split('/').at(-1)], complete);
  const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(product, part, complete)]));
  if (schema.type === 'object' && schema.properties) {
    copy.additionalProperties = false;
    if (complete) copy.required = Object.keys(schema.properties);
  }
  return copy;
}

function findOperation({ host, method, path }: Pick<LoggedRequest, 'host' | 'method' | 'path'>) {
  const products = host.endsWith('twilio.com') ? [host.split('.')[0] ?? ''] : Object.keys(descriptions);
  // Flows/Validate is no Flows/{Sid}: what is spelled out goes first.
  const spelledOutFirst = products
    .flatMap(operationsOf)
    .toSorted((one, other) => one.path.split('{').length - other.path.split('{').length);
  for (const operation of spelledOutFirst) {
    const match = operation.method === method && pathPattern(operation.path).exec(path);
    if (match) return { operation, sids: { ...match.groups } };
  }
  return null;
}

const requestValidators = new Map<string, OpenAPIRequestValidator>();

function requestValidator({ id, product, definition }: Operation): OpenAPIRequestValidator {
  const { parameters = [], requestBody } = definition;
  const validator =
    requestValidators.get(`${product}/${id}`) ??
    new OpenAPIRequestValidator({
      parameters: closed(product, parameters, false),
      ...(requestBody && { requestBody: closed(product, requestBody, false) }),
      customFormats,
      errorTransformer,
      ajvOptions: { coerceTypes: 'array' },
      enableHeadersLowercase: true,
    });
  requestValidators.set(`${product}/${id}`, validator);
  return validator;
}

function requestProblems(request: LoggedRequest): string[] {
  const found = findOperation(request);
  if (!found) return [`${request.method} https://${request.host}${request.path} is no operation of Twilio's`];
  const { operation, sids } = found;
  const outcome = requestValidator(operation).validateRequest({
    headers: { ...request.headers },
    body: { ...request.form },
    params: sids,
    query: { ...request.query },
  });
  return (outcome?.errors ?? []).map(
    (error: any) => `${operation.id}: ${error.location ?? ''} ${error.path} ${error.message}`,
  );
}

/** Throws, listing every deviation, unless all logged requests are such as Twilio describes them. */
export function assertRequestsConform(requests: LoggedRequest[]): void {
  const problems = requests.flatMap(requestProblems);
  if (problems.length > 0) throw new Error(`Requests Twilio's description does not know:\n${problems.join('\n')}`);
}

/** Throws unless the answer has the described status and exactly the described fields. */
export function assertAnswerConforms(operation: Operation, status: number, body: unknown): void {
  const described = operation.definition.responses[status];
  if (!described) throw new Error(`${operation.id}: status ${status} is not described`);
  const content = described.content?.['application/json'];
  if (!content) return;
  const schema = closed(operation.product, content.schema, true);
  const validator = new OpenAPIResponseValidator({
    responses: { [status]: { schema } },
    customFormats,
    errorTransformer,
  });
  const outcome = validator.validateResponse(status, structuredClone(body));
  if (!outcome) return;
  const problems = outcome.errors.map(({ path, message }: any) => `${path} ${message}`);
  throw new Error(`${operation.id}: ${problems.join('; ')}`);
}
