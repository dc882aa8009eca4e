/** The sandbox's page for everybody: screen readers, keyboards, phones, the dark, and whoever sends HTML as an attribute. */
import { type BrowserContextOptions } from 'playwright-core';
import { findViolations } from './find-violations';
import { sizes } from './open-page';
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

describe.each<[string, BrowserContextOptions]>([
  ['light, desktop', { colorScheme: 'light' }],
  ['dark, desktop', { colorScheme: 'dark' }],
  ['light, phone', { colorScheme: 'light', viewport: sizes.phone }],
  ['dark, phone', { colorScheme: 'dark', viewport: sizes.phone }],
])('%s', (_, options) => {
  test('axe finds nothing serious with a conversation, a menu or a table open, and nothing is wider than the screen', async () => {
    const { page, press, write, open: openTab } = await open({ ...options, bypassCSP: true });
    await press('New call');
    await write('conversations.content', 'x'.repeat(200));
    await press('Answer');
    await press('Record');
    await press('Complete');
    await write('conversations.case', 'late');
    await page.getByText('Break something').click();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    for (const tab of ['Segments', 'Requests']) {
      await openTab(tab);
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
});

test('dark is dark', async () => {
  const { page } = await open({ colorScheme: 'dark' });

  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  expect(background.match(/\d+/g)!.every((channel) => Number(channel) < 50)).toBe(true);
});

test('by keyboard alone: a call, the list, the tabs', async () => {
  const { page, items } = await open();
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

  await keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the conversation');
  await page.getByRole('button', { name: 'New call' }).focus();
  await keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'waits' }).waitFor();
  await page.getByRole('button', { name: 'Answer' }).focus();
  await keyboard.press('Space');
  await page.getByRole('status').filter({ hasText: 'Answered' }).waitFor();
  expect(await focused()).toBe('Answer');

  await page.getByRole('listbox', { name: 'Conversations, newest first' }).focus();
  await keyboard.press('ArrowDown');
  await page.getByRole('heading', { level: 2, name: 'Dana' }).waitFor();
  await keyboard.press('End');
  await page.getByRole('heading', { level: 2, name: '+14155550101' }).waitFor();
  const active = await page
    .getByRole('listbox', { name: 'Conversations, newest first' })
    .getAttribute('aria-activedescendant');
  expect(await items.last().getAttribute('id')).toBe(active);

  await page.getByRole('tab', { selected: true }).focus();
  await keyboard.press('ArrowLeft');
  expect(await focused()).toMatch(/^Requests/);
  await page.getByRole('table', { name: 'Requests' }).waitFor();
});

test('the menu closes with Escape and gives the focus back', async () => {
  const { page } = await open();
  const summary = page.getByText('Break something');
  await summary.press('Enter');
  await page.getByRole('button', { name: /^Twilio is down/ }).focus();

  await page.keyboard.press('Escape');

  expect(await page.getByRole('button', { name: /^Twilio is down/ }).isVisible()).toBe(false);
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a person who types or listens is not disturbed while the page looks again', async () => {
  const { page, press } = await open();
  await press('New call');
  const field = page.getByLabel('Attribute', { exact: true });
  await field.fill('conversations.');
  const before = await field.elementHandle();

  for (let look = 0; look < 3; look += 1)
    await page.waitForResponse((response) => response.url().includes('/sandbox/live'));

  expect(await field.inputValue()).toBe('conversations.');
  expect(await field.evaluate((element, same) => element === same && element === document.activeElement, before)).toBe(
    true,
  );
});

test('HTML in every value, and names of prototypes, are shown as text', async () => {
  const { page, steer, attributes, press, items } = await open();
  const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const text = `{"call_sid":"CAhtml","from":${JSON.stringify(html)},"customers":{"name":${JSON.stringify(html)},"__proto__":"p"},"conversations":{"outcome":${JSON.stringify(html)},"constructor":"c"}}`;
  const { result } = await steer('/actions/enqueue-call', { from: html });
  await steer('/tasks', { sid: result.sid, attributes: text });
  await items.nth(3).waitFor();
  await items.first().click();
  await press('Cancel');

  expect(await page.title()).toBe('Sandbox · Flex Insights Functions');
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(html);
  expect(await attributes()).toEqual([
    ['conversations.outcome', html, 'Loaded'],
    ['conversations.constructor', expect.stringMatching(/^c\s+Insights does not know this name$/), 'Ignored'],
    ['customers.name', html, 'Loaded'],
    ['customers.__proto__', expect.stringMatching(/^p\s/), 'Ignored'],
  ]);
});

test.each([
  ['null', 'null'],
  ['a text', '"text"'],
  ['a list', '[1,2]'],
  ['broken', '{oops'],
  ['of 1 MB', `{"conversations":{"own":"${'x'.repeat(1_000_000)}"}}`],
  ['deep', `{"conversations":${'['.repeat(900)}${']'.repeat(900)}}`],
])('attributes that are %s leave the page usable', async (_, attributes) => {
  const { page, steer, press, items } = await open();
  const { result } = await steer('/actions/enqueue-call');
  await steer('/tasks', { sid: result.sid, attributes });
  await items.nth(3).waitFor();
  await items.first().click();

  await press('Hang up');

  expect(await items.count()).toBe(4);
  await page.getByText('Abandoned').first().waitFor();
});
