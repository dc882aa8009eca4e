/** The report as a page, as a user makes it: a process, against a sandbox or a file. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unpackReport } from '../../insights/view/report-file';
import { buildSandboxTool } from '../harness/sandbox-tool';
import { sandbox, useSandbox } from '../harness/use-sandbox';
import { rawEvents, type RawEvent } from '../insights/raw-events';
import { answered, sid } from '../insights/story';

const root = path.resolve(__dirname, '../..');
const tool = buildSandboxTool('report');
beforeAll(() => execFileSync(process.execPath, ['build/build.mjs', 'report', tool.folder], { cwd: root }));
afterAll(() => tool.remove());
useSandbox();

const html = (...args: string[]) => tool.run(sandbox(), '--format', 'html', ...args);
const dataOf = (text: string) => /id="report-data">([^<]*)</.exec(text)?.[1] ?? '';
const eventFile = (name: string, events: RawEvent[]) =>
  tool.write(name, events.map((event) => JSON.stringify(event)).join('\n'));

function loseCampaign(): string {
  const { sid } = sandbox().actions.enqueueCall({ attributes: { conversations: { outcome: 'Sale', campain: 'X' } } });
  sandbox().actions.hangUp({ task: sid });
  return sid;
}

test('--out writes one page of the sandbox’s workspace, readable for nobody else', async () => {
  const sid = loseCampaign();
  const file = path.join(tool.folder, 'report.html');

  const { code, out, err } = await html('--out', file);

  const text = readFileSync(file, 'utf8');
  const { about, conversations } = await unpackReport(dataOf(text));
  expect([code, out, err]).toEqual([0, '', expect.stringContaining(`Written to ${file}.`)]);
  expect(about).toMatch(/^Workspace WS\w{32}, /);
  expect(conversations.find(({ id }) => id === sid)).toMatchObject({ warnings: [{ kind: 'ignored' }] });
  expect(text).toContain(`<title>What Insights reports: ${about}</title>`);
  expect(text).not.toMatch(/(src|href)="http|simulator/i);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a pipe gets the page', async () => {
  loseCampaign();

  const { code, out } = await html();

  expect(code).toBe(0);
  expect(out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
});

test('--task makes a page of one story, also of a task that is not judged', async () => {
  const whole = rawEvents(answered, sid(1));
  const file = eventFile('two.ndjson', [...whole.slice(1), ...rawEvents(answered, sid(2))]);

  const { out } = await html('--events', file, '--task', sid(1));

  const { conversations, notes } = await unpackReport(dataOf(out));
  expect(conversations.map(({ id }) => id)).toEqual([sid(1)]);
  expect(notes).toContain('Not judged: 1 task begun before it: their beginning was not seen.');
});

test('--only leaves the other kinds out', async () => {
  loseCampaign();

  const { out } = await html('--only', 'late');

  const { conversations } = await unpackReport(dataOf(out));
  expect(conversations.flatMap(({ warnings }) => warnings)).toEqual([]);
});

test('what Twilio did not answer ends with 3, and the page says so', async () => {
  loseCampaign();
  sandbox().addFault({ kind: 'status', status: 400, path: '/Events', times: 1 });

  const { code, out } = await html();

  const { notes } = await unpackReport(dataOf(out));
  expect(code).toBe(3);
  expect(notes[1]).toMatch(/^INCOMPLETE/);
  expect(notes.at(-1)).toMatch(/^Twilio refused a page of the events from/);
});

test('--fail-on ends with 1, and the page is written', async () => {
  loseCampaign();

  const { code, out } = await html('--fail-on', 'lost');

  expect([code, out.length > 1000]).toEqual([1, true]);
});

test('with hidden values a page holds none', async () => {
  const steps = answered.map(([seconds, type, detail], index) => [
    seconds,
    type,
    { ...detail, ...(index === 0 && { attributes: { from: 'secret', conversations: { outcome: 'secret' } } }) },
  ]);
  const file = eventFile('hidden.ndjson', rawEvents(steps as never));

  const [shown, hidden] = await Promise.all([html('--events', file), html('--events', file, '--hide-values')]);

  const texts = await Promise.all(
    [shown, hidden].map(async ({ out }) => JSON.stringify(await unpackReport(dataOf(out)))),
  );
  expect(texts.map((text) => text.split('"secret').length > 1)).toEqual([true, false]);
  expect(hidden.out + hidden.err).not.toContain('secret');
});
