import { interactionChannelOf } from '../../../assets/decide/interaction-of-task';

const flexInteractionSid = `KD${'1'.repeat(32)}`;
const flexInteractionChannelSid = `UO${'2'.repeat(32)}`;

test('a task that names Interaction and channel belongs to it', () => {
  expect(interactionChannelOf({ flexInteractionSid, flexInteractionChannelSid })).toEqual({
    interactionSid: flexInteractionSid,
    channelSid: flexInteractionChannelSid,
  });
});

test.each([
  ['without either', {}],
  ['with empty ones', { flexInteractionSid: '', flexInteractionChannelSid: null }],
])('a task %s belongs to none', (_, attributes) => {
  expect(interactionChannelOf(attributes)).toBeUndefined();
});

test.each([
  ['names no channel', { flexInteractionSid }],
  ['names no Interaction', { flexInteractionChannelSid }],
  ['has them the wrong way round', { flexInteractionSid: flexInteractionChannelSid, flexInteractionChannelSid }],
  ['has a number for a SID', { flexInteractionSid, flexInteractionChannelSid: 7 }],
])('a task that %s belongs to an Interaction nobody can close', (_, attributes) => {
  expect(interactionChannelOf(attributes)).toBe('unknown');
});
