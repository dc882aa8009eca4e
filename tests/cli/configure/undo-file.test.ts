import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readUndo, replaceUndo, writeUndo } from '../../../cli/configure/undo-file';
import { workspaceSid } from '../../../sandbox/state/fixed-sids';

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-undo-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

const undoTo = (url: string) => ({ workspaceSid, before: { url, filter: '' }, after: { url: '', filter: '' } });
const moment = new Date('2026-11-26T02:21:53.123Z');

test('the name tells the millisecond', () => {
  expect(writeUndo(undoTo(''), moment)).toBe('configure-undo-2026-11-26T02-21-53-123.json');
});

test('runs of one moment have a file each, and none writes over another', () => {
  const addresses = ['https://one.example', 'https://two.example', 'https://three.example'];

  const files = addresses.map((url) => writeUndo(undoTo(url), moment));

  expect(new Set(files).size).toBe(3);
  expect(files.map(readUndo)).toEqual(addresses.map(undoTo));
  expect(readdirSync('.').toSorted()).toEqual(files.toSorted());
});

test('a file, a folder or a link that lies there stays as it is', () => {
  const [file, other] = [writeUndo(undoTo(''), moment), 'elsewhere.txt'];
  rmSync(file);
  writeFileSync(other, 'kept');
  symlinkSync(other, file);
  mkdirSync(file.replace('.json', '-2.json'));

  const written = writeUndo(undoTo('https://one.example'), moment);

  expect([written, readFileSync(other, 'utf8')]).toEqual([file.replace('.json', '-3.json'), 'kept']);
});

test('what has become known since goes into the same file, which stays readable for this user alone', () => {
  const file = writeUndo(undoTo(''), moment);

  replaceUndo(file, undoTo('https://newer.example'));

  expect([readUndo(file), statSync(file).mode & 0o777]).toEqual([undoTo('https://newer.example'), 0o600]);
});

test('a folder that is gone is told', () => {
  rmSync(folder, { recursive: true });

  expect(() => writeUndo(undoTo(''), moment)).toThrow(/cannot be written: its folder does not exist\.$/);
});
