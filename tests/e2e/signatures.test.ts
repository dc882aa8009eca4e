/** Who gets in: only what carries Twilio's signature reaches a protected Function; what is public stays open. */
import { startBundle, type Bundle } from '../harness/bundle';
import { type Route } from '../harness/functions-server';

let bundle: Bundle;

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => void (bundle.functions.log.length = 0));

const pathsOf = (type: Route['type'], ...accesses: string[]) =>
  bundle.functions.routes
    .filter((each) => each.type === type && accesses.includes(each.access))
    .map(({ path }) => path);

/** The Functions that ran, one log line each. */
const reached = () => bundle.functions.log.map(({ line }) => String(line.fn)).toSorted();

/** A call as anybody on the internet can make it. */
async function callAsStranger(
  path: string,
  init: RequestInit = { method: 'POST', body: new URLSearchParams({ TaskSid: 'WT1' }) },
) {
  const response = await fetch(bundle.functions.url + path, init);
  return { status: response.status, text: await response.text() };
}

const refused = { status: 403, text: 'This Function takes only requests with a valid X-Twilio-Signature.' };

test.each([
  ['a form', { method: 'POST', body: new URLSearchParams({ TaskSid: 'WT1' }) }],
  ['JSON', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
  ['a query', {}],
  ['a wrong signature', { method: 'POST', headers: { 'x-twilio-signature': 'L/OH5YylLD5NRKLltdqwSvS0BnU=' } }],
])('every protected Function refuses %s that nobody signed, and runs nothing', async (_, init) => {
  const paths = pathsOf('function', 'protected');

  const answers = await Promise.all(paths.map((path) => callAsStranger(path, init)));

  expect(answers).toEqual(paths.map(() => refused));
  expect(paths.length).toBeGreaterThan(4);
  expect(bundle.functions.log).toEqual([]);
});

test('a signed call reaches every protected Function', async () => {
  const paths = pathsOf('function', 'protected');

  await Promise.all(paths.map((path) => bundle.call(path, {})));

  expect(reached()).toEqual(paths.toSorted());
});

test('public Functions answer strangers themselves', async () => {
  const paths = pathsOf('function', 'public');

  const answers = await Promise.all(paths.map((path) => callAsStranger(path)));

  expect(answers.filter(({ text }) => text === refused.text)).toEqual([]);
  expect(reached()).toEqual(paths.toSorted());
});

test('private assets are closed to everybody, public ones open', async () => {
  const [closed, open] = await Promise.all(
    [pathsOf('asset', 'private'), pathsOf('asset', 'public')].map((paths) =>
      Promise.all(paths.map((path) => callAsStranger(path, {}))),
    ),
  );

  expect(closed.map(({ status }) => status)).toEqual(closed.map(() => 403));
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
  expect(closed.length).toBeGreaterThan(0);
});
