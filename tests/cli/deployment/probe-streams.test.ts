import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { probeStreams } from '../../../cli/deployment/probe-streams';

const token = 'streams-token-of-32-characters-00';

/** A site that answers strangers and those with credentials so; tells what it was asked with. */
async function probed(stranger: number, known: number) {
  const asked: (string | undefined)[] = [];
  const site = createServer(({ headers }, response) => {
    asked.push(headers.authorization);
    response.writeHead(headers.authorization ? known : stranger).end();
  });
  await new Promise<void>((resolve) => void site.listen(0, 'localhost', resolve));
  const problem = await probeStreams(
    `localhost:${(site.address() as AddressInfo).port}`,
    token,
    'the token of the test',
  );
  site.close();
  return { why: problem?.why, asked };
}

test.each([
  [401, 400, undefined],
  [404, 400, /is not there, or switched off/],
  [200, 200, /does not ask for credentials as the Function does \(status 200\)/],
  [500, 500, /does not ask for credentials as the Function does \(status 500\)/],
  [401, 403, /does not take the token of the test \(status 403\)/],
  [401, 204, /does not answer as the Function does \(status 204\)/],
  [401, 503, /does not answer as the Function does \(status 503\)/],
])('who answers strangers %i and the token %i: %s', async (stranger, known, why) => {
  expect((await probed(stranger, known)).why).toEqual(why ? expect.stringMatching(why) : undefined);
});

test('who lets strangers in is not told the token', async () => {
  expect((await probed(200, 200)).asked).toEqual([undefined]);
});

test('where nobody answers that is told', async () => {
  expect((await probeStreams('localhost:9', token, 'the token'))?.why).toMatch(
    /does not ask for credentials .*\(ECONNREFUSED\)/,
  );
});
