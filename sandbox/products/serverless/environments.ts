/** Environments of a service, their variables, and which build is live in them. */
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, conflict, notFound } from '../../twilio/twilio-error';
import { type Environment, type Variable } from '../../state/serverless-state';
import { commonFields, readText, serviceOf } from './services';

export function environmentOf(call: Call): Environment {
  const service = serviceOf(call);
  const environment = call.world.state.serverless.environments.get(call.sids.EnvironmentSid ?? call.sids.Sid);
  if (environment?.serviceSid !== service.sid) throw notFound(call.path);
  return environment;
}

const urlOf = (call: Call, { serviceSid }: { serviceSid: string }) =>
  `${call.baseUrl}/v1/Services/${serviceSid}/Environments`;

function formatEnvironment(call: Call, environment: Environment) {
  const url = urlOf(call, environment);
  const own = `${url}/${environment.sid}`;
  return {
    ...commonFields(environment, url),
    service_sid: environment.serviceSid,
    build_sid: environment.buildSid,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    links: { variables: `${own}/Variables`, deployments: `${own}/Deployments`, logs: `${own}/Logs` },
  };
}

export function listEnvironments(call: Call): Answer {
  const { sid } = serviceOf(call);
  const all = [...call.world.state.serverless.environments.values()].filter(({ serviceSid }) => serviceSid === sid);
  return { status: 200, body: pageOf(call, 'environments', all, (each) => formatEnvironment(call, each)) };
}

export function fetchEnvironment(call: Call): Answer {
  return { status: 200, body: formatEnvironment(call, environmentOf(call)) };
}

export function createEnvironment(call: Call): Answer {
  const { form, world } = call;
  const { sid: serviceSid, domainBase } = serviceOf(call);
  const { environments } = world.state.serverless;
  const uniqueName = readText(form, 'UniqueName', 100);
  const domainSuffix = form.has('DomainSuffix') ? readText(form, 'DomainSuffix', 16) : null;
  const siblings = [...environments.values()].filter((other) => other.serviceSid === serviceSid);
  if (siblings.some((other) => other.uniqueName === uniqueName || other.domainSuffix === domainSuffix))
    throw conflict(`Environment ${uniqueName} already exists`);
  const now = world.clock.now();
  const domainName = `${[domainBase, domainSuffix].filter(Boolean).join('-')}.twil.io`;
  const environment: Environment = {
    sid: world.sids.next('ZE'),
    serviceSid,
    uniqueName,
    domainSuffix,
    domainName,
    buildSid: null,
    dateCreated: now,
    dateUpdated: now,
  };
  environments.set(environment.sid, environment);
  return { status: 201, body: formatEnvironment(call, environment) };
}

const formatVariable = (call: Call, variable: Variable) => ({
  ...commonFields(variable, `${urlOf(call, variable)}/${variable.environmentSid}/Variables`),
  service_sid: variable.serviceSid,
  environment_sid: variable.environmentSid,
  key: variable.key,
  value: variable.value,
});

const variablesOf = (call: Call, { sid }: Environment) =>
  [...call.world.state.serverless.variables.values()].filter(({ environmentSid }) => environmentSid === sid);

function variableOf(call: Call): Variable {
  const variable = variablesOf(call, environmentOf(call)).find(({ sid }) => sid === call.sids.Sid);
  if (!variable) throw notFound(call.path);
  return variable;
}

/** As the OpenAPI description says. */
const longestValueBytes = 450;

function readVariable(form: URLSearchParams): Pick<Variable, 'key' | 'value'> {
  const value = form.get('Value') ?? '';
  if (value === '' || Buffer.byteLength(value) > longestValueBytes)
    throw badRequest(`Invalid Value: 1 to ${longestValueBytes} bytes`);
  return { key: readText(form, 'Key', 128), value };
}

export function listVariables(call: Call): Answer {
  const variables = variablesOf(call, environmentOf(call));
  return { status: 200, body: pageOf(call, 'variables', variables, (variable) => formatVariable(call, variable)) };
}

export function fetchVariable(call: Call): Answer {
  return { status: 200, body: formatVariable(call, variableOf(call)) };
}

export function createVariable(call: Call): Answer {
  const { form, world } = call;
  const environment = environmentOf(call);
  const fields = readVariable(form);
  if (variablesOf(call, environment).some(({ key }) => key === fields.key))
    throw conflict(`Variable ${fields.key} already exists`);
  const now = world.clock.now();
  const variable: Variable = {
    sid: world.sids.next('ZV'),
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    ...fields,
    dateCreated: now,
    dateUpdated: now,
  };
  world.state.serverless.variables.set(variable.sid, variable);
  return { status: 201, body: formatVariable(call, variable) };
}

export function updateVariable(call: Call): Answer {
  const changed = { ...variableOf(call), ...readVariable(call.form), dateUpdated: call.world.clock.now() };
  call.world.state.serverless.variables.set(changed.sid, changed);
  return { status: 200, body: formatVariable(call, changed) };
}

export function deleteVariable(call: Call): Answer {
  call.world.state.serverless.variables.delete(variableOf(call).sid);
  return { status: 204 };
}
