/** The pictures of the documents, taken from the built pages (npm run screenshots). Looked at before they are committed. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser } from 'playwright-core';
import { openInspector } from './inspector-page';
import { launchBrowser } from './open-page';
import { runBuilt } from './run-built';
import { openSandbox } from './sandbox-page';
import { serveBuilt } from './serve-built';

const folder = path.join(process.cwd(), 'docs/images');

async function takeInspector(browser: Browser, url: string): Promise<void> {
  const { page, press, close } = await openInspector(browser, `${url}/inspector/index.html`, {
    viewport: { width: 1440, height: 900 },
  });
  await press('Common mistakes');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(folder, 'inspector.png'), animations: 'disabled' });
  await close();
}

/** The call of the demonstration that was passed on and partly recorded: through the Functions, and by hand. */
async function takeTimelines(browser: Browser): Promise<void> {
  const demo = await runBuilt('demo.js', {
    args: ['--fast', '--stay', '--nine', '2026-03-12T09:00:00Z'],
    ready: 'Ctrl-C ends it',
  });
  const { page, items, close } = await openSandbox(browser, demo.sandbox, { viewport: { width: 1440, height: 1080 } });
  const calls = items.filter({ hasText: 'Ann Lee' });
  for (const [name, call] of [
    ['timeline', calls.first()],
    ['losses', calls.last()],
  ] as const) {
    await call.click();
    await call.and(page.locator('[aria-selected=true]')).waitFor();
    await page.getByRole('heading', { level: 2, name: name === 'losses' ? /4 lost$/ : /^Ann Lee$/ }).waitFor();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  }
  await close();
  await demo.stop();
}

/** A write through the Functions that somebody else overtook, and how it came through. */
async function takeRace(browser: Browser): Promise<void> {
  const start = await runBuilt('start.js', { ready: 'Ctrl-C' });
  const { page, press, write, region, close } = await openSandbox(browser, start.sandbox, {
    viewport: { width: 1440, height: 900 },
  });
  await press('New call');
  await page.getByText('Break something').click();
  await page.getByRole('button', { name: /^Somebody else is faster/ }).click();
  await write('conversations.campaign', 'Spring');
  await region('Writes').screenshot({ path: path.join(folder, 'race.png'), animations: 'disabled' });
  await close();
  await start.stop();
}

/** What is lost, on a phone. */
async function takePhone(browser: Browser): Promise<void> {
  const demo = await runBuilt('demo.js', {
    args: ['--fast', '--stay', '--nine', '2026-03-12T09:00:00Z'],
    ready: 'Ctrl-C ends it',
  });
  const { page, close } = await openSandbox(browser, demo.sandbox, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    deviceScaleFactor: 2,
  });
  await page.screenshot({ path: path.join(folder, 'phone.png'), animations: 'disabled' });
  await close();
  await demo.stop();
}

async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await serveBuilt();
  const browser = await launchBrowser();
  try {
    await takeInspector(browser, server.url);
    await takeTimelines(browser);
    await takeRace(browser);
    await takePhone(browser);
  } finally {
    await browser.close();
    await server.close();
  }
}

void takeAll();
