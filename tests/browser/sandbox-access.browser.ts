/** The sandbox's page for everybody: screen readers, keyboards, phones, the dark, and whoever sends HTML as an attribute. */
import { type BrowserContextOptions } from 'playwright-core';
import { findViolations } from './find-violations';
import { sizes } from './open-page';
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

const looks = Object.entries(sizes).flatMap(([name, viewport]) =>
  (['light', 'dark'] as const).map((colorScheme): [string, BrowserContextOptions] => [
    `${colorScheme}, ${name}`,
    { colorScheme, viewport },
  ]),
);

describe.each(looks)('%s', (_, options) => {
  test('axe finds nothing serious with a conversation, a menu or a table open, and nothing is wider than the screen', async () => {
    const { page, press, write, open: openTab } = await open({ ...options, bypassCSP: true });
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await press('New call');
    await write('conversations.content', 'x'.repeat(200));
    await press('Answer');
    await press('Record');
    await press('Complete');
    await write('conversations.case', 'late');
    await page.getByText('Break something').click();
    // axe does not see what lies behind a text that is scrolled out of its pane.
    await page.locator('.detail').evaluate((pane) => (pane.scrollTop = 0));
    expect(await findViolations(page)).toEqual([]);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    const back = page.getByRole('button', { name: '← All conversations' });
    if (await back.isVisible()) await back.click();

    for (const tab of ['Segments', 'Requests']) {
      await openTab(tab);
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(await tooWide()).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: /^Row/ }).first().click();
    await page.getByText('What was sent').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});

test('on a phone the report comes before the simulator, and a conversation takes the place of the list', async () => {
  const { page, items } = await open({ viewport: sizes.phone });
  const [report, simulator] = await Promise.all(
    [page.getByRole('region', { name: 'Overview' }), page.getByText('Simulator: calls, agents, faults, clock')].map(
      async (part) => (await part.boundingBox())!.y,
    ),
  );
  expect(report).toBeLessThan(simulator);

  await items.filter({ hasText: 'Dana' }).click();
  await page.getByRole('heading', { level: 2, name: 'Dana' }).waitFor();
  expect(await items.first().isVisible()).toBe(false);
  await page.getByRole('button', { name: '← All conversations' }).click();

  await items.filter({ hasText: 'Dana' }).waitFor();
});

test('"/" goes to the search, "?" to the help, Escape back', async () => {
  const { page, items } = await open();
  await items.first().waitFor();

  await page.keyboard.press('/');
  expect(await page.getByRole('searchbox').evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.getByText('From one conversation to the next').waitFor();
  await page.keyboard.press('Escape');

  await help.waitFor({ state: 'hidden' });
});

test('no two labels of the time axis touch, and no duration is cut, at any width', async () => {
  const { page, press, steer } = await open();
  await press('New call');
  await press('Ring');
  await steer('/clock', { advanceSeconds: 16 });
  await press('Answer');
  await steer('/clock', { advanceSeconds: 100 });
  await press('Complete');
  await steer('/clock', { advanceSeconds: 600 });

  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(100);
    const boxes = await page
      .locator('.axis-label')
      .evaluateAll((labels) =>
        labels.map((label) => [label.getBoundingClientRect().left, label.getBoundingClientRect().right]),
      );
    const inOrder = boxes.toSorted(([one], [other]) => one - other);
    expect(boxes.length).toBeGreaterThan(0);
    expect(inOrder.slice(1).every(([left], place) => left > inOrder[place][1])).toBe(true);
    const cut = await page
      .locator('.track .phase')
      .evaluateAll((bars) => bars.filter((bar) => bar.scrollWidth > bar.clientWidth + 1).length);
    expect(cut).toBe(0);
  }
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
  expect(await focused()).toBe('Skip to the conversations');
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
  await page.getByText('Nobody has asked Twilio for anything yet.').waitFor();
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
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(`${html}2 lost`);
  expect(await attributes()).toEqual([
    ['conversations.outcome', html, 'Loaded'],
    [
      'conversations.constructor',
      expect.stringMatching(/^c\s+Insights does not know this name\.$/),
      expect.stringMatching(/^Ignored/),
    ],
    ['customers.name', html, 'Loaded'],
    ['customers.__proto__', expect.stringMatching(/^p\s/), expect.stringMatching(/^Ignored/)],
  ]);
});

test.each([
  ['Arabic, right to left', 'مريم العلي'],
  ['Hebrew within Latin', 'Ann שלום Lee'],
  ['Chinese', '王小明'],
  ['with combining marks', 'Zoë Ångström Z̸̢̛a̵l̷g̴o̶'],
  ['an emoji family', '👩‍👩‍👧‍👦 Family'],
])('a name that is %s stands as it is, and pushes nothing aside', async (_, name) => {
  const { page, press, write, items } = await open();
  await press('New call');

  await write('customers.name', name);

  await page.getByRole('heading', { level: 2, name }).waitFor();
  expect(await items.first().locator('strong').innerText()).toBe(name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('a value of 4,096 characters and one event after the other leave the page usable', async () => {
  const { page, press, steer, items } = await open();
  const { result } = await steer('/actions/enqueue-call');
  await steer('/tasks', { sid: result.sid, attributes: { conversations: { content: 'w'.repeat(4096) } } });
  for (let time = 0; time < 200; time += 1) {
    await steer('/actions/route', { task: result.sid });
    await steer('/actions/reject', { task: result.sid });
  }
  await items.nth(3).waitFor();
  await items.first().click();

  await press('Hang up');

  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
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
