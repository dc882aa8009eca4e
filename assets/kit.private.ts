/**
 * The one door Functions go through: what they may use of the shared assets.
 * Deployed as a single file; get it with require(Runtime.getAssets()['/kit.js'].path).
 */
export { taskAttributes, type TaskChanges } from './attribute-input.private';
export type { Conversations } from './attribute-types.private';
export { isClearing } from './attribute-values.private';
export { warnOfHiddenNames } from './attribute-warnings.private';
export { conversationIdOf, conversationOfTask, givenLinks, linkParameters, predecessorOf, resolveLink, tooManyLinks } from './conversation-link.private';
export { changeRecording, fetchRecordingStatus, startRecording } from './call-recording.private';
export { fillIn, toldByEnding, type Ending } from './ended-task.private';
export { finding } from './finding.private';
export { soundFunction, studioFunction, webhookFunction, workerFunction } from './function-wrappers.private';
export type { HandledEvent } from './handled-events.private';
export { defineInput } from './input.private';
export { closeInteractionChannel, interactionChannelOf } from './interaction-channel.private';
export { outcomeByReason, outcomeText, type OutcomeOf } from './outcome-by-reason.private';
export { parseRange } from './byte-range.private';
export { absentAs, channelCount, flag, lenient, moment, oneOf, optional, required, sid, text } from './parameters.private';
export { judgeLink, recordingAttributes } from './recording-link.private';
export { attachRecording, detachRecording, type TaskRecording } from './recording-on-task.private';
export { fetchSound, type SoundPart } from './recording-sound.private';
export { ownAddress } from './own-address.private';
export type { Result } from './reply.private';
export type { RequestContext } from './request-context.private';
export { attributesLimit, parseAttributes, sendToFlexLimit, writeAttributes } from './task-attributes.private';
export {
  change, changesThatStand, changeTask, mergeChanges, readTask, refuse, tooLarge, unchanged,
  type Decision, type Task, type TaskResult,
} from './task-writer.private';
export { findTaskOf } from './task-of-recording.private';
export { workerAttributes } from './worker-input.private';
export { changeWorker, findWorker, workerNotice } from './worker-writer.private';
