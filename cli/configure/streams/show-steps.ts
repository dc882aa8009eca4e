/** The change of sinks and subscriptions as people read it before it is made. Shows no token. */
import { type Types } from '../../deployment/event-streams';
import { type Step } from './plan-streams';

const lineOf = (sign: '+' | '-', type: string, version: number) => `  ${sign} ${type}, schema version ${version}`;
const linesOf = (sign: '+' | '-', types: Types) =>
  Object.entries(types).map(([type, version]) => lineOf(sign, type, version));

/** `shown`: the address of the Function, without credentials. */
export function showSteps(steps: readonly Step[], shown: string): string {
  return steps.flatMap((step) => show(step, shown)).join('\n');
}

function show(step: Step, shown: string): string[] {
  switch (step.kind) {
    case 'make-sink':
      return ['Sink', `  + ${shown}, with credentials, by POST in batches`];
    case 'subscribe':
      return [`Subscription of ${step.sinkSid ?? 'the new sink'}`, ...linesOf('+', step.types)];
    case 'set-type':
      return [
        `Subscription ${step.subscriptionSid}`,
        ...(step.before === undefined ? [] : [lineOf('-', step.type, step.before)]),
        lineOf('+', step.type, step.version),
      ];
    case 'drop-type':
      return [`Subscription ${step.subscriptionSid}`, lineOf('-', step.type, step.before)];
    case 'unsubscribe':
      return [`Subscription ${step.subscriptionSid} of ${step.sinkSid}, which goes`, ...linesOf('-', step.types)];
    default:
      return ['Sink', `  - ${step.sinkSid}`];
  }
}
