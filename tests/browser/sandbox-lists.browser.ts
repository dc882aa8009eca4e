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
    await page.locator('.records .row:not(.head)').evaluateAll((all) => all.map((row) => row.children[5].textContent)),
  );
  expect(rows[0]).toMatchObject({ customer: 'Ann, "the first"', 'customers.name': 'Ann, "the first"' });
});

test('tasks, workers and requests are listed, each with its day; a task leads to its conversation', async () => {
  const { page, press, open: openTab } = await open();
  await press('New call');
  await press('Cancel');
  await openTab('Requests');
  await page
    .getByRole('row', { name: /\w{3} \d+ \w+, \d\d:\d\d:\d\d 200 POST UpdateTask/ })
    .first()
    .waitFor();
  await openTab('Workers');
  await page.getByRole('cell', { name: 'Alice Ng' }).waitFor();
  await openTab('Tasks');

  await page
    .getByRole('row', { name: /Assigned .* Sales Alice Ng/ })
    .getByRole('button')
    .click();

  await page.getByRole('heading', { level: 2, name: '+14155550102' }).waitFor();
});

test('a request opens to what was sent, and to the attributes before and after', async () => {
  const { page, press, write, open: openTab } = await open();
  await press('New call');
  await write('conversations.campaign', 'Spring');
  await write('conversations.campaign', 'Summer');
  await openTab('Requests');
  const row = page.getByRole('row', { name: /POST UpdateTask/ }).first();

  await row.getByRole('button', { name: /^Row/ }).click();
  const opened = page.getByRole('group', { name: /^POST \/v1\/Workspaces/ });
  await opened.getByText('Attributes, before and after').waitFor();

  expect(await opened.getByRole('row').last().locator('th, td').allInnerTexts()).toEqual([
    'conversations.campaign',
    'Spring',
    'Summer',
  ]);
  expect(await opened.getByText('If-Match').count()).toBe(1);
});

test('an event opens to its parameters', async () => {
  const { page, press, open: openTab } = await open();
  await press('New call');
  await openTab('Events');

  await page
    .getByRole('row', { name: /task\.created/ })
    .getByRole('button', { name: /^Row/ })
    .click();

  const opened = page.getByRole('group', { name: 'task.created' });
  expect(await opened.getByText('EventType').locator('..').innerText()).toMatch(/task\.created$/);
  expect(await opened.getByText('Attributes, before and after').count()).toBe(1);
});

test('a search narrows the list', async () => {
  const { page, press, write, conversations } = await open();
  await press('New call');
  await write('customers.name', 'Ann Lee');
  await press('Answer');

  await page.getByRole('searchbox').fill('ann bob');
  await page.getByText('1 of 4 shown').waitFor();

  expect(await conversations()).toEqual([expect.stringMatching(/^Ann Lee/)]);
});

test('a reload shows the same; a reset begins again', async () => {
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
