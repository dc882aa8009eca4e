/** For everybody: screen readers, keyboards, phones, the dark, and those who must trust the page. */
import { type BrowserContextOptions } from 'playwright-core';
import { findViolations } from './find-violations';
import { type InspectorPage } from './inspector-page';
import { sizes } from './open-page';
import { useInspector } from './use-inspector';

const open = useInspector();

const tablet = { width: 1024, height: 800 };

const states: [string, (inspector: InspectorPage) => Promise<unknown>][] = [
  ['empty', async () => undefined],
  ['with mistakes', ({ press }) => press('Common mistakes')],
  [
    'with broken JSON',
    ({ paste, page }) => paste('{oops').then(() => page.getByRole('button', { name: 'Show the place' }).waitFor()),
  ],
  [
    'with a mended name',
    ({ press }) => press('Common mistakes').then(() => press('Did you mean conversations.outcome?')),
  ],
  ['composing', ({ press, choose }) => press('Common mistakes').then(() => choose('Compose'))],
];

describe.each<[string, BrowserContextOptions]>([
  ['light, desktop', { colorScheme: 'light' }],
  ['dark, desktop', { colorScheme: 'dark' }],
  ['light, phone', { colorScheme: 'light', viewport: sizes.phone }],
  ['light, tablet', { colorScheme: 'light', viewport: tablet }],
  ['dark, phone', { colorScheme: 'dark', viewport: sizes.phone }],
])('%s', (_, options) => {
  test.each(states)('%s: axe finds nothing serious, and nothing is wider than the screen', async (__, prepare) => {
    const inspector = await open({ ...options, bypassCSP: true });
    await prepare(inspector);

    expect(await findViolations(inspector.page)).toEqual([]);
    expect(await inspector.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  });
});

test.each([sizes.desktop, tablet, sizes.phone])(
  'identifiers break after _ and . alone: $width px',
  async (viewport) => {
    const { press, page } = await open({ viewport });
    const broken = async () =>
      page.locator('tbody th code, .finding code').evaluateAll((all) =>
        all.flatMap((code) =>
          Array.from(code.childNodes, (part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return range.getClientRects().length > 1 ? `${part.textContent} of ${code.textContent}` : '';
          }).filter(Boolean),
        ),
      );

    await press('Common mistakes');
    expect(await broken()).toEqual([]);
    await press('A whole task');
    expect(await broken()).toEqual([]);
    expect(await page.locator('tbody th code').count()).toBeGreaterThan(40);
  },
);

test('dark is dark', async () => {
  const { page } = await open({ colorScheme: 'dark' });

  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  expect(background.match(/\d+/g)!.every((channel) => Number(channel) < 50)).toBe(true);
});

test('by keyboard alone: skip link, choices by arrows, text, copy', async () => {
  const { page, names } = await open();

  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the results');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: 'Task', exact: true }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('{"conversations":{"outcome":"Sale"}}');
  await page.getByRole('table').waitFor();

  expect(await names()).toEqual(['outcome']);
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('table').count()).toBe(0);
});

test('what became of the text is announced once the typing pauses', async () => {
  const { paste, page } = await open();

  await paste({ conversations: { outcom: 'Sale' } });

  await page
    .getByRole('status')
    .filter({ hasText: 'Read as the attributes of a task. 1 lost, 0 loaded as they are.' })
    .waitFor();
});

test('a table it is, on a phone as well', async () => {
  const { press, page } = await open({ viewport: sizes.phone });
  await press('Common mistakes');

  const table = page.getByRole('table', { name: 'Attributes and what becomes of them' });

  expect(await table.getByRole('columnheader').allTextContents()).toEqual([
    'Attribute',
    'Insights field',
    'Loaded value',
    'Verdict',
  ]);
  expect(
    await table
      .getByRole('row', { name: /outcom/ })
      .getByRole('cell')
      .count(),
  ).toBe(3);
});

test('the page runs no script but its own and can send nothing anywhere', async () => {
  const { page, complaints } = await open();

  const outcomes = await page.evaluate(async () => {
    const script = document.createElement('script');
    const outcome = (attempt: () => unknown) =>
      Promise.resolve()
        .then(attempt)
        .then(
          () => 'allowed',
          (error: Error) => error.name,
        );
    return [
      await outcome(() => fetch('/')),
      await outcome(() => (document.body.innerHTML = '<b>x</b>')),
      await outcome(() => (script.text = '1')),
    ];
  });

  expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError']);
  expect(
    complaints.every((complaint) => /Content Security Policy|TrustedHTML|TrustedScript|Trusted/.test(complaint)),
  ).toBe(true);
  complaints.length = 0;
});
