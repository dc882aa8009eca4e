import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { readShared, writeShared, type Shared } from '../../../../assets/inspector/write/share-link';

const shared = fc.record<Shared>({
  text: fc.string({ unit: 'grapheme', minLength: 1 }),
  readAs: fc.constantFrom('detect', 'task', 'worker', 'parameters'),
  edition: fc.constantFrom('today', 'specification'),
});

test('a link brings back what was shared, whatever it was', async () => {
  await fc.assert(
    fc.asyncProperty(shared, async (given) => {
      expect(await readShared(`#${await writeShared(given)}`)).toEqual(given);
    }),
  );
});

test('a link holds letters, digits, dots, dashes and underscores only', async () => {
  expect(
    await writeShared({ text: '{"conversations":{"ivr_path":"1 ▸ 2"}}', readAs: 'detect', edition: 'today' }),
  ).toMatch(/^[\w.-]+$/);
});

test.each([
  '',
  '#',
  '#top',
  '#detect.today.',
  '#detect.today.%%%',
  '#detect.tomorrow.S0xKAQA',
  '#hack.today.S0xKAQA',
  '#detect.today.S0xKAQA.more',
  '#detect.today.____',
])('%s is nobody’s link', async (fragment) => {
  expect(await readShared(fragment)).toBeUndefined();
});

test('a small link that unpacks to a flood is refused', async () => {
  const flood = deflateRawSync(Buffer.alloc(50_000_000)).toString('base64url');

  expect(await readShared(`#detect.today.${flood}`)).toBeUndefined();
});
