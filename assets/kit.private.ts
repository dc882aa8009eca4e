/**
 * The one door Functions go through: what they may use of the shared assets.
 * Deployed as a single file; get it with require(Runtime.getAssets()['/kit.js'].path).
 */
export { taskAttributes, type TaskChanges } from './attribute-input.private';
export { isBlank } from './attribute-values.private';
export { warnOfHiddenNames } from './attribute-warnings.private';
export { conversationIdOf, givenLinks, linkParameters, resolveLink, tooManyLinks } from './conversation-link.private';
export { finding, type Finding } from './finding.private';
export { studioFunction, webhookFunction, workerFunction } from './function-wrappers.private';
export { defineInput } from './input.private';
export { channelCount, flag, moment, oneOf, optional, required, sid, text } from './parameters.private';
export { recordingAttributes } from './recording-link.private';
export type { Result } from './reply.private';
export type { RequestContext } from './request-context.private';
export { attributesLimit, sendToFlexLimit, writeAttributes, type JsonObject } from './task-attributes.private';
export { change, changeTask, mergeChanges, refuse, tooLarge, unchanged, type Decision, type Task } from './task-writer.private';
export { workerAttributes } from './worker-input.private';
export { changeWorker, findWorker, workerNotice } from './worker-writer.private';
