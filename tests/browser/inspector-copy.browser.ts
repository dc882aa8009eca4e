/** Taking the attributes elsewhere: copies and links. */
import { useInspector } from './use-inspector';

const open = useInspector();
const canCopy = { permissions: ['clipboard-read', 'clipboard-write'] };

test.each<[string, RegExp]>([
  ['JSON', /^\{\n {2}"call_sid".*"conversations": \{/s],
  ['One line', /^\{"call_sid".*\}$/],
  ['Studio parameters', /^conversations\.case=CA5f/m],
  ['Studio flow', /^\[\n {2}\{\n {4}"key": "conversations\.case",/],
  ['curl', /curl -sS http:\/\/localhost:\d+\/studio\/enrich-task \\\n {2}--data-urlencode "TaskSid=\$TASK_SID"/],
])('copies as %s', async (form, expected) => {
  const { press, choose, page } = await open(canCopy);
  await press('Common mistakes');

  await choose(form);
  await press('Copy');

  await page.getByText('Copied.').first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(expected);
  expect(copied).not.toContain('outcom');
});

test('says what is left out because the Functions would refuse it', async () => {
  const { press, region } = await open();

  await press('Common mistakes');

  expect(await region('Copy as').textContent()).toContain(
    'Without the 5 the Functions refuse (conversations.outcom, conversations.hold_time, conversations.segment_link …).',
  );
});

test('where the browser does not let the page copy, it says so', async () => {
  const { press, page } = await open();
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await press('A worker');

  await press('Copy');

  await page.getByText('Select the text and copy it').first().waitFor();
});

test('a link brings text, reading and edition to another page, and nothing to any server', async () => {
  const first = await open(canCopy);
  await first.paste('{"full_name":"Mary Smith ▸"}');
  await first.choose('Worker');
  await first.choose('Older edition');
  await first.press('Copy link');
  await first.page.getByText('Link copied.').first().waitFor();
  const link = await first.page.evaluate(() => navigator.clipboard.readText());

  const second = await open({}, link.slice(link.indexOf('#')));

  await second.page.getByRole('table').waitFor();
  expect(await second.page.getByLabel('Task attributes, worker attributes').inputValue()).toBe(
    '{"full_name":"Mary Smith ▸"}',
  );
  expect(await second.page.getByRole('radio', { name: 'Worker', exact: true }).isChecked()).toBe(true);
  expect(await second.page.getByRole('radio', { name: 'Older edition', exact: true }).isChecked()).toBe(true);
});

test('a link that is opened in the same page replaces what stood there', async () => {
  const { press, page } = await open(canCopy);
  await press('A worker');
  await press('Copy link');
  await page.getByText('Link copied.').first().waitFor();
  const { hash } = new URL(page.url());
  await press('Clear');

  await page.evaluate((fragment) => (location.hash = fragment), hash);

  await page.getByRole('rowheader', { name: 'full_name', exact: true }).waitFor();
  expect(page.url()).toContain(hash);
});

test('the specification’s sample makes a link of less than 2,000 characters', async () => {
  const { press, page } = await open(canCopy);
  await press('A whole task');

  await press('Copy link');
  await page.getByText('Link copied.').first().waitFor();

  expect(page.url().length).toBeLessThan(2000);
});

test('what is too long for a link is said to be', async () => {
  const { paste, press, page } = await open();
  await paste({ conversations: { content: 'x'.repeat(40_000) } });
  await page.getByRole('table').waitFor();

  await press('Copy link');

  await page.getByText('This is too long for a link.').first().waitFor();
  expect(new URL(page.url()).hash).toBe('');
});
