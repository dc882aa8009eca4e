/** Recording with RECORDING_LINK=media, where a reservation says whose list the link goes to. */
import { seed, startBundle, type Bundle } from '../../harness/bundle';

let bundle: Bundle;
const call = { TaskSid: seed.taskSids.answeredCall, CallSid: seed.callSids.answeredCall, Action: 'start' };

beforeAll(async () => {
  bundle = await startBundle({ RECORDING_LINK: 'media' });
  bundle.sandbox.addFault({ kind: 'callback-lost', times: 'always' });
});
afterAll(() => bundle.close());

test('a reservation is where the link goes, and nothing to warn of', async () => {
  const ReservationSid = seed.reservationSids.answeredCall;

  const { body } = await bundle.call('/studio/record-call', { ...call, ReservationSid });

  expect([body.code, body.warnings]).toEqual(['changed', []]);
  const { attributes } = await bundle.fetchTask(call.TaskSid);
  expect(attributes.conversations).toBeUndefined();
  expect(attributes.reservation_attributes[ReservationSid].media).toMatchObject([
    { url: expect.stringContaining(String(body.recordingSid)) },
  ]);
});
