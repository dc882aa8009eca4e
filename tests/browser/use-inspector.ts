/** For a test file about the inspector: one server, one browser, a fresh page for each test that must not complain. */
import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { openInspector, type InspectorPage } from './inspector-page';
import { launchBrowser } from './open-page';
import { serveBuilt, type BuiltServer } from './serve-built';

export function useInspector(): (options?: BrowserContextOptions, fragment?: string) => Promise<InspectorPage> {
  let server: BuiltServer;
  let browser: Browser;
  let opened: InspectorPage[] = [];

  beforeAll(async () => {
    server = await serveBuilt();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const complaints = opened.flatMap((each) => each.complaints);
    await Promise.all(opened.map((each) => each.close()));
    opened = [];
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return async (options, fragment = '') => {
    const page = await openInspector(browser, `${server.url}/inspector/index.html${fragment}`, options);
    opened.push(page);
    return page;
  };
}
