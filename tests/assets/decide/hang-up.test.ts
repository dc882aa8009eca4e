import { decideHangUp, hangUpIsKnown, hungUpBy, talkOf } from '../../../assets/decide/hang-up';
import { type JsonObject } from '../../../assets/attributes/json';

const sidOf = (prefix: string, digit: string) => prefix + digit.repeat(32);
const [customer, worker, other] = ['1', '2', '3'].map((digit) => sidOf('CA', digit));
const conference = { sid: sidOf('CF', '1'), participants: { customer, worker } };
const talk = { conferenceSid: conference.sid, customerCallSid: customer, workerCallSid: worker };
const task = (attributes: JsonObject) => ({ sid: 'WT1', attributes, status: '', reason: null, version: '1' });

test.each([
  ['a call in a conference', { conference }, talk],
  [
    'a call whose agent is not noted',
    { conference: { ...conference, participants: { customer } } },
    { ...talk, workerCallSid: undefined },
  ],
  ['a call that nobody answered yet', { call_sid: customer }, undefined],
  ['a conference without its customer', { conference: { ...conference, participants: { worker } } }, undefined],
  ['a conference without a SID', { conference: { participants: { customer, worker } } }, undefined],
  ['something else in their place', { conference: { sid: 7, participants: 'all' } }, undefined],
  ['a list', { conference: [conference] }, undefined],
  ['a chat', { channelSid: sidOf('CH', '1') }, undefined],
])('%s', (_, attributes, expected) => {
  expect(talkOf(attributes)).toEqual(expected);
});

test.each([
  ['the customer’s leg', talk, customer, 'Customer'],
  ['the agent’s leg', talk, worker, 'Agent'],
  ['somebody else’s leg', talk, other, undefined],
  ['a leg, where the agent’s is not known', { ...talk, workerCallSid: undefined }, worker, undefined],
])('a conference that %s ended', (_, told, ending, expected) => {
  expect(hungUpBy(told, ending)).toBe(expected);
});

test.each([
  [{ conversations: { hang_up_by: 'Consult' } }, true],
  [{ conversations: { hang_up_by: '' } }, false],
  [{ conversations: { hang_up_by: null } }, false],
  [{ conversations: 'text' }, false],
  [{}, false],
])('%j: somebody said who hung up: %j', (attributes, expected) => {
  expect(hangUpIsKnown(attributes)).toBe(expected);
});

test.each([
  [
    'is written next to what is there',
    { conference, conversations: { case: '7' } },
    { case: '7', hang_up_by: 'Agent' },
  ],
  [
    'leaves alone what somebody wrote',
    { conference, conversations: { hang_up_by: 'Consult' } },
    { hang_up_by: 'Consult' },
  ],
  [
    'is not written once the task is in another conference',
    { conference: { ...conference, sid: sidOf('CF', '2') } },
    undefined,
  ],
  ['is not written once the task is in none', {}, undefined],
])('who hung up %s', (_, attributes, expected) => {
  const decision = decideHangUp(task(attributes), talk, 'Agent');

  const written = 'attributes' in decision ? decision.attributes : attributes;
  expect((written as JsonObject).conversations).toEqual(expected);
});
