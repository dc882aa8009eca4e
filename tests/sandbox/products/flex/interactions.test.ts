import { interactionChannelSid, interactionSid, taskSids } from '../../../../sandbox/state/fixed-sids';
import { client, sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const channelOf = (interaction: string, channel: string) =>
  client.flexApi.v1.interaction(interaction).channels(channel);
const chatStatus = () => sandbox().state.tasks.get(taskSids.chat)?.assignmentStatus;

test('closing the channel sends its tasks to wrapping', async () => {
  const channel = await channelOf(interactionSid, interactionChannelSid).update({ status: 'closed' });

  expect(channel.status).toBe('closed');
  expect(chatStatus()).toBe('wrapping');
});

test('closing the routing as well completes them', async () => {
  await channelOf(interactionSid, interactionChannelSid).update({ status: 'closed', routing: { status: 'closed' } });

  expect(chatStatus()).toBe('completed');
});

test('an inactive channel keeps its tasks', async () => {
  await channelOf(interactionSid, interactionChannelSid).update({ status: 'inactive' });

  expect(chatStatus()).toBe('assigned');
});

test('a waiting task of a closed channel is canceled, its channel known from its attributes', async () => {
  const attributes = {
    flexInteractionSid: `KD${'a'.repeat(32)}`,
    flexInteractionChannelSid: `UO${'b'.repeat(32)}`,
    channelType: 'sms',
  };
  const { sid } = await workspace.tasks.create({ attributes: JSON.stringify(attributes) });
  const channel = channelOf(attributes.flexInteractionSid, attributes.flexInteractionChannelSid);
  expect((await channel.fetch()).type).toBe('sms');

  await channel.update({ status: 'closed' });

  expect(sandbox().state.tasks.get(sid)?.assignmentStatus).toBe('canceled');
});

test.each([
  ['an unknown channel', interactionSid, `UO${'0'.repeat(32)}`],
  ['a channel of another Interaction', `KD${'0'.repeat(32)}`, interactionChannelSid],
])('%s is not found', async (_, interaction, channel) => {
  await expect(channelOf(interaction, channel).fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
});

test.each([
  ['a status it cannot take', { status: 'active' as 'closed' }],
  ['a routing status it cannot take', { status: 'closed' as const, routing: { status: 'gone' } }],
])('%s is refused', async (_, update) => {
  await expect(channelOf(interactionSid, interactionChannelSid).update(update)).rejects.toMatchObject({ status: 400 });
});
