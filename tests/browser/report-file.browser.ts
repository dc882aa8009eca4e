/** The report as one file: it opens without a server, asks nobody for anything, and says when it is damaged. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { findViolations } from './find-violations';
import { launchBrowser, openPage, sizes, type WatchedPage } from './open-page';

const pageFolder = path.resolve(__dirname, '../../dist/sandbox/page');
const html = '<img src=x onerror="document.title=1">';
let sandbox: Sandbox;
let browser: Browser;
let folder: string;
let opened: WatchedPage[];

async function endedCall(name: string, conversations: object): Promise<void> {
  const { actions, clock } = sandbox;
  const { sid } = actions.enqueueCall({ attributes: { customers: { name }, conversations } });
  clock.advance(30_000);
  actions.hangUp({ task: sid });
  clock.advance(60_000);
}

async function save(change = (text: string) => text): Promise<string> {
  const answer = await fetch(`${sandbox.url}/sandbox/report.html`);
  const file = path.join(folder, 'report.html');
  writeFileSync(file, change(await answer.text()));
  return pathToFileURL(file).href;
}

async function open(address: string, options = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, address, { timezoneId: 'UTC', locale: 'en-GB', ...options });
  opened.push(watched);
  return watched;
}

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, pageFolder });
  browser = await launchBrowser();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'report-'));
  opened = [];
  sandbox.reset();
});
afterEach(async () => {
  const complaints = opened.flatMap((each) => each.complaints);
  await Promise.all(opened.map((each) => each.close()));
  rmSync(folder, { recursive: true });
  if (complaints.length) throw new Error(complaints.join('\n'));
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

describe.each(Object.entries(sizes))('%s', (_, viewport) => {
  test('it says what it holds, and shows what is lost', async () => {
    await endedCall('Ann', { campain: 'Spring' });
    const { page } = await open(await save(), { viewport, bypassCSP: true });

    await page.getByText('This file holds attributes as they were written, personal data included.').waitFor();
    await page.getByRole('option').filter({ hasText: 'Ann' }).click();
    await page.getByText('1 value lost').waitFor();

    expect(await page.getByRole('toolbar').count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

test('search, filters and the table work without a server', async () => {
  await endedCall('Ann', { campain: 'Spring' });
  await endedCall('Bob', { campaign: 'Spring' });
  const { page } = await open(await save());

  await page.getByRole('button', { name: /^With losses 1$/ }).click();
  await page.getByText('1 of 2 shown').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);

  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain('Ann');
  expect(csv).not.toContain('Bob');
});

test('HTML in every value is shown as text', async () => {
  await endedCall(html, { outcome: html });
  const { page } = await open(await save());

  await page.getByRole('heading', { level: 2 }).filter({ hasText: html }).waitFor();

  expect(await page.title()).toBe('What Insights would report');
});

test('a report without a single conversation says so', async () => {
  const { page } = await open(await save());

  await page.getByText('Not one conversation lies in this period.').waitFor();
});

test.each<[string, (text: string) => string]>([
  ['broken', (text) => text.replace(/(id="report-data">.{40})/, '$1????')],
  ['cut off', (text) => text.replace(/(id="report-data">[^<]{60})[^<]*/, '$1')],
  ['empty', (text) => text.replace(/(id="report-data">)[^<]*/, '$1')],
])('a data block that is %s is told, not a blank page', async (_, damage) => {
  await endedCall('Ann', {});
  const address = await save(damage);
  const { page } = await open(address);

  await page.getByRole('heading', { name: 'This report cannot be read' }).waitFor();

  expect(readFileSync(new URL(address), 'utf8')).toContain('report-data');
});
