/** The sandbox's lists: tables, CSV, search, and what stays after a reload. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

test('the table of segments is what the CSV holds', async () => {
  const { page, press, write, open: openTab } = await open();
  await press('New call');
  await write('customers.name', 'Ann, "the first"');
  await openTab('Segments');
  await page.getByRole('cell', { name: 'Ann, "the first"' }).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ]);
  const rows = parse(await readFile(await download.path(), 'utf8'), { columns: true }) as Record<string, string>[];

  expect(download.suggestedFilename()).toBe('insights-report.csv');
  expect(rows.map((row) => row.queue)).toEqual(
    await page.locator('.records .row:not(.head)').evaluateAll((all) => all.map((row) => row.children[4].textContent)),
  );
  expect(rows[0]).toMatchObject({ customer: 'Ann, "the first"', 'customers.name': 'Ann, "the first"' });
});

test('tasks, workers and requests are listed; a task leads to its conversation', async () => {
  const { page, press, open: openTab } = await open();
  await press('New call');
  await press('Cancel');
  await openTab('Requests');
  await page
    .getByRole('row', { name: /POST UpdateTask .* 200/ })
    .first()
    .waitFor();
  await openTab('Workers');
  await page.getByRole('cell', { name: 'Alice Ng' }).waitFor();
  await openTab('Tasks');

  await page
    .getByRole('row', { name: /assigned Sales Alice Ng/ })
    .getByRole('button')
    .click();

  await page.getByRole('heading', { level: 2, name: '+14155550102' }).waitFor();
});

test('search and warnings narrow the list', async () => {
  const { page, press, write, conversations, items } = await open();
  await press('New call');
  await write('customers.name', 'Ann Lee');
  await press('Answer');
  await press('Complete');

  await page.getByRole('searchbox').fill('ann bob');
  await items.nth(1).waitFor({ state: 'detached' });
  expect(await conversations()).toEqual([expect.stringMatching(/^Ann Lee/)]);
  await page.getByRole('searchbox').fill('');
  await page.getByLabel('Only with warnings').check();
  await items.nth(1).waitFor({ state: 'detached' });

  expect(await conversations()).toEqual([expect.stringMatching(/1 to look at/)]);
});

test('a reload shows the same; a reset begins anew', async () => {
  const { page, press, items } = await open();
  await press('New call');
  await page.getByRole('option', { name: /^\+14155550102/ }).click();
  await page.getByRole('heading', { level: 2, name: '+14155550102' }).waitFor();

  await page.reload();
  await page.getByRole('heading', { level: 2, name: '+14155550102' }).waitFor();
  await press('Reset');

  expect(await items.count()).toBe(3);
});

test('it says what it approximates', async () => {
  const { page } = await open();

  await page.getByText('What this page and its sandbox approximate').click();

  expect(await page.locator('footer li').allInnerTexts()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^This is not Insights itself/),
      expect.stringMatching(/^Not here: /),
    ]),
  );
});
