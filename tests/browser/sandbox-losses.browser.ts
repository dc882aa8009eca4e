/** Losses on the sandbox's page: counted on top, first in a conversation, tied to where they happened. */
import { type SandboxPage } from './sandbox-page';
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

/** A call that ends before its outcome is written. */
async function loseOutcome({ press, write }: SandboxPage): Promise<void> {
  await press('New call');
  await press('Answer');
  await press('Complete');
  await write('conversations.outcome', 'Sale');
}

test('what is written after the end is lost: in the heading, in the panel, struck out among the attributes', async () => {
  const opened = await open();
  const { page, region, conversations, attributes } = opened;

  await loseOutcome(opened);

  expect(await page.getByRole('heading', { level: 2 }).innerText()).toMatch(/1 lost$/);
  expect(await region('Lost').innerText()).toMatch(
    /^1 value lost\s[\s\S]*conversations\.outcome came .+ after the end, when nothing counts any more\./,
  );
  expect(await attributes()).toEqual([
    [
      'conversations.outcome',
      expect.stringMatching(/^Sale\s+\w+ \d+ \w+, \d\d:\d\d:\d\d\./),
      expect.stringMatching(/^Too late/),
    ],
  ]);
  expect(await region('Attributes').locator('del').innerText()).toBe('Sale');
  expect((await conversations())[0]).toMatch(/1 lost 1 to look at/);
});

test('lost and to look at are two panels', async () => {
  const opened = await open();
  await loseOutcome(opened);

  expect(await opened.region('Lost').getByRole('listitem').count()).toBe(1);
  expect(await opened.region('To look at').innerText()).toMatch(/^1 thing to look at/);
});

test('the losses stand before the timeline', async () => {
  const opened = await open();
  await loseOutcome(opened);

  const [panel, picture] = await Promise.all(
    ['Lost', 'Timeline'].map(async (name) => (await opened.region(name).boundingBox())!.y),
  );

  expect(panel).toBeLessThan(picture);
});

test('a marker on the timeline is reached by keyboard and leads to its line', async () => {
  const opened = await open();
  await loseOutcome(opened);
  const marker = opened.region('Timeline').getByRole('button', { name: /^Loss 1: conversations\.outcome came/ });

  await marker.focus();
  expect(await opened.region('Lost').locator('li.marked').count()).toBe(1);
  await marker.press('Enter');

  expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('warning-0');
});

test('each number on top narrows the list to what it counts, and the CSV with it', async () => {
  const opened = await open();
  const { page, items } = opened;
  await loseOutcome(opened);
  const overview = opened.region('Overview');
  const csv = page.getByRole('link', { name: 'Export CSV' });

  await overview.getByRole('button', { name: /^Too late 1$/ }).click();
  await page.getByText('1 of 4 shown').waitFor();
  expect(await items.count()).toBe(1);
  expect(await csv.getAttribute('href')).toBe('/sandbox/report.csv?shown=late');
  await overview.getByRole('button', { name: /^Nothing lost 3$/ }).click();
  await page.getByText('3 of 4 shown').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();

  await items.nth(3).waitFor();
});

test('the specification’s edition counts what today’s no longer does', async () => {
  const { page, press, write, region, attributes } = await open();
  await press('New call');
  await write('conversations.content', 'x'.repeat(200));
  await press('Answer');
  await press('Complete');
  await write('conversations.outcome', 'Sale');
  expect((await attributes()).map(([name, , verdict]) => [name, verdict.replace(/\d$/, '')])).toEqual([
    ['conversations.content', 'Cut'],
    ['conversations.outcome', 'Too late'],
  ]);

  await page.getByRole('button', { name: 'Older edition' }).click();
  await page.getByRole('term').filter({ hasText: 'Outcome' }).locator('..').getByText('Sale').waitFor();

  expect(await attributes()).toEqual([
    ['conversations.content', 'x'.repeat(200), 'Loaded'],
    ['conversations.outcome', 'Sale', 'Loaded'],
  ]);
  expect(await region('Lost').count()).toBe(0);
});

test('a word of the trade is explained where it stands', async () => {
  const { page } = await open();

  await page.getByRole('button', { name: 'What does today’s Insights mean?' }).click();

  expect(await page.getByRole('note').innerText()).toContain('reads the attributes when the reservation completes');
});

test('the attributes open in the inspector as they stand', async () => {
  const { page, press, write } = await open();
  await press('New call');
  await write('conversations.campaign', 'Spring');
  const link = page.getByRole('link', { name: 'Open in the inspector' });

  await page.waitForFunction(() => document.querySelector('a.inspect')?.getAttribute('href')?.includes('#task.today.'));
  const [inspector] = await Promise.all([page.waitForEvent('popup'), link.click()]);

  await inspector.getByText('conversations').first().waitFor();
  expect(await inspector.locator('textarea').first().inputValue()).toContain('Spring');
});
