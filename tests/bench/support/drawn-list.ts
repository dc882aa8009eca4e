/** How soon a page draws its list of conversations, and how it scrolls. */
import { type Browser, type Page } from 'playwright-core';

/** ms since the address was entered until the list is drawn; `.item` may still be an empty place. */
export async function openOnce(browser: Browser, url: string): Promise<number> {
  const page = await (await browser.newContext()).newPage();
  // Told by the page itself: the sandbox runs in this process, and a busy one would tell late.
  await page.addInitScript(() => {
    const watch = () => {
      if (!document.querySelector('.item:not(.waiting)')) requestAnimationFrame(watch);
      else document.documentElement.dataset.drawn = String(performance.now());
    };
    requestAnimationFrame(watch);
  });
  await page.goto(url);
  await page.waitForSelector('html[data-drawn]');
  const ms = Number(await page.evaluate(() => document.documentElement.dataset.drawn));
  await page.context().close();
  return ms;
}

interface Scrolled {
  frames: number[];
  rows: number;
  megabytes: number;
}

/** From the first to the last of the list in five seconds, a step each frame. */
export function scroll(page: Page): Promise<Scrolled> {
  return page.evaluate(async () => {
    const list = document.getElementById('conversation-rows')!;
    const frames: number[] = [];
    const end = list.scrollHeight - list.clientHeight;
    const steps = 300;
    let rows = 0;
    let last = performance.now();
    for (let step = 0; step <= steps; step += 1) {
      list.scrollTop = (end * step) / steps;
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - last);
      last = performance.now();
      rows = Math.max(rows, list.querySelectorAll('.item').length);
    }
    const { usedJSHeapSize } = (performance as unknown as { memory: { usedJSHeapSize: number } }).memory;
    return { frames, rows, megabytes: usedJSHeapSize / 1024 / 1024 };
  });
}
