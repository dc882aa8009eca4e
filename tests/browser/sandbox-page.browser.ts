/** The sandbox's page: what people do on it, and what Insights would make of it. */
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

test('it begins with the seeded tasks, the newest one open', async () => {
  const { page, items, conversations } = await open();

  expect(await conversations()).toEqual([
    expect.stringMatching(/^Dana \d\d:\d\d · \d:\d\d Inbound Chat Support → Bob Reyes Live$/),
    expect.stringMatching(/^\+14155550102 .* Inbound Call Sales → Alice Ng Live$/),
    expect.stringMatching(/^\+14155550101 .* Inbound Call Everyone Live$/),
  ]);
  expect(await items.and(page.getByRole('option', { selected: true })).innerText()).toMatch(/^Dana/);
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('Dana');
});

test('a call that is answered, transferred, hung up and completed is four segments to scale', async () => {
  const { page, press, segments, region, steer } = await open();
  const minute = () => steer('/clock', { advanceSeconds: 60 });

  expect(await press('New call')).toMatch(/^A call from \+14155550\d{3} waits\.$/);
  await minute();
  expect(await press('Answer')).toBe('Answered.');
  await minute();
  await page.getByLabel('Transfer to').selectOption({ label: 'Carol Adeyemi' });
  expect(await press('Transfer')).toBe('Transferred to Carol Adeyemi: it rings. Answer it next.');
  await press('Answer');
  await minute();
  await minute();
  expect(await press('Hang up')).toBe('The customer hung up; the agent wraps up.');
  expect(await press('Complete')).toBe('Bob Reyes completed.');
  expect(await press('Complete')).toBe('Carol Adeyemi completed.');

  expect((await segments()).map(([, kind, queue, agent, , , , , , ended]) => [kind, queue, agent, ended])).toEqual([
    ['Queue', 'Everyone', '', 'Answered'],
    ['Conversation', 'Everyone', 'Bob Reyes', 'Transferred'],
    ['Queue', 'Everyone', '', 'Answered'],
    ['Conversation', 'Everyone', 'Carol Adeyemi', 'Completed'],
  ]);
  const widths = await region('Timeline')
    .locator('.track .talk')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect(widths[1] / widths[0]).toBeCloseTo(2, 0);
  expect(await region('Timeline').getByRole('img').getAttribute('aria-label')).toMatch(
    /^Timeline of 1 task and 4 segments: queue Everyone 1:0\d, then Bob Reyes \d:\d\d, then queue Everyone 0:0\d, then Carol Adeyemi 2:0\d$/,
  );
});

test('what is written through the Functions stands in the report at once, a misspelled name is refused in words', async () => {
  const { press, write, attributes } = await open();
  await press('New call');

  expect(await write('conversations.campaign', 'Spring')).toBe('/studio/enrich-task: Done.');
  expect(await write('conversations.outcom', 'Sale')).toContain('did you mean conversations.outcome?');

  expect(await attributes()).toEqual([['conversations.campaign', 'Spring', 'Loaded']]);
});

test('what is written after the end is shown as lost, with how late it was', async () => {
  const { press, write, region, conversations } = await open();
  await press('New call');
  await write('conversations.outcome', 'Sale');
  await press('Answer');
  await press('Complete');
  expect(await region('Warnings').count()).toBe(0);

  await write('conversations.case', 'A');

  expect(await region('Warnings').innerText()).toMatch(
    /^1 thing would be lost\s+conversations\.case came .+ after the end, when nothing counts any more\./,
  );
  expect(await region('Timeline').getByText('Lost writes').count()).toBe(1);
  expect((await conversations())[0]).toContain('1 lost');
});

test('the specification’s edition counts what today’s no longer does', async () => {
  const { page, press, write, region, attributes } = await open();
  await press('New call');
  await write('conversations.content', 'x'.repeat(200));
  await press('Answer');
  await press('Complete');
  await write('conversations.outcome', 'Sale');
  expect(await attributes()).toEqual([['conversations.content', 'x'.repeat(200), 'Cut']]);

  await page.getByLabel('Read as').selectOption('the specification');
  await page.getByRole('term').filter({ hasText: 'Outcome' }).locator('..').getByText('Sale').waitFor();

  expect(await attributes()).toEqual([
    ['conversations.content', 'x'.repeat(200), 'Loaded'],
    ['conversations.outcome', 'Sale', 'Loaded'],
  ]);
  expect(await region('Warnings').count()).toBe(0);
});

test('a link makes one conversation of two', async () => {
  const { page, press, conversations } = await open();
  await press('New call');
  await press('New call');
  expect(await conversations()).toHaveLength(5);
  await page.getByLabel('What', { exact: true }).selectOption('a link to an earlier task');

  await page.getByLabel('Task', { exact: true }).selectOption({ index: 0 });
  await press('Write');

  expect(await conversations()).toHaveLength(4);
  expect(await page.getByText('2 tasks, one conversation').count()).toBe(1);
  expect(await page.getByRole('heading', { name: /^Attributes of task/ }).count()).toBe(2);
});

test('a part of a call is recorded, linked and played', async () => {
  const { page, press, region, steer } = await open();
  await press('New call');
  await press('Answer');
  await press('Record');
  await steer('/clock', { advanceSeconds: 30 });
  await press('Stop recording');
  await steer('/clock', { advanceSeconds: 60 });

  const player = region('Recordings').locator('audio');
  await player.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true;
    await audio.play();
    await new Promise((resolve) => audio.addEventListener('timeupdate', resolve, { once: true }));
  });

  expect(await player.evaluate((audio: HTMLAudioElement) => Math.round(audio.duration))).toBeGreaterThanOrEqual(30);
  // Both in one look: the page is drawn anew while the call goes on.
  const [talk, sound] = await page.evaluate(() =>
    ['.talk', '.sound'].map((bar) => document.querySelector(`.track ${bar}`)?.getBoundingClientRect().width ?? 0),
  );
  expect(sound).toBeGreaterThan(0);
  expect(sound).toBeLessThan(talk);
  expect(await page.getByRole('row', { name: /segment_link/ }).count()).toBe(1);
});

test('a caller who hangs up in the queue is abandoned; a task can be canceled', async () => {
  const { page, press } = await open();
  const facts = () => page.locator('dl .fact').allInnerTexts();
  await press('New call');
  await press('Hang up');
  expect(await facts()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Abandoned\s+Yes\s+in Queue$/),
      expect.stringMatching(/^Reason\s+hangup/),
    ]),
  );

  await press('New call');
  await press('Cancel');

  expect(await facts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Reason\s+canceled on the sandbox page/)]),
  );
});

test('the clock moves: an ended task is deleted, its conversation stays', async () => {
  const { page, press, conversations } = await open();
  await press('New call');
  await press('Cancel');
  const tasks = page.getByRole('tab', { name: 'Tasks 4' });
  await tasks.waitFor();

  expect(await press('+5 min')).toBe('The clock went on 5 min.');
  await press('+1 min');

  await page.getByRole('tab', { name: 'Tasks 3' }).waitFor();
  expect(await conversations()).toHaveLength(4);
});

test('a button that cannot do anything now says why', async () => {
  const { press } = await open();
  await press('New call');

  expect(await press('Complete')).toBe('No agent has it: the task is pending.');
  expect(await press('Transfer')).toBe('Only an agent who talks can transfer: the task is pending.');
  await press('Cancel');
  expect(await press('Answer')).toBe('Select a conversation that is going on, or make a new call.');
});

test('something broken stays marked until it has struck, and a write through the Functions survives it', async () => {
  const { page, press, write, attributes } = await open();
  await press('New call');
  await page.getByText('Break something').click();
  await page.getByRole('button', { name: /^Somebody else is faster/ }).click();
  await page.getByRole('button', { name: 'Broken: Somebody else is faster' }).waitFor();

  expect(await write('conversations.campaign', 'Spring')).toContain('Done.');

  expect(await page.getByRole('button', { name: /^Broken/ }).count()).toBe(0);
  expect(await attributes()).toEqual([['conversations.campaign', 'Spring', 'Loaded']]);
});

test.each([
  ['Too many requests', 'enrich'],
  ['Connection lost before the write', 'enrich'],
  ['Connection lost after the write', 'enrich'],
])('%s: the Functions write all the same', async (title) => {
  const { page, press, write, attributes } = await open();
  await press('New call');
  await page.getByText('Break something').click();
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await page.getByRole('button', { name: `Broken: ${title}` }).waitFor();

  await write('conversations.campaign', 'Spring');

  expect(await attributes()).toEqual([['conversations.campaign', 'Spring', 'Loaded']]);
});

test('a lost callback is seen among the events; what is broken can be mended', async () => {
  const { page, press, open: openTab } = await open();
  await page.getByText('Break something').click();
  await page.getByRole('button', { name: /^Callback lost/ }).click();
  await press('New call');
  await openTab('Events');
  await page.getByRole('row', { name: /task\.created .* lost/ }).waitFor();

  await page.getByText('Break something').click();
  await page.getByRole('button', { name: /^Twilio is down/ }).click();
  await page.getByRole('button', { name: /^Broken: Twilio is down/ }).click();

  await page.getByRole('status').filter({ hasText: 'Mended.' }).waitFor();
  expect(await page.getByRole('button', { name: /^Broken/ }).count()).toBe(0);
});
