/** Asks Studio whether a flow is valid before it is imported. */
import { type Context } from '../../assets/twilio/context';
import { problemOf, type Problem } from '../tool/found';
import { type FlowDefinition } from './call-flow';

/** Creates nothing. Undefined: Studio would take the flow. */
export async function validateFlow({ twilio }: Context, definition: FlowDefinition): Promise<Problem | undefined> {
  const answer = await twilio.ask((client) =>
    client.studio.v2.flowValidate.updateWithHttpInfo({
      friendlyName: definition.description,
      status: 'draft',
      definition,
    }),
  );
  if (answer.ok && answer.body.valid) return undefined;
  if (!answer.ok && answer.problem !== 'refused') return problemOf(answer, 'whether the flow is valid');
  return {
    why: 'Studio does not take the flow as it is.',
    todo: 'Import it anyway: the editor shows what is missing.',
  };
}
