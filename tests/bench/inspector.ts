/** The inspector in headless Chromium: how much is loaded, how soon it can be read and used, how fast typing is judged. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { launchBrowser } from '../browser/open-page';
import { serveBuilt } from '../browser/serve-built';
import { lackingChromium } from './support/lacking-chromium';
import { median, type Figure } from './figure';

export const name = 'Inspector (headless Chromium)';
export const missing = lackingChromium;

const folder = path.join(process.cwd(), 'dist/assets/inspector');
const kilobytes = (files: string[]) =>
  files.reduce((sum, file) => sum + readFileSync(path.join(folder, file)).length, 0) / 1024;

export async function measure(): Promise<Figure[]> {
  const server = await serveBuilt();
  const browser = await launchBrowser();
  try {
    const url = `${server.url}/inspector/index.html`;
    const loads = await repeat(15, () => loadOnce(browser, url));
    const typing = await typeInto(await browser.newPage(), url);
    const files = readdirSync(folder);
    return [
      {
        what: 'all files but the validators',
        ours: kilobytes(files.filter((file) => file !== 'validators.js')),
        unit: 'KB',
        target: '<= 110',
      },
      { what: 'the validators', ours: kilobytes(['validators.js']), unit: 'KB' },
      {
        what: 'cold load until the first paint, which shows what the page is for',
        ours: median(loads.map(({ painted }) => painted)),
        unit: 'ms',
        target: '< 300',
      },
      {
        what: 'cold load until it judges what is typed',
        ours: median(loads.map(({ ready }) => ready)),
        unit: 'ms',
        target: '< 300',
      },
      { what: 'judging 4 KB again and drawing what changed', ours: median(typing.judged), unit: 'ms', target: '< 5' },
      { what: 'the same with the layout of the page', ours: median(typing.laidOut), unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time += 1) results.push(await work());
  return results;
}

/** A context of its own has an empty cache. Milliseconds since the address was entered. */
async function loadOnce(browser: Browser, url: string): Promise<{ painted: number; ready: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length && performance.getEntriesByName('ready').length,
  );
  const times = await page.evaluate(() => {
    const at = (entry: string) => performance.getEntriesByName(entry)[0].startTime;
    return { painted: at('first-contentful-paint'), ready: at('ready') };
  });
  await context.close();
  return times;
}

/** A whole task, filled up to 4 KB, with one value changed again and again. */
async function typeInto(page: Page, url: string): Promise<{ judged: number[]; laidOut: number[] }> {
  await page.goto(url);
  await page.getByRole('button', { name: 'A whole task' }).click();
  return page.evaluate(async () => {
    const box = document.getElementById('text') as HTMLTextAreaElement;
    const attributes = JSON.parse(box.value) as { conversations: Record<string, string> };
    for (let place = 1; place <= 10; place += 1)
      attributes.conversations[`conversation_label_${place}`] = 'x'.repeat(180);
    const judged: number[] = [];
    const laidOut: number[] = [];
    const reading = document.querySelector('#read-as input:checked')!;
    for (let time = 0; time < 100; time += 1) {
      attributes.conversations.outcome = `Sale ${time}`;
      box.value = JSON.stringify(attributes, null, 2);
      document.body.getBoundingClientRect();
      const start = performance.now();
      box.dispatchEvent(new Event('input', { bubbles: true }));
      // Judges without waiting for a pause; what changed is drawn in the microtask after.
      reading.dispatchEvent(new Event('change', { bubbles: true }));
      await Promise.resolve();
      if (!document.getElementById('table')!.textContent.includes(`Sale ${time}`)) throw new Error('not drawn yet');
      judged.push(performance.now() - start);
      document.body.getBoundingClientRect();
      laidOut.push(performance.now() - start);
    }
    return { judged, laidOut };
  });
}
