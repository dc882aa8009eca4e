import { seed, startBundle, type Bundle } from '../../harness/bundle';
import {
  flexAttributes as flex,
  putWorkerJson,
  updateWorker,
  workerOnTwilio,
  workersToken,
} from '../../harness/workers';
import { assertRequestsConform } from '../../harness/openapi';

let bundle: Bundle;
const { alice } = seed.workerSids;

beforeAll(async () => {
  bundle = await startBundle({ WORKERS_API_TOKEN: workersToken });
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.functions.log.length = 0;
});

const update = (parameters: object) => updateWorker(bundle, { WorkerSid: alice, ...parameters });
const attributes = () => workerOnTwilio(bundle, alice).attributes;

describe('who may call', () => {
  test.each([
    ['no header', '', 401],
    ['another scheme', `Basic ${workersToken}`, 401],
    ['no token', 'Bearer ', 401],
    ['a wrong token', 'Bearer wrong', 403],
    ['the start of the token', `Bearer ${workersToken.slice(0, -1)}`, 403],
    ['the token and more', `Bearer ${workersToken}x`, 403],
  ])('%s is refused', async (_, authorization, expected) => {
    const { status, body, headers } = await updateWorker(
      bundle,
      { WorkerSid: alice, location: 'London' },
      { authorization },
    );

    expect([status, body.code]).toEqual([expected, 'unauthorized']);
    expect(headers.get('www-authenticate')).toBe(expected === 401 ? 'Bearer' : null);
    expect(bundle.requestsSent()).toEqual([]);
  });

  test('a stranger learns nothing about the input, and wrong headers in the body open nothing', async () => {
    const strangers = [
      { WorkerSid: 'x', rloe: 1 },
      { request: 'x' },
      { request: { headers: { authorization: ['x'] } } },
      { request: { headers: { authorization: 'Bearer x' } } },
    ];

    const replies = await Promise.all(
      strangers.map((body) => updateWorker(bundle, body, { authorization: 'Bearer wrong' })),
    );

    expect(replies.map(({ body }) => [body.code, body.issues, body.warnings])).toEqual(
      strangers.map(() => ['unauthorized', [], []]),
    );
  });

  test('the scheme may be written in any case', async () => {
    const { status } = await updateWorker(
      bundle,
      { WorkerSid: alice, location: 'London' },
      { authorization: `bearer ${workersToken}` },
    );

    expect(status).toBe(200);
  });

  test('two tokens are both good, while callers change from one to the other', async () => {
    const rotating = await startBundle({ WORKERS_API_TOKEN: `${workersToken}, ${'n'.repeat(32)}` });

    const statuses = await Promise.all(
      [workersToken, 'n'.repeat(32)].map(async (token) => {
        const headers = { authorization: `Bearer ${token}` };
        return (await updateWorker(rotating, { WorkerSid: alice, location: 'London' }, headers)).status;
      }),
    );

    expect(statuses).toEqual([200, 200]);
    await rotating.close();
  });

  test('with the token unset nothing seems to be there, and nothing is news to an operator', async () => {
    const unset = await startBundle({});

    const { status, body } = await updateWorker(unset, { WorkerSid: alice }, { authorization: 'Bearer x' });

    expect([status, body.code]).toEqual([404, 'not-configured']);
    expect(JSON.stringify(body)).not.toMatch(/TOKEN/);
    expect(unset.functions.log.map(({ level }) => level)).toEqual(['log']);
    await unset.close();
  });

  test.each(['short', `${'a'.repeat(32)},short`, [1, 2, 3].map((each) => String(each).repeat(32)).join()])(
    'with the malformed token %s nobody may, and the operator hears of it',
    async (token) => {
      const malformed = await startBundle({ WORKERS_API_TOKEN: token });

      const { status, body } = await updateWorker(
        malformed,
        { WorkerSid: alice },
        { authorization: `Bearer ${token}` },
      );

      expect([status, body.code]).toEqual([500, 'not-configured']);
      expect(body.message).toMatch(/^WORKERS_API_TOKEN/);
      expect(malformed.functions.log.map(({ level }) => level)).toEqual(['error']);
      await malformed.close();
    },
  );
});

describe('what is written', () => {
  test('the given attributes, next to everything that Flex and others keep there, nulls included', async () => {
    const { status, body } = await update({ location: 'London', team_id: 2, team_name: 'Sales 2' });

    expect([status, body.code, body.workerSid]).toEqual([200, 'changed', alice]);
    expect(body.attributes).toEqual({ location: 'London', team_id: '2', team_name: 'Sales 2' });
    expect(attributes()).toEqual({ ...flex, location: 'London', team_id: '2', team_name: 'Sales 2' });
    expect(bundle.requestsSent()).toEqual(['FetchWorker', 'UpdateWorker']);
    assertRequestsConform(bundle.sandbox.requests.list());
  });

  test('the reply tells when Insights will show it, and what SSO does', async () => {
    const { body } = await update({ location: 'London' });

    expect(body.message).toMatch(/^Wrote 1 attribute.*logged in to Flex and changed activity.*hourly.*SSO/s);
  });

  test('flat values win over Attributes; a blank one hides nothing; null removes', async () => {
    await update({ location: 'Leeds', manager: 'Adam', Attributes: { manager: 'Eve', state: 'Active' } });

    await update({ location: '', manager: 'null', Attributes: '{"location":"London","phone":null}' });

    expect(attributes()).toEqual({ ...flex, location: 'London', state: 'Active' });
  });

  test('a form works as JSON does', async () => {
    const { body } = await updateWorker(
      bundle,
      { WorkerSid: alice, location: 'London', Attributes: '{"shift":{"start":9}}' },
      { encoding: 'form' },
    );

    expect(body.code).toBe('changed');
    expect(attributes()).toMatchObject({ location: 'London', shift: { start: 9 } });
  });

  test('attributes of one’s own keep their type, with a warning', async () => {
    const { body } = await update({
      on_call: true,
      shift: { start: 9 },
      level: '3',
      Attributes: '{"badge":12345678901234567890}',
    });

    expect(body.warnings.map(({ field }) => field)).toEqual(['badge', 'on_call', 'shift', 'level']);
    expect(workerOnTwilio(bundle, alice).json).toContain(
      '"badge":12345678901234567890,"on_call":true,"shift":{"start":9},"level":"3"',
    );
  });

  test('what is there already costs no write, in whatever order an own object has its keys', async () => {
    await update({ location: 'London', shift: { start: 9, end: 17 } });
    bundle.sandbox.requests.clear();

    const { body } = await update({ location: 'London', shift: { end: 17, start: 9 }, phone: null });

    expect([body.code, body.message]).toEqual([
      'unchanged',
      expect.stringMatching(/^Nothing to do: everything is as asked/),
    ]);
    expect(body.attributes).toEqual({ location: 'London', shift: { end: 17, start: 9 }, phone: null });
    expect(bundle.requestsSent()).toEqual(['FetchWorker']);
  });

  test('a name without its id is told for the worker as it ends up', async () => {
    await update({ team_id: '2' });

    const { body } = await update({ team_name: 'Sales', department_name: 'North' });

    expect(body.warnings).toEqual([
      expect.objectContaining({ field: 'department_name', hint: 'set department_id too' }),
    ]);
  });

  test('without any attribute nothing is asked of Twilio', async () => {
    const { body } = await update({ location: ' ' });

    expect(body).toMatchObject({ code: 'unchanged', warnings: [{ field: 'attributes' }] });
    expect(bundle.requestsSent()).toEqual([]);
  });

  test('logs one line, without a value', async () => {
    await update({ phone: '+4412345678' });

    expect(bundle.functions.log).toEqual([
      {
        level: 'log',
        line: {
          fn: '/workers/update-worker',
          code: 'changed',
          workerSid: alice,
          attempts: 1,
          calls: 2,
          ms: expect.any(Number),
        },
      },
    ]);
  });
});

describe('what is refused', () => {
  test.each([
    ['a slip of an Insights name', { rloe: 'x' }, /^rloe .*did you mean role\?/],
    ['a name of one’s own that is too like one', { department: 'x' }, /attribute of your own take a name less like it/],
    ['another spelling of one', { FullName: 'x' }, /did you mean full_name\?/],
    ['a number too many', { agent_attribute_4: 'x' }, /did you mean agent_attribute_/],
    ['a slip of a parameter', { worker_sid: 'x' }, /write WorkerSid/],
    ['a slip of Attributes', { attributes: {} }, /write Attributes/],
    ['a list as text', { location: ['a'] }, /must be one text value/],
    ['a task attribute', { 'conversations.outcome': 'x' }, /belongs on a task/],
    ['roles as text', { roles: 'agent' }, /^roles is kept by Flex as a JSON list/],
    ['routing as text', { routing: 'x' }, /^routing is kept by Flex as a JSON object/],
    ['a badge number that JSON rounded', { badge: { number: 2 ** 60 } }, /^badge is a number of more digits/],
    ['broken JSON', { Attributes: '{"a":' }, /^Attributes is not valid JSON/],
    ['a list of attributes', { Attributes: '[1]' }, /^Attributes is a list/],
    ['two workers', { FriendlyName: 'alice' }, /^FriendlyName cannot be given together/],
  ])('%s', async (_, parameters, message) => {
    const { status, body } = await update({ location: 'London', ...parameters });

    expect([status, body.code]).toEqual([400, 'bad-input']);
    expect(body.message).toMatch(message);
    expect(bundle.requestsSent()).toEqual([]);
  });

  test('no worker at all', async () => {
    const { body } = await updateWorker(bundle, { location: 'London' });

    expect(body.message).toMatch(/^WorkerSid is missing, and so is FriendlyName/);
  });

  test('OnInvalid=skip writes the valid rest', async () => {
    const { body } = await update({ OnInvalid: 'skip', rloe: 'x', location: 'London' });

    expect([body.code, body.issues.length]).toEqual(['changed', 1]);
    expect(attributes()).toEqual({ ...flex, location: 'London' });
  });

  test.each(['roles', 'contact_uri', 'routing', 'image_url', 'skills', 'languages', 'disabled_skills'])(
    '%s of Flex is never taken for a slip',
    async (name) => {
      const value = name === 'roles' ? ['agent', 'admin'] : { a: 1 };

      const { body } = await update({ [name]: value });

      expect(body).toMatchObject({
        code: 'changed',
        issues: [],
        warnings: [{ field: name, problem: 'belongs to Flex, not to Insights' }],
      });
      expect(attributes()[name]).toEqual(value);
    },
  );

  test('more than TaskRouter takes', async () => {
    const { status, body } = await update({ Attributes: { own: 'x'.repeat(4000) } });

    expect([status, body.code, body.attributes]).toEqual([422, 'too-large', null]);
    expect(body.message).toMatch(/Largest: own \(4008\)/);
    expect(attributes()).toEqual(flex);
  });

  test.each(['[]', '"text"', '{broken'])('attributes that are %s are never written over', async (json) => {
    putWorkerJson(bundle, alice, json);

    const { status, body } = await update({ location: 'London' });

    expect([status, body.code]).toEqual([409, 'task-unreadable']);
    expect(bundle.sandbox.state.workers.get(alice)!.attributes).toBe(json);
  });
});

describe('which worker', () => {
  const byName = (FriendlyName: string) => updateWorker(bundle, { FriendlyName, location: 'London' });

  test.each(['alice', 'ALICE'])(
    '%s is found by friendly name, which TaskRouter keeps unique in any case',
    async (name) => {
      const { body } = await byName(name);

      expect([body.code, body.workerSid]).toEqual(['changed', alice]);
      expect(bundle.requestsSent()).toEqual(['ListWorker', 'FetchWorker', 'UpdateWorker']);
    },
  );

  test.each([[{ FriendlyName: 'nobody' }], [{ FriendlyName: 'alic' }], [{ WorkerSid: `WK${'9'.repeat(32)}` }]])(
    '%j is not found',
    async (worker) => {
      const { status, body } = await updateWorker(bundle, { ...worker, location: 'London' });

      expect([status, body.code]).toEqual([404, 'worker-not-found']);
    },
  );
});
