import { callSids } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, client, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const sidsOf = (calls: { sid: string }[]) => calls.map(({ sid }) => sid);
const hour = 3_600_000;

test('lists all calls, newest first', async () => {
  const { sid } = sandbox().actions.putCall({ from: '+14155550134' });

  const calls = await client.calls.list();

  expect(sidsOf(calls)).toEqual([sid, callSids.aliceLeg, callSids.answeredCall, callSids.queuedCall]);
});

test.each([
  [{ from: '+14155550101' }, [callSids.queuedCall]],
  [{ to: 'client:alice' }, [callSids.aliceLeg]],
  [{ status: 'completed' as const }, [callSids.answeredCall]],
  [{ parentCallSid: callSids.answeredCall }, []],
])('finds them by %j', async (query, expected) => {
  const { state } = sandbox();
  const call = state.calls.get(callSids.answeredCall)!;
  state.calls.set(call.sid, { ...call, status: 'completed' });

  expect(sidsOf(await client.calls.list(query))).toEqual(expected);
});

describe('by date', () => {
  let noon: number;
  beforeEach(() => {
    noon = Date.parse('2030-01-01T12:00:00Z');
    sandbox().clock.set(noon);
    sandbox().actions.putCall({ sid: 'CA1', from: '+1' });
    sandbox().clock.advance(24 * hour);
    sandbox().actions.putCall({ sid: 'CA2', from: '+1' });
    sandbox().actions.endCall({ call: 'CA2' });
  });

  test.each([
    [{ startTime: new Date('2030-01-01') }, ['CA1']],
    [{ startTimeAfter: new Date('2030-01-02') }, ['CA2']],
    [{ startTimeBefore: new Date('2030-01-01T12:00:10Z') }, ['CA1']],
    [{ endTimeAfter: new Date('2030-01-01') }, ['CA2']],
    [{ endTimeBefore: new Date('2030-01-01') }, []],
  ])('%j', async (query, expected) => {
    const calls = await client.calls.list({ from: '+1', ...query });

    expect(sidsOf(calls)).toEqual(expected);
  });

  test('a date that is none is refused', async () => {
    const answer = await callTwilio(
      `/2010-04-01/Accounts/${client.accountSid}/Calls.json?StartTime=${encodeURIComponent('soon')}`,
    );

    expect(answer.status).toBe(400);
  });
});
