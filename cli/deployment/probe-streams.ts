/** Does /webhooks/event-streams of a deployment let in who brings the token, and nobody else? */
import { streamsUser } from '../../assets/settings/event-streams';
import { type Problem } from '../tool/found';
import { addressOf, streamsPath } from './address';
import { probe, type Probed } from './probe';

const answerOf = (answer: Probed) => (answer.failed === undefined ? `status ${answer.status}` : answer.failed);
const statusOf = (answer: Probed) => (answer.failed === undefined ? answer.status : undefined);

/**
 * Why events would not get in; undefined when all is well. The calls change nothing: there is no event in them.
 * `inWords`: which token it is, since a token is not shown.
 */
export async function probeStreams(domain: string, token: string, inWords: string): Promise<Problem | undefined> {
  const address = addressOf(domain, streamsPath);
  const strange = await probe(address, { form: {} });
  if (statusOf(strange) === 404)
    return {
      why: `${address} is not there, or switched off (status 404).`,
      todo: 'Set EVENT_STREAMS_TOKEN, then run npm run deploy.',
    };
  // Whatever lets strangers in is not the Function: it is not told the token.
  if (statusOf(strange) !== 401)
    return {
      why: `${address} does not ask for credentials as the Function does (${answerOf(strange)}).`,
      todo: 'Deploy first (npm run deploy), and check the domain.',
    };

  const credentials = Buffer.from(`${streamsUser}:${token}`).toString('base64');
  const known = await probe(address, { form: {}, headers: { authorization: `Basic ${credentials}` } });
  // Nothing in the body is a CloudEvent: 400 comes from behind the door.
  if (statusOf(known) === 400) return undefined;
  if (statusOf(known) === 401 || statusOf(known) === 403)
    return {
      why: `${address} does not take ${inWords} (${answerOf(known)}).`,
      todo: 'Deploy it first: npm run deploy.',
    };
  return {
    why: `${address} does not answer as the Function does (${answerOf(known)}).`,
    todo: 'See its log: Console > Functions > Services > Live logs.',
  };
}
