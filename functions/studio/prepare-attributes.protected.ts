/**
 * Checks attributes before there is a task and returns them as one object to paste into Send to Flex.
 * Called by Studio's Run Function widget. Parameters: attributes (flat or JSON); OnInvalid; one of FirstTaskSid,
 * PreviousTaskSid, ConversationId; RecordingSid with RecordingStartTime and RecordingChannels.
 * Replies: valid, else bad-input, too-large (README, Replies). No Twilio request unless PreviousTaskSid is given.
 * Easy to get wrong: the Attributes field of Send to Flex holds 1024 characters.
 */
import type * as Kit from '../../assets/kit.private';

const {
  attributesLimit,
  channelCount,
  conversationIdOf,
  defineInput,
  finding,
  givenLinks,
  linkParameters,
  mergeChanges,
  moment,
  optional,
  recordingAttributes,
  resolveLink,
  sendToFlexLimit,
  sid,
  studioFunction,
  taskAttributes,
  tooLarge,
  tooManyLinks,
  warnOfHiddenNames,
  writeAttributes,
} = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = defineInput(
  {
    ...linkParameters,
    RecordingSid: optional(sid('RE'), 'the SID of a recording that runs already'),
    RecordingStartTime: optional(moment, 'when the recording started'),
    RecordingChannels: optional(channelCount, 'mono or dual'),
  },
  {
    attributes: taskAttributes,
    check(values) {
      const { attributes, RecordingSid, RecordingStartTime, RecordingChannels } = values;
      const [link] = givenLinks(values);
      const issues = tooManyLinks(values);
      if (link && attributes.conversations?.conversation_id)
        issues.push(
          finding('conversations.conversation_id', `cannot be given together with ${link}`, 'send one of them'),
        );
      if (RecordingSid && attributes.conversations?.segment_link)
        issues.push(
          finding('conversations.segment_link', 'cannot be given together with RecordingSid', 'send one of them'),
        );
      if (!RecordingSid && (RecordingStartTime ?? RecordingChannels))
        issues.push(
          finding('RecordingSid', 'is missing', 'send it together with RecordingStartTime and RecordingChannels'),
        );
      return issues;
    },
  },
);

export const handler = studioFunction(input, async (context, values) => {
  const link = await resolveLink(context, values);
  if (link?.result) return link.result;

  const recording = values.RecordingSid && {
    sid: values.RecordingSid,
    startTime: values.RecordingStartTime,
    channels: values.RecordingChannels,
    firstChannel: 'customer' as const,
  };
  const given = mergeChanges({}, values.attributes)!;
  const attributes = mergeChanges(given, {
    conversations: {
      ...(link && { conversation_id: link.conversationId }),
      ...(recording && recordingAttributes(context.settings, recording, Date.now())),
    },
  })!;

  const { length } = writeAttributes(attributes);
  if (length > attributesLimit) return tooLarge(attributes, length);
  const warnings = [...(link?.warnings ?? []), ...warnOfHiddenNames(attributes)];
  if (length > sendToFlexLimit)
    warnings.push(
      finding(
        'attributes',
        `have ${length} characters; Send to Flex takes ${sendToFlexLimit}`,
        'send fewer here and the rest with enrich-task once the task exists',
      ),
    );
  return {
    code: 'valid',
    attributes,
    conversationId: conversationIdOf(attributes),
    recordingSid: values.RecordingSid,
    warnings,
  };
});
