/**
 * Checks attributes before there is a task and returns them as one object to paste into Send to Flex.
 * Called by Studio's Run Function widget. Parameters: attributes (flat or JSON); OnInvalid; one of FirstTaskSid,
 * PreviousTaskSid, ConversationId; RecordingSid with RecordingStartTime and RecordingChannels.
 * Replies: valid, else bad-input, too-large (README, Replies). No Twilio request unless PreviousTaskSid is given.
 * Easy to get wrong: the Attributes field of Send to Flex holds 1024 characters.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    ...kit.linkParameters,
    RecordingSid: kit.optional(kit.sid('RE'), 'the SID of a recording that runs already'),
    RecordingStartTime: kit.optional(kit.moment, 'when the recording started'),
    RecordingChannels: kit.optional(kit.channelCount, 'mono or dual'),
  },
  {
    attributes: kit.taskAttributes,
    check(values) {
      const { attributes, RecordingSid, RecordingStartTime, RecordingChannels } = values;
      const [link] = kit.givenLinks(values);
      const issues = kit.tooManyLinks(values);
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

export const handler = kit.studioFunction(input, async (context, values) => {
  const link = await kit.resolveLink(context, values);
  if (link?.result) return link.result;

  const recording = values.RecordingSid && {
    sid: values.RecordingSid,
    startTime: values.RecordingStartTime,
    channels: values.RecordingChannels,
    firstChannel: 'customer' as const,
  };
  const given = kit.mergeChanges({}, values.attributes)!;
  const attributes = kit.mergeChanges(given, {
    conversations: {
      ...(link && { conversation_id: link.conversationId }),
      ...(recording && kit.recordingAttributes(context.settings, recording, Date.now())),
    },
  })!;

  const { length } = kit.writeAttributes(attributes);
  if (length > kit.attributesLimit) return kit.tooLarge(attributes, length);
  const warnings = [...(link?.warnings ?? []), ...kit.warnOfHiddenNames(attributes)];
  if (length > kit.sendToFlexLimit)
    warnings.push(
      kit.finding(
        'attributes',
        `have ${length} characters; Send to Flex takes ${kit.sendToFlexLimit}`,
        'send fewer here and the rest with enrich-task once the task exists',
      ),
    );
  return {
    code: 'valid',
    attributes,
    conversationId: kit.conversationIdOf(attributes),
    recordingSid: values.RecordingSid,
    warnings,
  };
});
