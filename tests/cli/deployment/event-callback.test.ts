import { harmlessUrl, missingEvents, sameAddress } from '../../../cli/deployment/event-callback';

const address = 'https://flex-1234-dev.twil.io/webhooks/taskrouter-event';
const needed = 'task.created,task.canceled,task.completed,reservation.wrapup';

test.each([
  ['', []],
  ['task.created', ['task.canceled', 'task.completed', 'reservation.wrapup']],
  ['task.cancelled,task.created,task.completed,reservation.wrapup', ['task.canceled']],
  [needed, []],
])('the filter %j leaves out %j', (filter, missing) => {
  expect(missingEvents(filter, needed.split(','))).toEqual(missing);
});

test('addresses are the same whatever their fragment, and not when path or host differ', () => {
  expect([
    sameAddress(address, `${address}#rc=1`),
    sameAddress(address, `${address}/x`),
    sameAddress('', address),
  ]).toEqual([true, false, false]);
});

test.each([
  ['https://user:pass@x.example/a?key=1&token=2#rc=3', 'https://***@x.example/a?key=***&token=***#rc=3'],
  ['https://x.example/a', 'https://x.example/a'],
  ['https://x.example/a?bare-token#rp=all&sni=y&key=1', 'https://x.example/a?***#rp=all&sni=y&key=***'],
  ['https://x.example/a#bare-token#rc=3', 'https://x.example/a#***'],
  ['x.example/a?token=secret', '(24 characters that are not an address)'],
  ['', ''],
])('%s is shown as %s', (url, shown) => {
  expect(harmlessUrl(url)).toBe(shown);
});
