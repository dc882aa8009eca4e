/** Pasting: what the table, the ruler and the summary tell. */
import { useInspector } from './use-inspector';

const open = useInspector();

test('the empty page explains the verdicts and offers examples', async () => {
  const { region, page } = await open();

  expect(await region('What Insights loads').textContent()).toMatch(/Loaded.*Check.*Ignored.*Not read/s);
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(0);
});

test('common mistakes are told in the row they belong to', async () => {
  const { press, row } = await open();

  await press('Common mistakes');

  expect(await row('conversations.outcom')).toMatchObject({
    verdict: 'Ignored',
    findings: expect.stringContaining('Did you mean conversations.outcome?'),
  });
  expect(await row('conversations.case')).toMatchObject({
    verdict: 'Check',
    field: 'Case',
    findings: expect.stringContaining('label'),
  });
  expect(await row('conversations.hold_time')).toMatchObject({
    verdict: 'Wrong',
    findings: expect.stringContaining('finite number'),
  });
  expect(await row('conversations.conversation_measure_1')).toMatchObject({
    verdict: 'Check',
    value: '101',
    findings: expect.stringContaining('Write 101'),
  });
  expect(await row('conversations.handling_team_name')).toMatchObject({
    verdict: 'Hidden',
    findings: expect.stringContaining('handling_team_id'),
  });
  expect(await row('customers.yearOfBirth')).toMatchObject({
    verdict: 'Ignored',
    findings: expect.stringContaining('customers.year_of_birth'),
  });
  expect(await row('call_sid')).toMatchObject({ verdict: 'From the task', field: 'Conversation' });
  expect(await row('campaign')).toMatchObject({
    verdict: 'Misplaced',
    findings: expect.stringContaining('conversations.campaign'),
  });
});

test('a long text is shown in full, struck through from where Insights stops', async () => {
  const { paste, page, choose } = await open();

  await paste({ conversations: { content: `${'a'.repeat(128)}${'b'.repeat(127)}${'c'.repeat(10)}` } });

  await page.getByText('Has 265 characters; Insights loads 128.').waitFor();
  expect(await page.locator('.given s').allTextContents()).toEqual(['b'.repeat(127), 'c'.repeat(10)]);
  await choose('Older edition');
  expect(await page.locator('.given s').allTextContents()).toEqual(['c'.repeat(10)]);
});

test('the switch between editions judges again', async () => {
  const { press, choose, row, page } = await open();
  await press('A whole task');

  const today = await row('conversations.communication_channel');
  await choose('Older edition');

  expect(today).toMatchObject({ verdict: 'Check', findings: expect.stringContaining('conversations.channel') });
  expect(await row('conversations.communication_channel')).toMatchObject({ verdict: 'Loaded', findings: '' });
  expect(await page.getByText('Read as the attributes of a task. All 52 loaded as they are.').count()).toBeGreaterThan(
    0,
  );
});

test('typing is judged as one goes, without losing the place', async () => {
  const { page, row } = await open();
  const box = page.getByLabel('Task attributes, worker attributes');

  await box.pressSequentially('{"conversations":{"outcome":"Sale"}}');
  await page.getByRole('table').waitFor();
  await box.press('ArrowLeft');
  await box.press('ArrowLeft');
  await box.pressSequentially(',"virtual":true');
  await page.getByText('Virtual', { exact: true }).waitFor();

  expect(await row('conversations.virtual')).toMatchObject({ value: 'Yes', verdict: 'Check' });
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('typing into one value draws its row alone', async () => {
  const { press, page } = await open();
  await press('Common mistakes');
  await page.evaluate(() => {
    const drawn = new Set<string>();
    const rowOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('tr');
    new MutationObserver((changes) => {
      for (const { target } of changes)
        drawn.add(rowOf(target)?.querySelector('th')?.getAttribute('aria-label') ?? target.nodeName);
      document.title = [...drawn].join(' ');
    }).observe(document.getElementById('table')!, { subtree: true, childList: true, characterData: true });
  });

  const box = page.getByLabel('Task attributes, worker attributes');
  const text = await box.inputValue();
  await box.fill(text.replace('Renewals North', 'Renewals South'));
  await page.getByText('Renewals South', { exact: true }).waitFor();

  expect(await page.title()).toBe('conversations.handling_team_name');
});

test('each edition says what it is where it is chosen', async () => {
  const { choose, region } = await open();
  const results = region('What Insights loads');

  expect(await results.textContent()).toContain('By Twilio’s page as it reads today: Insights loads 128 characters');
  await choose('Older edition');

  expect(await results.textContent()).toContain('By the older edition of Twilio’s page');
  expect(await results.textContent()).toContain('255 characters');
});

test('widget parameters are read from lines, a form and JSON', async () => {
  const { paste, row, page } = await open();
  const parameters = { TaskSid: 'WT1', 'conversations.hold_time': '5', 'conversations.outcom': 'Sale' };

  for (const text of [
    Object.entries(parameters)
      .map((pair) => pair.join('='))
      .join('\n'),
    new URLSearchParams(parameters).toString(),
    JSON.stringify(parameters),
  ]) {
    await paste('');
    await paste(text);
    await page.getByText('Read as parameters that write to a task.').first().waitFor();

    expect(await row('conversations.hold_time')).toMatchObject({ value: '5', verdict: 'Loaded' });
    expect(await row('conversations.outcom')).toMatchObject({ verdict: 'Ignored' });
    expect(await row('TaskSid')).toMatchObject({ verdict: 'Parameter' });
  }
});

test('a worker is recognised, and can be read as a task', async () => {
  const { press, choose, row } = await open();

  await press('A worker');
  expect(await row('full_name')).toMatchObject({ verdict: 'Loaded', field: 'Full Name' });
  await choose('Task');

  expect(await row('full_name')).toMatchObject({ verdict: 'Not read', field: '' });
  expect(await row('phone')).toMatchObject({
    verdict: 'Misplaced',
    findings: expect.stringContaining('customers.phone'),
  });
});

test('counts choose what is shown', async () => {
  const { press, choose, names } = await open();
  await press('Common mistakes');
  const all = await names();

  await choose('Lost 5');

  expect(all).toHaveLength(15);
  expect(await names()).toEqual(['outcom', 'hold_time', 'segment_link', 'yearOfBirth', 'acquisition_date']);
});

test('the size is measured against Send to Flex and TaskRouter', async () => {
  const { paste, page } = await open();

  await paste({ conversations: { content: 'x'.repeat(2000) } });
  await page.getByText('Send to Flex takes 1,024: 1,008 too many').waitFor();
  expect(await page.getByText('TaskRouter takes 4,096: 2,064 left').isVisible()).toBe(true);

  await paste({ conversations: { content: 'x'.repeat(4096) } });
  await page.getByText('TaskRouter takes 4,096: 32 too many').waitFor();
});

test('Clear empties the page and puts the cursor where one goes on', async () => {
  const { press, page } = await open();
  await press('A worker');

  await press('Clear');

  expect(await page.getByRole('table').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
});
