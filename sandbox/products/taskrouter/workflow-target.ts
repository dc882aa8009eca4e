/** Which queue a workflow chooses, by the filters of its configuration. */
import { parseAttributes, type Workflow } from '../../state/state';
import { parseExpression } from './expression';

interface Target {
  queue: string;
  priority?: number;
}

interface Configuration {
  task_routing?: {
    filters?: { expression: string; targets: Target[] }[];
    default_filter?: Target;
  };
}

/** With the priority the target sets, if it does; undefined when no filter fits and there is no default. */
export function workflowTarget(workflow: Workflow, attributes: string | null): Target | undefined {
  const routing = (JSON.parse(workflow.configuration) as Configuration).task_routing;
  const known = parseAttributes(attributes) ?? {};
  const filter = routing?.filters?.find(({ expression }) => parseExpression(expression)(known));
  return filter?.targets[0] ?? routing?.default_filter;
}
