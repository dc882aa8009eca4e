/**
 * The one door Functions go through: what they may use of the shared assets.
 * Deployed as a single file; get it with require(Runtime.getAssets()['/kit.js'].path).
 */
export { taskAttributes } from './parse/task-attributes';
export type { Conversations, TaskChanges } from './attributes/types';
export { isClearing } from './attributes/values';
export { warnOfHiddenNames, warnOfPhoneCustomer } from './attributes/warnings';
export { conversationIdOf } from './decide/conversation-of-task';
export { executionParameters, halfAnExecution } from './parse/execution-parameters';
export { givenLinks, linkParameters, tooManyLinks } from './parse/link-parameters';
export { joinConversation } from './twilio/keyed-conversations';
export { keyParameters } from './parse/link-key';
export { resolveLink } from './twilio/conversation-chain';
export { readIvr } from './twilio/ivr';
export { changeRecording, startRecording } from './twilio/call-recording';
export { fillIn, toldByEnding } from './decide/ended-task';
export { finding, type Finding } from './findings/finding';
export { isSid } from './findings/sid';
export { eventStreamFunction, soundFunction, studioFunction, webhookFunction, workerFunction } from './serve/wrappers';
export { answerEvent, isHandled, nameForLog } from './events/answer-event';
export { defineInput, type InputOf } from './parse/input';
export { interactionChannelOf, type InteractionChannel } from './decide/interaction-of-task';
export { closeInteractionChannel } from './twilio/interaction-channel';
export { outcomeByReason, outcomeText } from './settings/outcome-by-reason';
export { parseRange } from './twilio/byte-range';
export {
  absentAs,
  channelCount,
  flag,
  lenient,
  moment,
  oneOf,
  optional,
  required,
  sid,
  text,
} from './parse/parameters';
export { judgeLink, linksAreMedia, recordingAttributes } from './decide/recording-link';
export { courseOf } from './decide/recording-course';
export { attachRecording, detachRecording, type TaskRecording } from './decide/recording-on-task';
export { writeRecordingLink } from './twilio/recording-link-writer';
export { fetchSound, type SoundPart } from './twilio/recording-sound';
export { ownAddress } from './settings/own-address';
export type { Settings } from './settings/settings';
export { tooLarge, type Result } from './reply/reply';
export { checkedAttributes, nothingGiven, wroteAttributes } from './reply/told';
export type { RequestContext } from './serve/request-context';
export { attributesLimit, sendToFlexLimit, writeAttributes } from './attributes/json';
export { change, changesThatStand, mergeChanges, refuse, unchanged, type Decision, type Task } from './decide/decision';
export { changeTask, readTask, type TaskResult } from './twilio/task-writer';
export { findTaskOf } from './twilio/task-of-recording';
export { workerAttributes } from './parse/worker-attributes';
export { changeWorker, findWorker, workerNotice } from './twilio/worker-writer';
