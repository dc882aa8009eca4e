/** Where the Functions are to which events are sent. */
import { type Context } from '../../assets/twilio/context';
import { readDomain } from '../deployment/address';
import { findDeployment, findDomain } from '../deployment/find-deployment';
import { serviceName } from '../deployment/service-name';
import { type Problem } from '../tool/found';
import { suffixOf, type LiveOptions } from '../tool/live-options';
import { valueOf } from '../tool/run-tool';

/** Where the Functions are, and what speaks against sending the events there. */
interface Place {
  domain: string;
  objections: Problem[];
}

/** As --domain says, or as the account knows. Events carry phone numbers: a domain of the account, or none. */
export async function findFunctions(context: Context, options: LiveOptions): Promise<Place> {
  if (options.domain === undefined) {
    const { domain } = valueOf(await findDeployment(context, serviceName(), suffixOf(options)));
    return { domain, objections: [] };
  }
  const domain = valueOf(readDomain(options.domain));
  const { problem } = await findDomain(context, domain);
  return { domain, objections: problem ? [problem] : [] };
}
