import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { inspect } from '../../../../assets/inspector/judge/inspect';
import { readInput } from '../../../../assets/inspector/read/read-input';
import specification from '../../../../assets/inspector/samples/specification-sample.json';
import { writeOutput, type OutputForm } from '../../../../assets/inspector/write/write-outputs';

const origin = 'https://flex-insights-1234.twil.io';

function written(given: string | object) {
  const input = readInput(typeof given === 'string' ? given : JSON.stringify(given), 'detect');
  if (input.kind === 'empty' || input.kind === 'unreadable') throw new Error(`read as ${input.kind}`);
  return inspect(input, 'today').written;
}
const output = (form: OutputForm, given: string | object, from = origin) => writeOutput(form, written(given), from);

const task = {
  call_sid: 'CA1',
  conversations: { hold_time: '5', outcom: 'x', case: null },
  customers: { name: "O'Neill & Sons" },
};

test('JSON is what the Functions would leave on the task: foreign keys kept, wrong ones out, types right', () => {
  expect(JSON.parse(output('json', task))).toEqual({
    call_sid: 'CA1',
    conversations: { hold_time: 5 },
    customers: { name: "O'Neill & Sons" },
  });
  expect(output('line', task)).toBe(
    '{"call_sid":"CA1","conversations":{"hold_time":5},"customers":{"name":"O\'Neill & Sons"}}',
  );
});

test('numbers that JavaScript would round keep their digits', () => {
  expect(output('line', '{"order_number":12345678901234567890,"conversations":{"case":"x"}}')).toContain(
    '12345678901234567890',
  );
});

test('Studio parameters are flat names with text; null clears', () => {
  expect(output('parameters', task)).toBe(
    "conversations.hold_time=5\nconversations.case=null\ncustomers.name=O'Neill & Sons",
  );
});

test('a Studio flow holds them as keys and values', () => {
  expect(JSON.parse(output('flow', { conversations: { hold_time: 5, media: [] } }))).toEqual([
    { key: 'conversations.hold_time', value: '5' },
    { key: 'conversations.media', value: '[]' },
  ]);
});

test('what is copied as parameters is read back as the same attributes', () => {
  const value = fc
    .stringMatching(/^[^\r\n=]*[^\s=][^\r\n=]*$/)
    .map((text) => text.trim())
    .filter((text) => text.length > 0 && text.length < 128 && text !== 'null');
  fc.assert(
    fc.property(fc.record({ campaign: value, content: value, conversation_label_1: value }), (conversations) => {
      const first = written({ conversations });

      expect(written(writeOutput('parameters', first, origin)).objects).toEqual(first.objects);
      expect(written(writeOutput('flow', first, origin)).objects).toEqual(first.objects);
    }),
  );
});

describe('curl', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'curl-'));
    // Stand-ins that need no network: one tells what it was called with, the other computes as openssl does.
    stub('curl', 'process.stdout.write(JSON.stringify(process.argv.slice(2)))');
    stub(
      'openssl',
      "process.stdout.write(require('node:crypto').createHmac('sha1', process.argv[5]).update(require('node:fs').readFileSync(0)).digest())",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function stub(name: string, body: string): void {
    const file = path.join(folder, name);
    writeFileSync(file, `#!${process.execPath}\n${body}\n`);
    chmodSync(file, 0o755);
  }

  /** Runs the lines in a shell and answers what curl would send. */
  function run(lines: string, env: Record<string, string>) {
    const complete = lines.replace('WT...', `WT${'1'.repeat(32)}`).replace('WK...', `WK${'1'.repeat(32)}`);
    const args = JSON.parse(
      execFileSync('sh', ['-c', complete], {
        env: { ...env, PATH: `${folder}:${process.env.PATH}` },
        encoding: 'utf8',
      }),
    ) as string[];
    const values = (flag: string) => args.flatMap((arg, place) => (args[place - 1] === flag ? [arg] : []));
    const data = Object.fromEntries(
      values('--data-urlencode').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
    return { url: args.find((arg) => arg.startsWith('http')), headers: values('-H'), data };
  }

  const nasty = {
    conversations: { content: 'it\'s $HOME `id` "x" \\ \n second line', case: 'ä ▸ &=+%' },
    customers: { name: '-o /tmp/x' },
  };

  test('sends every value as it is, whatever the shell would make of it', () => {
    const { url, data } = run(output('curl', nasty, 'http://localhost:3000'), {});

    expect(url).toBe('http://localhost:3000/studio/enrich-task');
    expect(data).toEqual({
      TaskSid: `WT${'1'.repeat(32)}`,
      'conversations.content': nasty.conversations.content,
      'conversations.case': nasty.conversations.case,
      'customers.name': '-o /tmp/x',
    });
  });

  test('signs a request to a deployed Function as Twilio checks it', () => {
    const token = 'a'.repeat(32);

    const { url, headers, data } = run(output('curl', { conversations: specification.conversations }), {
      TWILIO_AUTH_TOKEN: token,
    });

    const [, signature] = /^X-Twilio-Signature: (.*)$/.exec(headers[0])!;
    expect(validateRequest(token, signature, url!, data)).toBe(true);
    expect(validateRequest(token, signature, url!, { ...data, TaskSid: 'WT2' })).toBe(false);
  });

  test('sends a worker’s attributes with the token of the endpoint', () => {
    const { url, headers, data } = run(output('curl', { full_name: 'Mary', shoe_size: 42 }), {
      WORKERS_API_TOKEN: 'secret',
    });

    expect([url, headers]).toEqual([`${origin}/workers/update-worker`, ['Authorization: Bearer secret']]);
    expect(data).toEqual({ WorkerSid: `WK${'1'.repeat(32)}`, full_name: 'Mary' });
  });
});
