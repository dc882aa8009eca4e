/** A Twilio that answers with success and says nothing: what a task or worker lacks in an answer is not absent on it. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import twilio from 'twilio';
import { settingsOf } from '../../../assets/settings/settings';
import { TwilioCalls } from '../../../assets/twilio/calls';
import { type Context } from '../../../assets/twilio/context';
import { readTask } from '../../../assets/twilio/task-writer';
import { findWorker, readWorker } from '../../../assets/twilio/worker-writer';
import { redirectTwilio, restore } from '../../../sandbox/preload/redirect.cjs';
import { seed } from '../../harness/bundle';

const { accountSid, authToken, workspaceSid, workerSids } = seed;
const taskSid = `WT${'a'.repeat(32)}`;
let server: Server;
let body: string;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', ETag: '"1"' }).end(body);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { address, port } = server.address() as AddressInfo;
  redirectTwilio(`${address}:${port}`);
});
afterAll(() => {
  restore();
  server.closeAllConnections();
  server.close();
});

/** Time for one attempt. */
function contextFor(milliseconds = 700): Context {
  const variables = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TASKROUTER_WORKSPACE_SID: workspaceSid };
  const getTwilioClient = (options: object) => twilio(accountSid, authToken, options);
  const runtime = { ...variables, getTwilioClient } as never;
  return { settings: settingsOf(variables), twilio: new TwilioCalls(runtime, performance.now() + milliseconds) };
}

describe.each(['null', '[]', '{}', '7', '', '{"sid":7}', '{"error":"x"}', '<html></html>'])('%s', (answer) => {
  beforeEach(() => {
    body = answer;
  });

  test('is no task, and no defect of ours either', async () => {
    expect(await readTask(contextFor(), taskSid)).toMatchObject({ result: { code: 'unavailable' } });
  });

  test('may hide a write that came through', async () => {
    const { twilio: calls } = contextFor();

    const answered = await calls.ask((client) =>
      client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).updateWithHttpInfo({ attributes: '{}' }),
    );

    expect(answered).toMatchObject({ ok: false, answerLost: true });
  });
});

test.each(['null', '[]', '{}', '<html></html>'])('%s is no list of workers', async (answer) => {
  body = answer;

  expect(await findWorker(contextFor(), 'alice')).toMatchObject({ result: { code: 'unavailable' } });
});

test('a task or worker without the field attributes is not one without attributes', async () => {
  body = JSON.stringify({ sid: taskSid, assignment_status: 'pending', friendly_name: 'alice' });

  const [task, worker] = [await readTask(contextFor(), taskSid), await readWorker(contextFor(), workerSids.alice)];

  expect([task.result?.code, worker.result?.code]).toEqual(['task-unreadable', 'task-unreadable']);
});
