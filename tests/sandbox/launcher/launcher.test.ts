import { createServer, type AddressInfo } from 'node:net';
import { readEnvLines } from '../../../sandbox/launcher/env-file';
import { functionsEnv } from '../../../sandbox/launcher/functions-env';
import { assertPortFree, readPort } from '../../../sandbox/http/ports';
import { accountSid } from '../../../sandbox/state/account';

describe('the .env file', () => {
  test('is read line by line', () => {
    const text =
      '\uFEFF# comment\r\n\nINSIGHTS_TEXT_LIMIT=128\nOUTCOME_BY_REASON = {"*":"Done"}\nURL="https://a.example/#x"\nEMPTY=';

    const names = readEnvLines(text, '.env').map(({ name }) => name);

    expect(names).toEqual(['INSIGHTS_TEXT_LIMIT', 'OUTCOME_BY_REASON', 'URL', 'EMPTY']);
  });

  test.each([
    ['export A=1', 'remove "export"'],
    ['just some words', 'write NAME=value'],
    ['A="open', 'close the "'],
    ["A='open' # comment", "close the '"],
    ['A=1 # comment', 'put the comment on a line of its own'],
  ])('with the line %s names file, line and remedy but no value', (line, remedy) => {
    const read = () => readEnvLines(`FIRST=1\n${line}\n`, '.env');

    expect(read).toThrow(`.env, line 2: ${remedy}`);
    expect(read).not.toThrow(/open/);
  });

  test('never brings the credentials of a real account along', () => {
    const real =
      'ACCOUNT_SID=ACreal\nAUTH_TOKEN=secret\nTASKROUTER_WORKSPACE_SID=WSreal\nTWILIO_API_KEY=SKreal\nRECORDING_LINK=media';

    const env = functionsEnv(real, '.env');

    expect(env).not.toMatch(/real|secret/);
    expect(env).toContain(`ACCOUNT_SID=${accountSid}\n`);
    expect(env).toContain('RECORDING_LINK=media\n');
  });
});

test('a setting of the user comes before the sandbox’s own', () => {
  expect(functionsEnv('', '.env')).toMatch(/^WORKERS_API_TOKEN=.{32,}$/m);
  expect(functionsEnv('WORKERS_API_TOKEN=mine', '.env').match(/^WORKERS_API_TOKEN=.*$/gm)).toEqual([
    'WORKERS_API_TOKEN=mine',
  ]);
});

describe('ports', () => {
  afterEach(() => delete process.env.PORT);

  test.each(['127.0.0.1', undefined])('one taken on host %s is refused with cause and remedy', async (host) => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, host, resolve));
    const { port } = taken.address() as AddressInfo;

    const check = assertPortFree(port, 'the sandbox', 'SANDBOX_PORT');

    await expect(check).rejects.toThrow(
      `Port ${port}, for the sandbox, is taken by another program: stop it, or choose`,
    );
    taken.close();
  });

  test.each(['0', '70000', 'http'])('%s is not a port', (text) => {
    process.env.PORT = text;

    expect(() => readPort('PORT', 3000)).toThrow(`PORT=${text} is not a port`);
  });
});
