/** The parameters that name the Studio execution a call is in, and the rule that they come together. */
import { finding, type Finding } from '../findings/finding';
import { type ParameterValues } from './input';
import { optional, sid } from './parameters';

/** Studio hands its own parameters to no Function: the widget must send both. */
export const executionParameters = {
  FlowSid: optional(sid('FW')),
  ExecutionSid: optional(sid('FN')),
};

export type ExecutionInput = ParameterValues<typeof executionParameters>;

const liquid = { FlowSid: '{{flow.flow_sid}}', ExecutionSid: '{{flow.sid}}' };

/** One SID alone finds no execution. */
export function halfAnExecution(input: ExecutionInput): Finding[] {
  const [missing, ...both] = (['FlowSid', 'ExecutionSid'] as const).filter((name) => input[name] === undefined);
  if (!missing || both.length) return [];
  const given = missing === 'FlowSid' ? 'ExecutionSid' : 'FlowSid';
  return [finding(missing, `is missing next to ${given}`, `send ${liquid[missing]} as ${missing}, or neither`)];
}
