/** What is broken on purpose on the sandbox's page, and how a write through the Functions survives it. */
import { type SandboxPage } from './sandbox-page';
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

async function breakIt({ page }: SandboxPage, title: string): Promise<void> {
  await page.getByText('Break something').click();
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await page.getByRole('button', { name: `Broken: ${title}` }).waitFor();
}

test('a write that lost a race is drawn: read, 412, pause, read, write 200', async () => {
  const opened = await open();
  const { page, press, write, region, attributes } = opened;
  await press('New call');
  await breakIt(opened, 'Somebody else is faster');

  expect(await write('conversations.campaign', 'Spring')).toContain('It was not the first try (412)');

  expect(await page.getByRole('button', { name: /^Broken/ }).count()).toBe(0);
  expect(await attributes()).toEqual([['conversations.campaign', 'Spring', 'Loaded']]);
  const steps = (await region('Writes').locator('.trace-steps').last().innerText()).replaceAll(/\s+/g, ' ');
  expect(steps).toMatch(/^read 200 write 412 (pause \d+ ms )?read 200 (pause \d+ ms )?write 200$/);
  expect(await region('Timeline').locator('.track .written.repeated').count()).toBe(1);
  expect(await region('Timeline').getByLabel('Legend').innerText()).toContain('Written after another try');
});

test.each(['Too many requests', 'Connection lost before the write', 'Connection lost after the write'])(
  '%s: the Functions write all the same',
  async (title) => {
    const opened = await open();
    await opened.press('New call');
    await breakIt(opened, title);

    await opened.write('conversations.campaign', 'Spring');

    expect(await opened.attributes()).toEqual([['conversations.campaign', 'Spring', 'Loaded']]);
  },
);

test('a lost callback is seen among the events; what is broken can be fixed', async () => {
  const opened = await open();
  const { page, press } = opened;
  await breakIt(opened, 'Callback lost');
  await press('New call');
  await opened.open('Events');
  await page.getByRole('row', { name: /task\.created .* Lost/ }).waitFor();

  await breakIt(opened, 'Twilio is down');
  await page.getByRole('button', { name: /^Broken: Twilio is down/ }).click();

  await page.getByRole('status', { name: 'What was done' }).filter({ hasText: 'Fixed.' }).waitFor();
  expect(await page.getByRole('button', { name: /^Broken/ }).count()).toBe(0);
});
