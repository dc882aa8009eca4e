/** For a test file about the sandbox's page: one npm start, one browser, a fresh page on a reset sandbox for each test. */
import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './open-page';
import { runBuilt, type Built } from './run-built';
import { openSandbox, type SandboxPage } from './sandbox-page';

interface Opened extends SandboxPage {
  /** Steers the sandbox past the page. */
  steer: (path: string, input?: object) => Promise<any>;
}

export function useSandboxPage(): (options?: BrowserContextOptions, fragment?: string) => Promise<Opened> {
  let built: Built;
  let browser: Browser;
  let opened: SandboxPage[] = [];

  const steer = async (path: string, input: object = {}) => {
    const answer = await fetch(`${built.sandbox}/sandbox${path}`, { method: 'POST', body: JSON.stringify(input) });
    return answer.json();
  };

  beforeAll(async () => {
    built = await runBuilt('start.js', { ready: 'Ctrl-C' });
    browser = await launchBrowser();
  });
  beforeEach(() => steer('/reset'));
  afterEach(async () => {
    const complaints = opened.flatMap((each) => each.complaints);
    await Promise.all(opened.map((each) => each.close()));
    opened = [];
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await built?.stop();
  });

  return async (options, fragment = '') => {
    const page = await openSandbox(browser, `${built.sandbox}/${fragment}`, options);
    opened.push(page);
    return { ...page, steer };
  };
}
