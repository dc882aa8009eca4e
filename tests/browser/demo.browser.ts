/** npm run demo as it is built: what it leaves open to look at, and that --fast ends by itself. */
import { launchBrowser } from './open-page';
import { runBuilt } from './run-built';
import { openSandbox } from './sandbox-page';

test('--fast plays both days, prints them and ends', async () => {
  const demo = await runBuilt('demo.js', { args: ['--fast'], ready: 'never printed' });

  expect(await demo.ended).toBe(0);
  expect(demo.output()).toMatch(/Through the Functions: \d+ attributes loaded, nothing lost, 5 conversations/);
  expect(demo.output()).toContain('Omar Haddad: It belongs to');
});

test('a wrong option ends it at once, in words', async () => {
  const demo = await runBuilt('demo.js', { args: ['--nine', 'noon'], ready: 'never printed' });

  expect(await demo.ended).toBe(1);
  expect(demo.output()).toContain('--nine noon is not a time');
});

test('the page shows today without a loss, and the losses of the day by hand', async () => {
  const demo = await runBuilt('demo.js', {
    args: ['--fast', '--stay', '--nine', '2026-03-12T09:00:00Z'],
    ready: 'Ctrl-C ends it',
  });
  const browser = await launchBrowser();
  const { page, items, region, complaints } = await openSandbox(browser, demo.sandbox);

  const rows = await items.allInnerTexts();
  await items.filter({ hasText: 'Ann Lee' }).last().click();
  await region('Lost').getByText('4 values lost').waitFor();
  await items.filter({ hasText: 'Omar Haddad' }).first().click();
  await page.getByText('2 tasks, one conversation').waitFor();

  expect(rows.map((row) => /\d+ lost/.exec(row)?.[0])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '1 lost',
    '2 lost',
    undefined,
    undefined,
    '4 lost',
  ]);
  expect(
    await region('Timeline')
      .getByText(/min .*later/)
      .count(),
  ).toBe(1);
  expect(complaints).toEqual([]);
  await browser.close();
  await demo.stop();
});
