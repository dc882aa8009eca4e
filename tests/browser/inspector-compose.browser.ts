/** The form that composes attributes field by field. */
import { attributeTable } from '../../assets/attributes/table';
import { useInspector } from './use-inspector';

const open = useInspector();

test('a field that is filled in appears in the table, with the right type in the JSON', async () => {
  const { choose, page, row, region } = await open();
  await choose('Compose');

  await page.getByLabel('outcome Outcome').fill('Sale');
  await page.locator('summary', { hasText: 'Measures' }).first().click();
  await page.getByLabel('hold_time Hold Time').fill('12.5');

  expect(await row('conversations.outcome')).toMatchObject({ value: 'Sale', verdict: 'Loaded' });
  expect(JSON.parse((await region('Copy as').getByRole('region').textContent())!)).toEqual({
    conversations: { outcome: 'Sale', hold_time: 12.5 },
  });
});

test('there is a field for every attribute of the edition', async () => {
  const { choose, page } = await open();
  const countOf = (editions: string[]) =>
    [...Object.values(attributeTable.conversations), ...Object.values(attributeTable.customers)].filter(({ edition }) =>
      editions.includes(edition),
    ).length;

  await choose('Compose');
  const today = await page.locator('.entry').count();
  await choose('Older edition');

  expect(today).toBe(countOf(['both', 'current', 'hipaa']));
  expect(await page.locator('.entry').count()).toBe(countOf(['both', 'specification']));
});

test('what is wrong with a value stands below its field', async () => {
  const { choose, page } = await open();
  await choose('Compose');
  const field = page.getByLabel('virtual Virtual');

  await field.fill('perhaps');

  await page.getByText('It has an unknown value').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
});

test('a number can be typed through all its unfinished states', async () => {
  const { choose, page, region } = await open();
  await choose('Compose');
  await page.getByLabel('Find an attribute').fill('hold_time');
  const field = page.getByLabel('hold_time Hold Time');

  await field.pressSequentially('12.50');

  expect(await field.inputValue()).toBe('12.50');
  expect(await region('Copy as').getByRole('region').textContent()).toContain('"hold_time": 12.5');
});

test('an attribute is found by its name, its field or its remark', async () => {
  const { choose, page } = await open();
  await choose('Compose');

  await page.getByLabel('Find an attribute').fill('crm');

  expect(await page.locator('.entry:visible code').allTextContents()).toEqual(['customer_link']);
});

test('it changes the pasted text and keeps what else stands in it', async () => {
  const { paste, choose, page } = await open();
  await paste('{"call_sid":"CA1","order_number":12345678901234567890,"customers":{"name":"Ann"}}');

  await choose('Compose');
  expect(await page.getByLabel('name Name', { exact: true }).inputValue()).toBe('Ann');
  await page.getByLabel('name Name', { exact: true }).fill('Bob');
  await choose('Paste');

  const text = await page.getByLabel('Task attributes, worker attributes').inputValue();
  expect(text).toContain('12345678901234567890');
  expect(JSON.parse(text)).toMatchObject({ call_sid: 'CA1', customers: { name: 'Bob' } });
});

test('a worker and a widget’s parameters are composed in their own form', async () => {
  const { choose, page } = await open();
  await choose('Compose');

  await choose('Worker');
  await page.getByLabel('full_name Full Name').fill('Mary');
  await choose('Paste');
  expect(JSON.parse(await page.getByLabel('Task attributes, worker attributes').inputValue())).toEqual({
    full_name: 'Mary',
  });

  await page.getByRole('button', { name: 'Clear' }).click();
  await choose('Parameters');
  await choose('Compose');
  await page.getByLabel('campaign Campaign').fill('Spring');
  await choose('Paste');
  expect(await page.getByLabel('Task attributes, worker attributes').inputValue()).toBe(
    'conversations.campaign=Spring',
  );
});

test('a text that cannot be read is said to be mended first', async () => {
  const { paste, choose, page } = await open();
  await paste('{oops');

  await choose('Compose');

  expect(await page.getByText('The pasted text cannot be read.').isVisible()).toBe(true);
  expect(await page.locator('.entry:visible').count()).toBe(0);
});
