/**
 * Checks attributes before there is a task and returns them as one object to paste into Send to Flex.
 * Called by Studio's Run Function widget. Parameters: attributes (flat or JSON); OnInvalid; one of FirstTaskSid,
 * PreviousTaskSid, ConversationId; RecordingSid with RecordingStartTime and RecordingChannels; FlowSid with
 * ExecutionSid, for ivr_time and ivr_path.
 * Replies: valid, else bad-input, too-large (README, Replies). No Twilio request unless PreviousTaskSid or an execution
 * is given.
 * Easy to get wrong: the Attributes field of Send to Flex holds 1024 characters.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    ...kit.linkParameters,
    ...kit.executionParameters,
    RecordingSid: kit.optional(kit.sid('RE')),
    RecordingStartTime: kit.optional(kit.moment),
    RecordingChannels: kit.optional(kit.channelCount),
  },
  {
    attributes: kit.taskAttributes,
    check(values) {
      const { attributes, RecordingSid, RecordingStartTime, RecordingChannels } = values;
      const [link] = kit.givenLinks(values);
      const issues = [...kit.tooManyLinks(values), ...kit.halfAnExecution(values)];
      if (link && attributes.conversations?.conversation_id)
        issues.push(
          kit.finding('conversations.conversation_id', `cannot be given together with ${link}`, 'send one of them'),
        );
      if (RecordingSid && attributes.conversations?.segment_link)
        issues.push(
          kit.finding('conversations.segment_link', 'cannot be given together with RecordingSid', 'send one of them'),
        );
      if (!RecordingSid && (RecordingStartTime ?? RecordingChannels))
        issues.push(
          kit.finding('RecordingSid', 'is missing', 'send it together with RecordingStartTime and RecordingChannels'),
        );
      return issues;
    },
  },
);

/**
 * The attributes with the link of the recording that runs already, if any, put there as on a task. A call in a Studio
 * flow is the customer's leg.
 */
function withRecording(
  settings: Kit.Settings,
  attributes: Kit.Task['attributes'],
  { RecordingSid, RecordingStartTime, RecordingChannels }: Kit.InputOf<typeof input>,
): Kit.Decision {
  if (!RecordingSid) return kit.unchanged;
  const recording = { sid: RecordingSid, startTime: RecordingStartTime, channels: RecordingChannels };
  return kit.attachRecording(settings, { attributes }, { ...recording, firstChannel: 'customer' }, Date.now());
}

/** `length`: characters of the attributes as JSON. */
function warnOfLength(length: number): Kit.Finding[] {
  if (length <= kit.sendToFlexLimit) return [];
  const problem = `have ${length} characters; Send to Flex takes ${kit.sendToFlexLimit}`;
  return [kit.finding('attributes', problem, 'send fewer here and the rest with enrich-task once the task exists')];
}

export const handler = kit.studioFunction(input, async (context, values) => {
  const [link, ivr] = await Promise.all([
    kit.resolveLink(context, values),
    kit.readIvr(context, values, values.attributes.conversations),
  ]);
  if (link?.result) return link.result;

  const given = kit.mergeChanges({}, values.attributes)!;
  const filled = kit.mergeChanges(given, {
    conversations: { ...ivr.conversations, ...(link && { conversation_id: link.conversationId }) },
  })!;
  const recorded = withRecording(context.settings, filled, values);
  if (recorded.kind === 'refuse') return recorded;
  const attributes = recorded.kind === 'change' ? recorded.attributes : filled;

  const { length } = kit.writeAttributes(attributes);
  if (length > kit.attributesLimit) return kit.tooLarge(attributes, length);
  const nothing = !Object.keys(attributes).length;
  return {
    code: 'valid',
    message: nothing ? 'Nothing was checked.' : kit.checkedAttributes(attributes),
    attributes,
    conversationId: kit.conversationIdOf(attributes),
    recordingSid: values.RecordingSid,
    warnings: [
      ...(link?.warnings ?? []),
      ...ivr.warnings,
      ...(nothing && !ivr.warnings.length ? [kit.nothingGiven()] : []),
      ...recorded.warnings,
      ...kit.warnOfHiddenNames(attributes),
      ...kit.warnOfPhoneCustomer(attributes, values.attributes.customers),
      ...warnOfLength(length),
    ],
    note: ivr.note,
  };
});
