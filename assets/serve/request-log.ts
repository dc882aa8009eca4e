/** One JSON line for each request: enough to know whether to act; never a value, a token or an error object. */
import { type Result } from '../reply/reply';
import { type RequestContext } from './request-context';

/**
 * Writes the line. console.warn and console.error raise a Debugger event each, so they are kept for what an operator
 * must act on: a variable to set right, a defect of ours. https://www.twilio.com/docs/api/errors/82004
 */
export function logRequest(fn: string, context: RequestContext, result: Result): void {
  const isOff = result.code === 'not-configured' && result.status === 404;
  const line = JSON.stringify({
    fn,
    code: result.code,
    taskSid: result.taskSid,
    workerSid: result.workerSid,
    eventType: result.eventType,
    events: result.events,
    ignored: result.ignored,
    attempts: result.attempts,
    calls: context.twilio.calls,
    ms: context.elapsed(),
    note: result.note ?? (result.code === 'not-configured' && !isOff ? result.message : undefined),
    stack: result.defect && stackOf(result.defect),
  });
  if (result.code === 'unexpected' || (result.code === 'not-configured' && !isOff)) console.error(line);
  else if (result.note) console.warn(line);
  else console.log(line);
}

/** Where it happened, without the message: it can quote a value, in lines that look like frames. */
function stackOf({ name, message, stack = '' }: Error): string[] {
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((each) => each.trimStart().startsWith('at '));
  return [name, ...frames.slice(0, 8).map((each) => each.trim())];
}
