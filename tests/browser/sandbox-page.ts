/** The sandbox's page as a person uses it: by labels, buttons and what it says. */
import { type Browser, type BrowserContextOptions, type Locator } from 'playwright-core';
import { openPage, type WatchedPage } from './open-page';

export interface SandboxPage extends WatchedPage {
  /** Presses a button and waits until the page says what came of it, which it answers. */
  press: (button: string) => Promise<string>;
  /** Opens one of the lists. */
  open: (tab: string) => Promise<void>;
  /** Writes an attribute of the selected task through the Functions; answers what the page says. */
  write: (name: string, value: string) => Promise<string>;
  /** The part of the conversation under this name. */
  region: (name: string) => Locator;
  /** The rows of the list of conversations. */
  items: Locator;
  /** The same in words. */
  conversations: () => Promise<string[]>;
  /** Rows of the table of segments, cell by cell. */
  segments: () => Promise<string[][]>;
  /** Attributes as they would be loaded: name, value and verdict. */
  attributes: () => Promise<string[][]>;
}

const cellsOf = async (rows: Locator) =>
  Promise.all((await rows.all()).map((row) => row.locator('th, td').allInnerTexts()));

export async function openSandbox(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<SandboxPage> {
  const watched = await openPage(browser, url, { timezoneId: 'UTC', locale: 'en-GB', ...options });
  const { page } = watched;
  await page.waitForSelector('html[data-ready]');
  const status = (name: string) => page.getByRole('status', { name, exact: true });
  const items = page.getByRole('listbox', { name: 'Conversations, newest first' }).getByRole('option');
  const region = (name: string) => page.getByRole('region', { name, exact: true });

  /** Where there is little room, the simulator's buttons are folded away. */
  async function unfold(): Promise<void> {
    const folded = page.locator('details.folding:not([open]) > summary');
    if (await folded.count()) await folded.click();
  }

  async function press(button: string): Promise<string> {
    await unfold();
    const told = status(button === 'Write' ? 'Reply' : 'What was done');
    const before = await told.getAttribute('data-times');
    // A button that would do nothing can be pressed all the same, and says why.
    await page.getByRole('button', { name: button, exact: true }).click({ force: true });
    const id = await told.evaluateHandle((element) => element);
    await page.waitForFunction(([element, times]) => element.dataset.times !== times, [id, before] as const);
    return (await told.textContent()) ?? '';
  }

  return {
    ...watched,
    press,
    region,
    items,
    open: (tab) => page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click(),
    async write(name, value) {
      await page.getByLabel('Attribute', { exact: true }).fill(name);
      await page.getByLabel('Value', { exact: true }).fill(value);
      return press('Write');
    },
    conversations: async () => (await items.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')),
    segments: () => cellsOf(region('Segments').locator('tbody tr')),
    attributes: () => cellsOf(region('Attributes').locator('tbody tr')),
  };
}
