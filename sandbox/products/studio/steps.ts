/** The steps of an execution. https://www.twilio.com/docs/studio/rest-api/v2/step */
import { accountSid } from '../../state/account';
import { isoSeconds } from '../../state/clock';
import { type Step } from '../../state/studio-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { notFound } from '../../twilio/twilio-error';
import { executionOf, executionUrl } from './executions';

function formatStep(call: Call, step: Step) {
  const execution = executionOf(call);
  const url = `${executionUrl(call, execution)}/Steps/${step.sid}`;
  return {
    sid: step.sid,
    account_sid: accountSid,
    flow_sid: execution.flowSid,
    execution_sid: execution.sid,
    parent_step_sid: null,
    name: step.event,
    context: {},
    transitioned_from: step.from,
    transitioned_to: step.to,
    type: step.type,
    date_created: isoSeconds(step.dateCreated),
    date_updated: null,
    url,
    links: { step_context: `${url}/Context` },
  };
}

/** Newest first. */
export function listSteps(call: Call): Answer {
  const steps = executionOf(call).steps.toReversed();
  return { status: 200, body: pageOf(call, 'steps', steps, (step) => formatStep(call, step)) };
}

export function fetchStep(call: Call): Answer {
  const step = executionOf(call).steps.find(({ sid }) => sid === call.sids.Sid);
  if (!step) throw notFound(call.path);
  return { status: 200, body: formatStep(call, step) };
}
