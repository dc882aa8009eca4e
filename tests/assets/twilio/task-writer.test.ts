/** What is sent for an answer of TaskRouter about a task, and for a decision; whole writes are in enrich-task-writes. */
import { type Decision } from '../../../assets/decide/decision';
import { changeTask, readTask } from '../../../assets/twilio/task-writer';
import { answering, told, type Prepared } from '../../harness/answering';

const path = `taskrouter.v1.workspaces(${'WS'.padEnd(34, '0')}).tasks(WT1)`;
const task = (attributes: string, etag: string | undefined = '"1"', more: object = {}) =>
  told({ sid: 'WT1', attributes, assignmentStatus: 'pending', reason: null, ...more }, { etag });
const change = (attributes: Record<string, unknown>, more: object = {}): Decision => ({
  kind: 'change',
  attributes,
  warnings: [],
  ...more,
});

async function decided(decision: Decision, ...answers: Prepared[]) {
  const { context, asked } = answering(answers);
  return { result: await changeTask(context, 'WT1', () => decision), asked };
}

test('a task is what was read, under its version', async () => {
  const read = await readTask(answering([task('{"kept":1}', '"7"', { reason: undefined })]).context, 'WT1');

  expect(read).toEqual({
    task: { sid: 'WT1', attributes: { kept: 1 }, status: 'pending', reason: null, version: '"7"' },
  });
});

test('a reason that a task has is told', async () => {
  const read = await readTask(answering([task('{}', '"7"', { reason: 'hangup' })]).context, 'WT1');

  expect(read.task?.reason).toBe('hangup');
});

test('attributes that are not an object make a task unreadable', async () => {
  expect(await readTask(answering([task('[]')]).context, 'WT1')).toEqual({ result: { code: 'task-unreadable' } });
});

test('a task without its version is unavailable: nothing can be written safely, and nothing is', async () => {
  const { result, asked } = await decided(
    change({ a: 1 }),
    told({ sid: 'WT1', attributes: '{}' }, { etag: undefined }),
  );

  expect([result.code, result.message]).toEqual([
    'unavailable',
    'TaskRouter answered without an ETag, so nothing can be written safely.',
  ]);
  expect(asked).toEqual([[`${path}.fetch`]]);
});

test('attributes that stay as they are are not sent, not even beside a closing', async () => {
  const decision = change({ kept: 1 }, { closing: { status: 'canceled', reason: 'hangup' } });

  const { asked } = await decided(decision, task('{"kept":1}'), task('{"kept":1}', '"2"'));

  expect(asked[1]).toEqual([`${path}.update`, { assignmentStatus: 'canceled', reason: 'hangup', ifMatch: '"1"' }]);
});

test('changed ones and the closing are one write', async () => {
  const decision = change({ kept: 2 }, { closing: { status: 'completed' } });

  const { asked } = await decided(decision, task('{"kept":1}'), task('{"kept":2}', '"2"'));

  expect(asked[1]).toEqual([
    `${path}.update`,
    { attributes: '{"kept":2}', assignmentStatus: 'completed', reason: undefined, ifMatch: '"1"' },
  ]);
});

test.each([
  ['a change that changes nothing', change({ kept: 1 }, { warnings: ['told'] })],
  ['a decision to leave it', { kind: 'unchanged', warnings: ['told'] } as unknown as Decision],
])('%s is not sent, and its warnings are told', async (_, decision) => {
  const { result, asked } = await decided(decision, task('{"kept":1}'));

  expect(result).toMatchObject({ code: 'unchanged', warnings: ['told'], attempts: 1, task: { sid: 'WT1' } });
  expect(asked).toHaveLength(1);
});

test('a refusal is told as it was decided', async () => {
  const { result } = await decided({ kind: 'refuse', code: 'already-linked', message: 'No.' }, task('{}'));

  expect(result).toMatchObject({ code: 'already-linked', message: 'No.', task: { sid: 'WT1' } });
});

test('a task whose write was answered without its version cannot be written on: it is read again', async () => {
  const { context, asked } = answering([
    task('{}'),
    told({ sid: 'WT1', attributes: '{"a":1}' }, { etag: undefined }),
    task('{"a":1}', '"2"'),
  ]);
  const decide = () => change({ a: 1 });

  const { task: written } = await changeTask(context, 'WT1', decide);
  await changeTask(context, 'WT1', decide, written);

  expect(written?.version).toBe('');
  expect(asked.map(([name]) => name)).toEqual([`${path}.fetch`, `${path}.update`, `${path}.fetch`]);
});

describe('of attributes', () => {
  const ofLength = (length: number) => ({ a: 'x'.repeat(length - '{"a":""}'.length) });

  test('4,096 characters are written', async () => {
    const { result, asked } = await decided(change(ofLength(4096)), task('{}'), task('{}', '"2"'));

    expect([result.code, asked[1][1]]).toMatchObject(['changed', { attributes: JSON.stringify(ofLength(4096)) }]);
  });

  test('4,097 are refused, and nothing is sent', async () => {
    const { result, asked } = await decided(change(ofLength(4097)), task('{}'));

    expect(result).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('would have 4097 characters; TaskRouter allows 4096'),
    });
    expect(asked).toHaveLength(1);
  });

  test('more than that, written by somebody else, do not keep a task from its end', async () => {
    const whole = JSON.stringify(ofLength(5000));
    const decision = change(ofLength(5000), { closing: { status: 'canceled' } });

    expect((await decided(decision, task(whole), task(whole, '"2"'))).result.code).toBe('changed');
  });
});
