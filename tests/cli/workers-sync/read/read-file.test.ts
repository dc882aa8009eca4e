import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAgents } from '../../../../cli/workers-sync/read/read-file';

const folder = mkdtempSync(path.join(tmpdir(), 'read-file-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: string | Buffer): string {
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test.each([
  ['a.csv', 'name\nZoë'],
  ['a.CSV', 'name\nZoë'],
  ['a.tsv', 'name\tb\nZoë\t1'],
  ['a.json', '[{"name":"Zoë"}]'],
  ['a.ndjson', '{"name":"Zoë"}'],
  ['a.jsonl', '{"name":"Zoë"}'],
  ['bom.csv', '\uFEFFname\nZoë'],
  ['excel.csv', utf16('name;b\r\nZoë;1\r\n')],
])('reads %s by its name', (name, content) => {
  const { rows } = readAgents(write(name, content));

  expect(rows.map(({ cells }) => cells.get('name')?.value)).toEqual(['Zoë']);
});

test.each([
  ['a.xlsx', 'x', /its name must end in \.csv/],
  ['latin.csv', Buffer.from('name\nZo\xeb', 'latin1'), /is not UTF-8\. Save it as "CSV UTF-8"/],
])('refuses %s with a remedy', (name, content, message) => {
  const file = write(name, content);

  expect(() => readAgents(file)).toThrow(message);
});

test('a file that is not there is said to be missing', () => {
  expect(() => readAgents(path.join(folder, 'none.csv'))).toThrow(/none\.csv: there is no such file/);
});

test('the digest tells contents apart, not names', () => {
  const [one, same, other] = [write('1.csv', 'a\n1'), write('2.csv', 'a\n1'), write('3.csv', 'a\n2')].map(
    (file) => readAgents(file).digest,
  );

  expect(one).toBe(same);
  expect(other).not.toBe(one);
});
