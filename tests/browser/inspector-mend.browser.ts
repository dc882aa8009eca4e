/** "Did you mean": one press puts a name right in the pasted text. */
import { type InspectorPage } from './inspector-page';
import { useInspector } from './use-inspector';

const open = useInspector();
const typed = '{ "conversations":\n\t{"outcom": "Sale",   "case":"Retention"} }';
const right = typed.replace('outcom', 'outcome');
const offer = 'Did you mean conversations.outcome?';

const box = ({ page }: InspectorPage) => page.getByLabel('Task attributes, worker attributes');
const textIn = (inspector: InspectorPage) => box(inspector).inputValue();

test('a press mends the name, keeps the text around it as typed, and goes on in the mended row', async () => {
  const inspector = await open();
  const { paste, press, row, page } = inspector;
  await paste(typed);

  await press(offer);

  expect(await textIn(inspector)).toBe(right);
  expect(await row('conversations.outcome')).toMatchObject({ verdict: 'Loaded', value: 'Sale', findings: '' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('conversations.outcome');
  await page.getByRole('status').filter({ hasText: 'conversations.outcom is now conversations.outcome.' }).waitFor();
});

test('the browser’s own undo takes it back, and the cursor stays where it was', async () => {
  const inspector = await open();
  const { paste, press, page } = inspector;
  await paste(typed);
  await page.getByRole('button', { name: offer }).waitFor();
  await box(inspector).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(30, 30));

  await press(offer);
  const cursor = await box(inspector).evaluate((element: HTMLTextAreaElement) => element.selectionStart);
  await box(inspector).focus();
  await page.keyboard.press('ControlOrMeta+z');

  expect(right.slice(cursor)).toBe(typed.slice(30));
  expect(await textIn(inspector)).toBe(typed);
  await page.getByRole('button', { name: offer }).waitFor();
});

test('Undo beside what was done takes it back as well, until one types on', async () => {
  const inspector = await open();
  const { paste, press, page } = inspector;
  await paste(typed);

  await press(offer);
  await press('Undo');
  expect(await textIn(inspector)).toBe(typed);
  await press(offer);
  await box(inspector).press('End');
  await box(inspector).pressSequentially(' ');

  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
});

test('by keyboard alone, one after the other', async () => {
  const inspector = await open();
  const { paste, page, row } = inspector;
  await paste({ conversations: { outcom: 'Sale', campain: 'Spring' } });
  await page.getByRole('button', { name: offer }).focus();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  expect(await row('conversations.outcome')).toMatchObject({ verdict: 'Loaded' });
  expect(await row('conversations.campaign')).toMatchObject({ verdict: 'Loaded' });
});

test('what stands outside its object is moved into it', async () => {
  const inspector = await open();
  const { press } = inspector;
  await press('Common mistakes');

  await press('Did you mean conversations.campaign?');

  const attributes = JSON.parse(await textIn(inspector)) as { conversations: object };
  expect(attributes).not.toHaveProperty('campaign');
  expect(attributes.conversations).toHaveProperty('campaign', 'Spring renewal');
});

test('while composing as well, and under a filter that hides the mended row', async () => {
  const inspector = await open();
  const { paste, press, choose, names, page } = inspector;
  await paste(typed);
  await choose('Compose');
  await choose('Lost 1');

  await press(offer);

  expect(await names()).toEqual(['outcome', 'case']);
  expect(await page.getByLabel('outcome Outcome').inputValue()).toBe('Sale');
  await choose('Paste');
  expect(await textIn(inspector)).toBe(right);
});

test('where the name that was meant is taken, it is told and not offered', async () => {
  const { paste, row, page } = await open();

  await paste({ conversations: { outcom: 'Sale', outcome: 'Sale' } });
  await page.getByRole('table').waitFor();

  expect(await row('conversations.outcom')).toMatchObject({ findings: expect.stringContaining(offer) });
  expect(await page.getByRole('button', { name: offer }).count()).toBe(0);
});
