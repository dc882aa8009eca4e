/** Executions: calls on their way through a flow. https://www.twilio.com/docs/studio/rest-api/v2/execution */
import { accountSid } from '../../state/account';
import { isoSeconds } from '../../state/clock';
import { flowSid } from '../../state/fixed-sids';
import { type Execution } from '../../state/studio-state';
import { readDate } from '../../twilio/form-values';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { endOf, isKept } from './execution-end';

/** Newest first. The flow is known by its executions: the sandbox has no flows but the one of its seed. */
function executionsOf(call: Call): Execution[] {
  const { FlowSid: flow } = call.sids;
  const all = [...call.world.state.executions.values()].filter((each) => each.flowSid === flow);
  if (all.length === 0 && flow !== flowSid) throw notFound(call.path);
  return all.filter((each) => isKept(call.world, each)).toReversed();
}

export function executionOf(call: Call): Execution {
  const { FlowSid: flow, ExecutionSid, Sid } = call.sids;
  const found = call.world.state.executions.get(ExecutionSid ?? Sid);
  if (found?.flowSid !== flow || !isKept(call.world, found)) throw notFound(call.path);
  return found;
}

export const executionUrl = (call: Call, { flowSid: flow, sid }: Execution): string =>
  `${call.baseUrl}/v2/Flows/${flow}/Executions/${sid}`;

function formatExecution(call: Call, execution: Execution) {
  const url = executionUrl(call, execution);
  const ended = endOf(call.world, execution);
  return {
    sid: execution.sid,
    account_sid: accountSid,
    flow_sid: execution.flowSid,
    contact_channel_address: execution.contactAddress,
    context: {},
    status: ended === null ? 'active' : 'ended',
    date_created: isoSeconds(execution.dateCreated),
    date_updated: isoSeconds(ended ?? execution.steps.at(-1)?.dateCreated ?? null),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
  };
}

export function fetchExecution(call: Call): Answer {
  return { status: 200, body: formatExecution(call, executionOf(call)) };
}

export function listExecutions(call: Call): Answer {
  const from = readDate(call.query, 'DateCreatedFrom') ?? 0;
  const to = readDate(call.query, 'DateCreatedTo') ?? Number.MAX_SAFE_INTEGER;
  const found = executionsOf(call).filter(({ dateCreated: at }) => at >= from && at < to);
  return { status: 200, body: pageOf(call, 'executions', found, (each) => formatExecution(call, each)) };
}

/** Ending is the only change there is. */
export function updateExecution(call: Call): Answer {
  const execution = executionOf(call);
  const status = call.form.get('Status');
  if (status !== 'ended') throw badRequest(`Invalid Status: ${status}`);
  const ended = { ...execution, dateEnded: endOf(call.world, execution) ?? call.world.clock.now() };
  call.world.state.executions.set(ended.sid, ended);
  return { status: 200, body: formatExecution(call, ended) };
}

export function deleteExecution(call: Call): Answer {
  call.world.state.executions.delete(executionOf(call).sid);
  return { status: 204 };
}
