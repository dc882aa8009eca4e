import { traceWrites } from '../../../sandbox/live/write-traces';
import { type LoggedRequest } from '../../../sandbox/state/request-log';

const task = `WT${'1'.padStart(32, '0')}`;

function requests(...each: [at: number, method: string, status: number | null, sid?: string][]): LoggedRequest[] {
  return each.map(([at, method, status, sid = task], id) => ({
    id,
    at,
    method,
    host: 'taskrouter.twilio.com',
    path: `/v1/Workspaces/WS1/Tasks/${sid}`,
    query: {},
    form: {},
    headers: {},
    operation: null,
    status,
    code: null,
    ms: 2,
    fault: null,
  }));
}

const steps = (...each: Parameters<typeof requests>) =>
  traceWrites(requests(...each), [task]).map((trace) =>
    trace.requests.map(({ verb, status }) => `${verb} ${status}`).join(', '),
  );

test('a write that lost a race is one trace, up to the write that worked', () => {
  expect(
    steps(
      [0, 'GET', 200],
      [5, 'POST', 412],
      [150, 'GET', 200],
      [155, 'POST', 200],
      [160, 'GET', 200],
      [165, 'POST', 200],
    ),
  ).toEqual(['read 200, write 412, read 200, write 200', 'read 200, write 200']);
});

test('who comes later than a write may be repeated has begun again', () => {
  expect(steps([0, 'GET', 200], [5, 'POST', null], [9000, 'POST', 200])).toEqual(['read 200, write null', 'write 200']);
});

test('reading alone is no write, and other tasks are not its business', () => {
  expect(steps([0, 'GET', 200], [20_000, 'POST', 200, `WT${'2'.padStart(32, '0')}`])).toEqual([]);
});
