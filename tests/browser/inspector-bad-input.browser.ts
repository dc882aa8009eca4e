/** What people paste by mistake, or to see what happens. */
import { attributeTable } from '../../assets/attributes/table';
import { useInspector } from './use-inspector';

const open = useInspector();

/** A megabyte of JSON. */
const manyNames = () =>
  JSON.stringify({
    conversations: Object.fromEntries(
      Array.from({ length: 30_000 }, (_, place) => [`name_number_${place}`, 'some value']),
    ),
  });

test('broken JSON is told by place and in words, and the button goes there', async () => {
  const { paste, press, page } = await open();

  await paste('{\n  "conversations": {\n    "outcome": "Sale",\n  }\n}');
  await page.getByRole('heading', { name: 'Line 3, column 22: a comma stands before the closing bracket.' }).waitFor();
  await press('Show the place');

  const selected = await page.evaluate(() => {
    const box = document.activeElement as HTMLTextAreaElement;
    return box.value.slice(box.selectionStart, box.selectionEnd);
  });
  expect(selected).toBe(',');
  expect(await page.getByRole('table').count()).toBe(0);
});

test.each([
  ['a list', '[1,2,3]', /This is a list|this is a list/],
  ['a number', '42', /this is a number/],
  ['prose', 'Dear Sir or Madam', /without quotes/],
])('%s is told what it is', async (_, text, words) => {
  const { paste, region, page } = await open();

  await paste(text);
  await page.getByRole('button', { name: 'Show the place' }).waitFor();

  expect(await region('What Insights loads').textContent()).toMatch(words);
});

test('HTML in every name and value stays text', async () => {
  const { paste, page, choose, row } = await open();
  const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const values = (object: keyof typeof attributeTable) =>
    Object.fromEntries(Object.keys(attributeTable[object]).map((key) => [key, html]));

  await paste({
    conversations: { ...values('conversations'), [html]: html },
    customers: values('customers'),
    [html]: { [html]: html },
  });
  await page.getByRole('table').waitFor();
  await choose('Compose');
  for (const form of ['One line', 'Studio parameters', 'Studio flow', 'curl']) await choose(form);

  expect((await row('conversations.campaign')).value).toBe(html);
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(await page.title()).toBe('Attribute inspector · Flex Insights Functions');
});

test('names of prototypes are names like any other', async () => {
  const { paste, page, row } = await open();

  await paste(
    '{"__proto__":{"polluted":1},"conversations":{"__proto__":"x","constructor":"y","outcome":"Sale"},"customers":{"toString":"z"}}',
  );
  await page.getByRole('table').waitFor();

  expect(await row('conversations.__proto__')).toMatchObject({ value: 'x', verdict: 'Ignored' });
  expect(await row('customers.toString')).toMatchObject({ verdict: 'Ignored' });
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('names of prototypes among parameters as well', async () => {
  const { paste, page, row } = await open();

  await paste('__proto__=x\nconstructor=y\nconversations.__proto__=z\nconversations.outcome=Sale');
  await page.getByRole('table').waitFor();

  expect(await row('conversations.__proto__')).toMatchObject({ verdict: 'Ignored' });
  expect(await row('constructor')).toMatchObject({ verdict: 'Parameter' });
});

test.each<[string, () => string]>([
  ['many names', manyNames],
  ['one value', () => JSON.stringify({ conversations: { content: 'x'.repeat(1_000_000) } })],
  ['nesting', () => `{"conversations":{"content":${'['.repeat(500_000)}`],
])('a megabyte of %s leaves the page usable', async (_, text) => {
  const { paste, page, row } = await open();

  await paste(text());
  await page.locator('#report:visible, #fault:visible').waitFor();
  await paste({ conversations: { outcome: 'Sale' } });
  await page.getByText('All 1 loaded as they are.').first().waitFor();

  expect(await row('conversations.outcome')).toMatchObject({ verdict: 'Loaded' });
});

test('of a megabyte of names the page shows as many as matter, and counts the rest', async () => {
  const { paste, page, names } = await open();

  await paste(manyNames());
  await page.getByText('29,700 more are not judged: fix these first.').waitFor();

  expect(await names()).toHaveLength(300);
  expect(await page.getByText('too many').first().isVisible()).toBe(true);
});

test('a link that nobody made opens an empty page', async () => {
  const { page } = await open({}, '#detect.today.%3Cscript%3E');

  expect(await page.getByLabel('Task attributes, worker attributes').inputValue()).toBe('');
});
