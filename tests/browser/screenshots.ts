/** The pictures of README, taken from the built pages (npm run screenshots). Looked at before they are committed. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openInspector } from './inspector-page';
import { launchBrowser } from './open-page';
import { serveBuilt } from './serve-built';

const folder = path.join(process.cwd(), 'docs');

async function takeInspector(browser: Browser, url: string): Promise<void> {
  const { page, press, close } = await openInspector(browser, `${url}/inspector/index.html`, { viewport: { width: 1440, height: 900 } });
  await press('Common mistakes');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(folder, 'inspector.png'), animations: 'disabled' });
  await close();
}

async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await serveBuilt();
  const browser = await launchBrowser();
  try {
    await takeInspector(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

void takeAll();
