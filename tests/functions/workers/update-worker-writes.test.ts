/** The writer of workers beside other writers, through update-worker: nobody's change is lost. */
import { seed, startBundle, type Bundle } from '../../harness/bundle';
import {
  flexAttributes as flex,
  somebodyWrites,
  updateWorker,
  workerOnTwilio,
  workersToken,
} from '../../harness/workers';

let bundle: Bundle;
const { alice } = seed.workerSids;

beforeAll(async () => {
  bundle = await startBundle({ WORKERS_API_TOKEN: workersToken });
});
afterAll(() => bundle.close());
beforeEach(() => bundle.sandbox.reset());

const update = (parameters: object) => updateWorker(bundle, { WorkerSid: alice, ...parameters });
const attributes = () => workerOnTwilio(bundle, alice).attributes;

test('a change between read and write is kept: the write carries the ETag and is decided again', async () => {
  bundle.sandbox.addFault({
    kind: 'meanwhile',
    method: 'POST',
    requests: [somebodyWrites(alice, { ...flex, theirs: 1 })],
  });

  const { body } = await update({ location: 'London' });

  expect(body.code).toBe('changed');
  expect(attributes()).toEqual({ ...flex, theirs: 1, location: 'London' });
  expect(
    bundle.sandbox.requests.list().find(({ method, headers }) => method === 'POST' && headers['if-match'])?.headers[
      'if-match'
    ],
  ).toBe('"0"');
});

test('twenty callers at once all find their attribute on the worker', async () => {
  const names = Array.from({ length: 20 }, (_, place) => `own${place}`);

  const replies = await Promise.all(names.map((name) => update({ [name]: 'x' })));

  expect(replies.map(({ body }) => body.code)).toEqual(names.map(() => 'changed'));
  expect(Object.keys(attributes())).toEqual(expect.arrayContaining(names));
});

describe('where TaskRouter sends no ETag', () => {
  beforeEach(() => bundle.sandbox.changeSettings({ workerETags: false }));

  test('the write is read back, with a warning', async () => {
    const { body } = await update({ location: 'London' });

    expect([body.code, body.warnings[0].field]).toEqual(['changed', 'If-Match']);
    expect(body.warnings[0].problem).toMatch(/checked by reading it back/);
    expect(bundle.requestsSent()).toEqual(['FetchWorker', 'UpdateWorker', 'FetchWorker']);
  });

  test('a write that somebody wrote over is done again', async () => {
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'GET', path: 'Workers', times: 1, requests: [] });
    bundle.sandbox.addFault({
      kind: 'meanwhile',
      method: 'GET',
      path: 'Workers',
      requests: [somebodyWrites(alice, { ...flex, theirs: 1 })],
    });

    const { body } = await update({ location: 'London' });

    expect(body.code).toBe('changed');
    expect(attributes()).toEqual({ ...flex, theirs: 1, location: 'London' });
  });

  test('a write that cannot be read back says so', async () => {
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'GET', path: 'Workers', times: 1, requests: [] });
    bundle.sandbox.addFault({ kind: 'status', status: 404, method: 'GET', path: 'Workers' });

    const { body } = await update({ location: 'London' });

    expect([body.code, body.warnings[0].problem]).toEqual([
      'changed',
      expect.stringMatching(/nor could the change be read back/),
    ]);
  });
});
