/** Five thousand tasks: the page holds a screenful and scrolls through all of them. */
import path from 'node:path';
import { type Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { launchBrowser } from './open-page';
import { openSandbox, type SandboxPage } from './sandbox-page';

const pageFolder = path.resolve(__dirname, '../../dist/sandbox/page');
let sandbox: Sandbox;
let browser: Browser;
let opened: SandboxPage;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, pageFolder });
  for (let call = 1; call <= 5000; call += 1) {
    sandbox.actions.enqueueCall({ attributes: { customers: { name: `Customer ${call}` } } });
    sandbox.clock.advance(1000);
  }
  browser = await launchBrowser();
}, 60_000);
beforeEach(async () => {
  opened = await openSandbox(browser, sandbox.url);
});
afterEach(() => opened.close());
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

test('all are counted, a screenful is drawn', async () => {
  const { page, items } = opened;

  expect(await page.getByRole('tab', { name: 'Conversations 5,000' }).count()).toBe(1);
  expect(await items.first().getAttribute('aria-setsize')).toBe('5000');
  expect(await items.count()).toBeLessThan(50);
});

test('the last one is one key away, and any place between is scrolled to', async () => {
  const { page, items, complaints } = opened;
  const list = page.getByRole('listbox', { name: 'Conversations, newest first' });
  await list.press('End');
  await page.getByRole('heading', { level: 2, name: 'Customer 1', exact: true }).waitFor();

  await list.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await items.filter({ hasText: 'Customer 2490' }).waitFor();

  expect(await items.count()).toBeLessThan(50);
  expect(complaints).toEqual([]);
});

test('one is found among all', async () => {
  const { page, items } = opened;

  await page.getByRole('searchbox').fill('customer 4321');
  await items.nth(1).waitFor({ state: 'detached' });

  expect(await items.textContent()).toContain('Customer 4321');
});

test.each(['Segments', 'Tasks', 'Events'])('the table of %s scrolls to its end', async (name) => {
  const { page } = opened;
  await opened.open(name);
  const table = page.getByRole('table', { name });
  await table.getByRole('row').nth(5).waitFor();
  const rows = Number(await table.getAttribute('aria-rowcount'));

  await table.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await table.locator(`[aria-rowindex="${rows}"]`).waitFor();

  expect(rows).toBeGreaterThan(5000);
  expect(await table.getByRole('row').count()).toBeLessThan(80);
});

test('a sandbox that stops is told, and found again when it is back', async () => {
  const first = await startSandbox({ pageFolder });
  const { page, close } = await openSandbox(browser, first.url);
  const alert = page.getByRole('alert');
  expect(await alert.isVisible()).toBe(false);

  await first.close();
  await alert.waitFor();
  const second = await startSandbox({ pageFolder, port: first.port });
  await alert.waitFor({ state: 'hidden' });

  await close();
  await second.close();
});
