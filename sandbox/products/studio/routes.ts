/** studio.twilio.com: the check of a flow definition, executions and their steps. */
import { routeOf, type Route } from '../../twilio/route';
import { deleteExecution, fetchExecution, listExecutions, updateExecution } from './executions';
import { fetchStep, listSteps } from './steps';
import { validateFlow } from './validate-flow';

const executions = '/v2/Flows/{FlowSid}/Executions';
const steps = `${executions}/{ExecutionSid}/Steps`;
const route = routeOf('studio');

export const studioRoutes: Route[] = [
  route('UpdateFlowValidate', 'POST', '/v2/Flows/Validate', validateFlow),

  route('ListExecution', 'GET', executions, listExecutions),
  route('FetchExecution', 'GET', `${executions}/{Sid}`, fetchExecution),
  route('UpdateExecution', 'POST', `${executions}/{Sid}`, updateExecution),
  route('DeleteExecution', 'DELETE', `${executions}/{Sid}`, deleteExecution),
  route('ListExecutionStep', 'GET', steps, listSteps),
  route('FetchExecutionStep', 'GET', `${steps}/{Sid}`, fetchStep),
];
