import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../../../cli/account/environment';

const folder = mkdtempSync(path.join(tmpdir(), 'environment-test-'));
const file = path.join(folder, '.env');
const before = { ...process.env };
const handedOver = {
  ACCOUNT_SID: 'ACsandbox',
  AUTH_TOKEN: 'sandbox',
  TASKROUTER_WORKSPACE_SID: 'WSsandbox',
  TWILIO_SANDBOX: '127.0.0.1:3001',
};

beforeAll(() =>
  writeFileSync(
    file,
    'ACCOUNT_SID=ACreal\nAUTH_TOKEN=real\nTASKROUTER_WORKSPACE_SID=WSreal\nINSIGHTS_TEXT_LIMIT=128\nRECORDING_LINK=\n',
  ),
);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.env = { ...before };
});

test('a live account is that of the file', () => {
  Object.assign(process.env, handedOver);

  expect(readEnvironment(file, true)).toMatchObject({
    ACCOUNT_SID: 'ACreal',
    AUTH_TOKEN: 'real',
    TASKROUTER_WORKSPACE_SID: 'WSreal',
  });
});

test('in CI a live account may come from the environment alone; blank lines of the file leave it there', () => {
  Object.assign(process.env, { ACCOUNT_SID: 'ACci', RECORDING_LINK: 'media' });

  expect(readEnvironment(path.join(folder, 'none.env'), true).ACCOUNT_SID).toBe('ACci');
  expect(readEnvironment(file, true).RECORDING_LINK).toBe('media');
});

test('without --live the file’s account is never used, its settings are', () => {
  Object.assign(process.env, handedOver);

  const environment = readEnvironment(file, false);

  expect(JSON.stringify(environment)).not.toContain('real');
  expect(environment).toMatchObject({ ...handedOver, INSIGHTS_TEXT_LIMIT: '128' });
});

test('without --live and without the npm script there is no account at all', () => {
  delete process.env.TWILIO_SANDBOX;

  expect(() => readEnvironment(file, false)).toThrow(/run it as an npm script.*or say --live/);
});

test('lines that twilio-run would misread are told, all of them', () => {
  const wrong = path.join(folder, 'wrong.env');
  writeFileSync(wrong, 'export ACCOUNT_SID=ACreal\nA=1\nOUTCOME_BY_REASON="open\n');

  expect(() => readEnvironment(wrong, true)).toThrow(
    new RegExp(`^${wrong}, line 1: remove "export"\\.\n${wrong}, line 3: close the "[^.]*span lines$`),
  );
});
