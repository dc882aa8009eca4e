/** The sandbox's page: what people do on it, and what Insights would make of it. */
import { useSandboxPage } from './use-sandbox-page';

const open = useSandboxPage();

test('it begins with the seeded tasks, the newest one open', async () => {
  const { page, items, conversations } = await open();

  expect(await conversations()).toEqual([
    expect.stringMatching(/^Dana \d\d? \w+, \d\d:\d\d · \d:\d\d Inbound Chat Live Support → Bob Reyes$/),
    expect.stringMatching(/^\+14155550102 .* Inbound Call Live Sales → Alice Ng$/),
    expect.stringMatching(/^\+14155550101 .* Inbound Call Live Everyone$/),
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
  expect(await region('Timeline').getByRole('group').getAttribute('aria-label')).toMatch(
    /^Timeline of 1 task and 4 segments: queue Everyone 1:0\d, then Bob Reyes \d:\d\d, then queue Everyone 0:0\d, then Carol Adeyemi 2:0\d$/,
  );
});

test('an agent who was rung in vain is named', async () => {
  const { page, press, region, steer } = await open();
  await press('New call');
  await press('Ring');
  await steer('/clock', { advanceSeconds: 16 });
  await steer('/actions/reject', { task: /WT\w{32}/.exec(page.url())?.[0] });

  await region('Segments')
    .getByText(/^rang at .+ 0:1\d: rejected$/)
    .waitFor();
  expect(await region('Timeline').locator('.track .unanswered').count()).toBe(1);
});

test('what is written through the Functions stands in the report at once, a misspelled name is refused in words', async () => {
  const { press, write, attributes } = await open();
  await press('New call');

  expect(await write('conversations.campaign', 'Spring')).toMatch(/^\/studio\/enrich-task: /);
  expect(await write('conversations.outcom', 'Sale')).toContain('did you mean conversations.outcome?');

  expect(await attributes()).toEqual([['conversations.campaign', 'Spring', 'Loaded']]);
});

test('a link makes one conversation of two', async () => {
  const { page, press, conversations } = await open();
  await press('New call');
  await press('New call');
  expect(await conversations()).toHaveLength(5);
  await page.getByLabel('What', { exact: true }).selectOption('a link to an earlier task');

  await page.getByLabel('Task', { exact: true }).selectOption({ index: 0 });
  await press('Write');

  await page.getByText('2 tasks, one conversation').waitFor();
  expect(await conversations()).toHaveLength(4);
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
  // Both in one look: the page is drawn again while the call goes on.
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
      expect.stringMatching(/^Abandoned\s+Yes\s+while in Queue$/),
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
  const { page, press, conversations, open: openTab } = await open();
  await press('New call');
  await press('Cancel');
  await page.getByRole('tab', { name: 'Tasks 4' }).waitFor();

  expect(await press('+5 min')).toBe('The clock went on 5 min.');
  await press('+1 min');

  await page.getByRole('tab', { name: 'Tasks 3' }).waitFor();
  expect(await conversations()).toHaveLength(4);
  await openTab('Tasks');
  await page.getByRole('searchbox').fill('nobody has this');
  await page.getByText('Nothing fits “nobody has this”.').waitFor();
});

test('a button that cannot do anything now says why', async () => {
  const { press } = await open();
  await press('New call');

  expect(await press('Complete')).toBe('No agent has it: the task is pending.');
  expect(await press('Transfer')).toBe('Only an agent who talks can transfer: the task is pending.');
  await press('Cancel');
  expect(await press('Answer')).toBe('Select a conversation that is going on, or make a new call.');
});

test('the demonstration is played into the running sandbox: both days side by side, the losses by hand alone', async () => {
  const { page, items } = await open();
  await page.getByRole('button', { name: 'Play the demo' }).click();
  await page.getByRole('button', { name: 'Empty it and play' }).click();
  await page
    .getByRole('status', { name: 'Demo' })
    .filter({ hasText: /^Through the Functions: \d+ attributes loaded, nothing lost/ })
    .waitFor({ timeout: 60_000 });

  await page.getByRole('button', { name: /^The same day by hand .* 7 lost/ }).click();
  await page.getByText('5 of 11 shown').or(page.getByText('6 of 11 shown')).waitFor();

  expect((await items.allInnerTexts()).join(' ')).toContain('4 lost');
  expect(await page.getByRole('button', { name: /^Through the Functions .* nothing lost$/ }).count()).toBe(1);
}, 90_000);
