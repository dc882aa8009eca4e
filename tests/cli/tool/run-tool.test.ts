import { NotConfigured } from '../../../assets/settings/settings';
import { describeDefect, Refusal, runTool } from '../../../cli/tool/run-tool';

/** As the SDK's network layer throws: the request's headers are part of it. */
const networkError = Object.assign(new TypeError('secret in the message'), {
  config: { headers: { Authorization: 'Basic secret' } },
});

async function run(thrown: Error): Promise<{ code: unknown; told: string[] }> {
  const told: string[] = [];
  await runTool(
    'none.env',
    () => Promise.reject(thrown),
    (text) => told.push(text),
  );
  const { exitCode: code } = process;
  process.exitCode = undefined;
  return { code, told };
}

test('a refusal ends with 1, its reason and its remedy', async () => {
  expect(await run(new Refusal({ why: 'It is closed.', todo: 'Open it.' }))).toEqual({
    code: 1,
    told: ['It is closed. Nothing was changed.\nOpen it.'],
  });
});

test('a variable that is missing ends with 1, and says where to set it', async () => {
  expect(await run(new NotConfigured('X is not set'))).toEqual({
    code: 1,
    told: ['X is not set. Nothing was changed.\nThere is no none.env: copy .env.example to it.'],
  });
});

test('a defect ends with 2, its name and where it happened, and nothing that was in it', async () => {
  const { code, told } = await run(networkError);

  expect([code, told]).toEqual([2, [expect.stringMatching(/^A defect in this tool: TypeError\n +at /)]]);
  expect(told.join()).not.toContain('secret');
});

test('what is thrown without being an Error is not told', () => {
  expect(describeDefect('secret')).toBe('A defect in this tool: something other than an Error was thrown.');
});
