/** Which channel of which Flex Interaction a task belongs to: such a task ends through it. Pure. */
import { type JsonObject } from '../attributes/json';
import { isSid } from '../findings/sid';

/** The channel that a task of an Interaction belongs to. */
export interface InteractionChannel {
  /** KD… */
  interactionSid: string;
  /** UO… */
  channelSid: string;
}

/**
 * The task's Interaction channel, undefined when it has none; `unknown` when it belongs to an Interaction but does not
 * say to which channel.
 */
export function interactionChannelOf({
  flexInteractionSid,
  flexInteractionChannelSid,
}: JsonObject): InteractionChannel | 'unknown' | undefined {
  if (!flexInteractionSid && !flexInteractionChannelSid) return undefined;
  if (!isSid(flexInteractionSid, 'KD') || !isSid(flexInteractionChannelSid, 'UO')) return 'unknown';
  return { interactionSid: flexInteractionSid, channelSid: flexInteractionChannelSid };
}
