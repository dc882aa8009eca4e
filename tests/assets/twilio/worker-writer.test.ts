/** What is sent for an answer of TaskRouter about a worker, and what is told of it. */
import { changeWorker } from '../../../assets/twilio/worker-writer';
import { answering, failure, told, type Prepared } from '../../harness/answering';

const path = `taskrouter.v1.workspaces(${'WS'.padEnd(34, '0')}).workers(WK1)`;
const worker = (attributes: string, etag: string | null = '"1"') =>
  told({ sid: 'WK1', friendlyName: 'alice', attributes }, { etag: etag ?? undefined });

async function change(changes: object, ...answers: Prepared[]) {
  const { context, asked } = answering(answers);
  return { result: await changeWorker(context, 'WK1', { ...changes }), asked };
}

test('4,096 characters are written', async () => {
  const written = JSON.stringify({ kept: 1, location: 'x'.repeat(4096 - 24) });

  const { result, asked } = await change(
    { location: 'x'.repeat(4096 - 24) },
    worker('{"kept":1}'),
    worker(written, '"2"'),
  );

  expect(written).toHaveLength(4096);
  expect(asked).toEqual([[`${path}.fetch`], [`${path}.update`, { attributes: written, ifMatch: '"1"' }]]);
  expect(result).toMatchObject({ code: 'changed', worker: { friendlyName: 'alice', version: '"2"' } });
});

test('4,097 are refused, and nothing is sent', async () => {
  const { result, asked } = await change({ location: 'x'.repeat(4097 - 24) }, worker('{"kept":1}'));

  expect(result).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('would have 4097 characters; TaskRouter allows 4096'),
  });
  expect(asked).toEqual([[`${path}.fetch`]]);
});

test('a worker that grew too large without us is left alone as long as nothing would change', async () => {
  const { result, asked } = await change({ kept: 1 }, worker(JSON.stringify({ kept: 1, own: 'x'.repeat(5000) })));

  expect([result.code, asked.length]).toEqual(['unchanged', 1]);
});

test('a name that Insights shows with its id only is warned of, whether written now or there already', async () => {
  const warnings = [expect.objectContaining({ field: 'team_name' })];

  const [written, standing] = [
    await change({ team_name: 'Blue' }, worker('{}'), worker('{"team_name":"Blue"}')),
    await change({ kept: 1 }, worker('{"kept":1,"team_name":"Blue"}')),
  ];

  expect([written.result, standing.result]).toMatchObject([
    { code: 'changed', warnings },
    { code: 'unchanged', warnings },
  ]);
});

test('attributes that are not an object are not written over', async () => {
  const { result, asked } = await change({ location: 'London' }, worker('[]'));

  expect(result).toMatchObject({
    code: 'task-unreadable',
    message: 'The attributes on the worker are not a JSON object; nothing was written over them.',
  });
  expect(asked).toHaveLength(1);
});

test.each([
  ['read', [failure('not-found')]],
  ['written', [worker('{}'), failure('not-found')]],
])('a worker that is gone when it is %s is not found', async (_, answers) => {
  expect((await change({ location: 'London' }, ...answers)).result).toMatchObject({ code: 'worker-not-found' });
});

test('without an ETag the write goes out without If-Match', async () => {
  const { asked } = await change(
    { location: 'London' },
    worker('{}', null),
    worker('{"location":"London"}', null),
    worker('{"location":"London"}', null),
  );

  expect(asked[1]).toEqual([`${path}.update`, { attributes: '{"location":"London"}' }]);
});

test('a guess saves the read', async () => {
  const { context, asked } = answering([worker('{"location":"London"}', '"8"')]);
  const guess = { sid: 'WK1', friendlyName: 'alice', attributes: {}, version: '"7"' };

  expect(await changeWorker(context, 'WK1', { location: 'London' }, guess)).toMatchObject({ code: 'changed' });
  expect(asked).toEqual([[`${path}.update`, { attributes: '{"location":"London"}', ifMatch: '"7"' }]]);
});
