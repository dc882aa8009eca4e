/** A deployment as twilio-run makes it, and what is live then; all of products/serverless shares it. */
import { request } from 'node:https';
import { signRequest } from '../../../../sandbox/http/signature';
import { authToken } from '../../../../sandbox/state/account';
import { deployed, putDeployedService } from '../../../harness/deployed-service';
import { callTwilio, client, control, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const services = '/v1/Services';
const service = `${services}/${deployed.serviceSid}`;

/** A request to a deployed domain, over the redirect. */
function visit(
  path: string,
  form?: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const body = form && new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const outgoing = request(`https://${deployed.domain}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { ...(form && { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
    });
    outgoing.on('error', reject).on('response', (response) => {
      let text = '';
      response
        .on('data', (chunk) => (text += String(chunk)))
        .on('end', () => resolve({ status: response.statusCode!, body: text }));
    });
    outgoing.end(body);
  });
}

async function upload(
  path: string,
  fields: Record<string, string>,
  content = 'exports.handler = 1;',
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('Content', new Blob([content], { type: 'application/javascript' }), 'file.js');
  const credentials = Buffer.from(`${client.username}:${client.password}`).toString('base64');
  return fetch(sandbox().url + path, {
    method: 'POST',
    body: form,
    headers: { Authorization: `Basic ${credentials}` },
  });
}

test('an upload keeps path, visibility and content, and is logged without the content', async () => {
  putDeployedService(sandbox());

  const answer = await upload(
    `${service}/Functions/${deployed.functionSid}/Versions`,
    { Path: '/studio/x', Visibility: 'protected' },
    'code',
  );

  const { sid } = (await answer.json()) as { sid: string };
  const version = sandbox().state.serverless.versions.get(sid)!;
  expect([answer.status, version.path, version.visibility, version.content.toString()]).toEqual([
    201,
    '/studio/x',
    'protected',
    'code',
  ]);
  expect(sandbox().requests.list()[0]).toMatchObject({
    operation: 'UploadFunctionVersion',
    form: { Path: '/studio/x', Visibility: 'protected' },
  });
});

test.each([
  [{ Path: 'studio/x', Visibility: 'public' }, 'Invalid Path'],
  [{ Path: '/a b', Visibility: 'public' }, 'Invalid Path'],
  [{ Path: `/${'x'.repeat(255)}`, Visibility: 'public' }, 'Invalid Path'],
  [{ Path: '/x', Visibility: 'secret' }, 'Invalid Visibility'],
])('an upload as %j is refused', async (fields, problem) => {
  putDeployedService(sandbox());

  const answer = await upload(`${service}/Assets/${deployed.assetSid}/Versions`, fields);

  expect([answer.status, ((await answer.json()) as { message: string }).message]).toEqual([
    400,
    expect.stringContaining(problem),
  ]);
});

test('the same service, environment or variable a second time is a conflict', async () => {
  putDeployedService(sandbox(), { RECORDING_LINK: 'media' });

  const answers = await Promise.all([
    callTwilio(services, { form: { UniqueName: 'flex-insights-functions', FriendlyName: 'x' } }),
    callTwilio(`${service}/Environments`, { form: { UniqueName: 'other', DomainSuffix: 'dev' } }),
    callTwilio(`${service}/Environments/${deployed.environmentSid}/Variables`, {
      form: { Key: 'RECORDING_LINK', Value: 'x' },
    }),
    callTwilio(`${service}/Environments/${deployed.environmentSid}/Deployments`, {
      form: { BuildSid: deployed.buildSid },
    }),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
});

test.each([
  ['a value of 451 bytes', `/Environments/${deployed.environmentSid}/Variables`, { Key: 'X', Value: 'é'.repeat(226) }],
  ['an unknown runtime', '/Builds', { FunctionVersions: deployed.functionVersionSid, Runtime: 'node8' }],
  ['dependencies that are no list', '/Builds', { FunctionVersions: deployed.functionVersionSid, Dependencies: '{}' }],
  ['a version nobody uploaded', '/Builds', { FunctionVersions: `ZN${'9'.repeat(32)}` }],
  ['a build of nothing', '/Builds', { Runtime: 'node22' }],
])('%s is refused', async (_, path, form) => {
  putDeployedService(sandbox());

  const answer = await callTwilio(service + path, { form });

  expect(answer.status).toBe(400);
});

test.each([
  ['a protected Function without a signature', '/studio/enrich-task', { TaskSid: 'WT1' }, {}, 403],
  ['a public Function', '/workers/update-worker', {}, {}, 501],
  ['a private asset', '/kit.js', undefined, {}, 404],
  ['nothing', '/nothing', undefined, {}, 404],
])('the deployed domain answers for %s with the status of the platform', async (_, path, form, headers, status) => {
  putDeployedService(sandbox());

  expect((await visit(path, form, headers)).status).toBe(status);
});

test('a signed call gets past the door of a protected Function', async () => {
  putDeployedService(sandbox());
  const signature = signRequest(authToken, `https://${deployed.domain}/studio/enrich-task`, { TaskSid: 'WT1' });

  const { status } = await visit('/studio/enrich-task', { TaskSid: 'WT1' }, { 'x-twilio-signature': signature });

  expect(status).toBe(501);
});

test('the state shows what is live, and of variables the names only', async () => {
  putDeployedService(sandbox(), { WORKERS_API_TOKEN: 'top secret' });

  const { body } = await control('GET', '/state');

  expect(body.serverless[0].environments[0]).toMatchObject({
    domainName: deployed.domain,
    runtime: 'node22',
    variables: ['WORKERS_API_TOKEN'],
  });
  expect(JSON.stringify(body)).not.toContain('top secret');
});
