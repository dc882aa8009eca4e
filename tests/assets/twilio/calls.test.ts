/** Requests to Twilio inside the time a Function has; what the network does to them is in tests/faults. */
import { setTimeout as sleep } from 'node:timers/promises';
import { TwilioCalls, type Transport } from '../../../assets/twilio/calls';
import { type Answer } from '../../../assets/twilio/failure';

const context = { ACCOUNT_SID: `AC${'0'.repeat(32)}`, AUTH_TOKEN: 'x'.repeat(32) } as never;
const callsFor = (milliseconds: number) => new TwilioCalls(context, performance.now() + milliseconds);
const refused: Answer<string> = { ok: false, problem: 'rate-limited', status: 429, answerLost: false };
const lost: Answer<string> = { ok: false, problem: 'unavailable', answerLost: true };

test('a Retry-After of 0 gives no leave to send without a pause', async () => {
  let attempts = 0;
  const transport: Transport<string> = async (passage) => {
    attempts++;
    passage.retryAfter = 0;
    return refused;
  };

  await callsFor(1500).send(transport, 100);

  expect(attempts).toBeLessThan(50);
});

test('an attempt that our own time cuts off does not hide what Twilio said before', async () => {
  let attempts = 0;
  const transport: Transport<string> = async ({ timeout }) => {
    if (++attempts === 1) return refused;
    await sleep(timeout);
    return lost;
  };

  const answer = await callsFor(900).send(transport, 2500);

  expect(answer).toMatchObject({ ok: false, problem: 'rate-limited', answerLost: true });
});

test('without time nothing is sent, and the answer says so', async () => {
  const calls = callsFor(100);

  const answer = await calls.send(() => Promise.resolve(lost), 2500);

  expect([answer, calls.calls]).toEqual([{ ok: false, problem: 'unavailable', answerLost: false, unsent: true }, 0]);
});
