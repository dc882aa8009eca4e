/** The inspector as a person uses it: by labels, buttons and what the table says. */
import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { openPage, type WatchedPage } from './open-page';

export interface InspectorPage extends WatchedPage {
  /** Puts a text where attributes are pasted. */
  paste: (value: string | object) => Promise<void>;
  /** Chooses a radio button by the words beside it. */
  choose: (words: string) => Promise<void>;
  press: (button: string) => Promise<void>;
  /** The cells of an attribute's row, by its full name. */
  row: (name: string) => Promise<{ field: string; value: string; findings: string; verdict: string }>;
  /** The names of the rows to be seen, in order. */
  names: () => Promise<string[]>;
  /** The part of the page under a heading. */
  region: (heading: string) => Locator;
}

export async function openInspector(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<InspectorPage> {
  const watched = await openPage(browser, url, options);
  const { page } = watched;
  await page.waitForSelector('html[data-ready]');
  return {
    ...watched,
    paste: (value) =>
      page
        .getByLabel('Task attributes, worker attributes')
        .fill(typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
    choose: (words) => page.getByRole('radio', { name: words, exact: true }).check({ force: true }),
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    region: (heading) => page.getByRole('region', { name: heading, exact: true }),
    row: (name) => readRow(page, name),
    names: () => page.locator('tbody th[scope=row]:visible').allTextContents(),
  };
}

async function readRow(
  page: Page,
  name: string,
): Promise<{ field: string; value: string; findings: string; verdict: string }> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const [field, , verdict] = await row.getByRole('cell').allTextContents();
  const value = await row.locator('.given').textContent();
  const findings = (await row.locator('.finding').allTextContents()).join(' ');
  return { field, value: value ?? '', findings, verdict };
}
