/** Requests to a Function in every dress a client can give them, signed as the platform wants it. */
import { parse as parseForm } from 'node:querystring';
import { gzipSync } from 'node:zlib';
import { authToken } from '../../sandbox/state/account';
import { bodyHash, signRequest, type Form } from '../../sandbox/http/signature';
import { secrets } from './canaries';
import { type Dice } from './dice';
import { hostileName, hostileValue, someAttribute } from './hostile-values';
import { type Lane } from './lane';
import { type Target } from './targets';

export interface HostileRequest {
  target: Target;
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: Buffer;
  /** The runtime may refuse the body before the Function sees anything: broken JSON, a charset it does not know, too many parameters. */
  unparsable: boolean;
  /** Whether the platform lets it through to a protected Function. */
  signed: boolean;
}

type Pairs = [string, unknown][];

interface Dressed {
  query: Pairs;
  type?: string;
  encoding?: string;
  body?: Buffer;
  unparsable?: boolean;
}

const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encoded = (pairs: Pairs) =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, text(value)])).toString();
/** Names may repeat and be `__proto__`, which an object literal could not do. */
const json = (pairs: Pairs) =>
  `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join()}}`;

const formType = 'application/x-www-form-urlencoded';
const jsonType = 'application/json';
const garbage = ['%', '%zz', '%E0%A4%A', '&&&', '=', '==&=', '%00=%00', '+=+', '[]=1', '__proto__[x]=1', 'a=1;b=2'];

/** The dresses; those that carry JSON types are told from those that carry texts. */
const dresses: Record<string, { asJson?: boolean; dress: (pairs: Pairs, dice: Dice) => Dressed }> = {
  form: { dress: (pairs) => ({ query: [], type: formType, body: Buffer.from(encoded(pairs)) }) },
  'form of garbage': {
    dress: (pairs, dice) => ({
      query: [],
      type: formType,
      body: Buffer.from([encoded(pairs), ...dice.some(garbage, 0.4)].join('&')),
    }),
  },
  'form of bytes': {
    dress: (pairs, dice) => ({
      query: [],
      type: formType,
      body: Buffer.concat([
        Buffer.from(`${encoded(pairs)}&`),
        Buffer.from(Array.from({ length: 40 }, () => dice.below(256))),
      ]),
    }),
  },
  'form in a wrong charset': {
    dress: (pairs, dice) => ({
      query: [],
      type: `${formType}; charset=${dice.pick(['utf-16', 'latin1', 'nonsense'])}`,
      body: Buffer.from(encoded(pairs)),
      unparsable: true,
    }),
  },
  'form of thousands': {
    dress: (pairs) => ({
      query: [],
      type: formType,
      body: Buffer.from(`${encoded(pairs)}${'&a=1'.repeat(1200)}`),
      unparsable: true,
    }),
  },
  'form of hundreds': {
    dress: (pairs) => ({
      query: [],
      type: formType,
      body: Buffer.from(
        `${encoded(pairs)}&${encoded(Array.from({ length: 600 }, (_, place): [string, string] => [`conversations.x${place}`, 'x']))}`,
      ),
    }),
  },
  'form of a megabyte': {
    dress: (pairs, dice) => ({
      query: [],
      type: formType,
      body: Buffer.from(
        `${encoded(pairs)}&${dice.pick(['customers.name', 'Conversations', 'a', 'TaskSid'])}=${'x'.repeat(1_000_000)}`,
      ),
    }),
  },
  'json of a megabyte': {
    asJson: true,
    dress: (pairs, dice) => ({
      query: [],
      type: jsonType,
      body: Buffer.from(
        json([
          ...pairs,
          [
            dice.pick(['Conversations', 'Attributes', 'a']),
            dice.pick([
              'x'.repeat(1_000_000),
              Array<number>(200_000).fill(1),
              Object.fromEntries(Array.from({ length: 20_000 }, (_, place) => [`x${place}`, 'x'])),
            ]),
          ],
        ]),
      ),
    }),
  },
  json: { asJson: true, dress: (pairs) => ({ query: [], type: jsonType, body: Buffer.from(json(pairs)) }) },
  'json in a list': {
    asJson: true,
    dress: (pairs) => ({ query: [], type: jsonType, body: Buffer.from(`[${json(pairs)}]`) }),
  },
  'json of one value': {
    dress: (pairs, dice) => ({
      query: pairs,
      type: jsonType,
      body: Buffer.from(dice.pick(['"text"', '7', 'null', 'true', ''])),
      unparsable: true,
    }),
  },
  'broken json': {
    asJson: true,
    dress: (pairs, dice) => ({
      query: [],
      type: jsonType,
      body: Buffer.from(json(pairs).slice(0, -1 - dice.below(10))),
      unparsable: true,
    }),
  },
  'json with a mark': {
    asJson: true,
    dress: (pairs) => ({ query: [], type: jsonType, body: Buffer.from(`\ufeff${json(pairs)}`), unparsable: true }),
  },
  'json in another charset': {
    asJson: true,
    dress: (pairs, dice) => ({
      query: [],
      type: `${jsonType}; charset=${dice.pick(['utf-16le', 'latin1'])}`,
      body: Buffer.from(json(pairs), 'utf16le'),
      unparsable: true,
    }),
  },
  'json of half characters': {
    asJson: true,
    dress: (pairs) => ({
      query: [],
      type: jsonType,
      body: Buffer.from(json([...pairs, ['conversations.case', '💥']]), 'latin1'),
      unparsable: true,
    }),
  },
  'json squeezed': {
    asJson: true,
    dress: (pairs) => ({ query: [], type: jsonType, encoding: 'gzip', body: gzipSync(json(pairs)) }),
  },
  'said to be squeezed': {
    dress: (pairs) => ({
      query: [],
      type: formType,
      encoding: 'gzip',
      body: Buffer.from(encoded(pairs)),
      unparsable: true,
    }),
  },
  query: { dress: (pairs) => ({ query: pairs }) },
  'query and form': {
    dress: (pairs) => ({
      query: pairs.slice(0, pairs.length / 2),
      type: formType,
      body: Buffer.from(encoded(pairs.slice(pairs.length / 2))),
    }),
  },
  multipart: {
    dress: (pairs) => ({
      query: pairs.slice(0, 2),
      type: 'multipart/form-data; boundary=x',
      body: Buffer.from(
        pairs
          .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text(value)}\r\n`)
          .join('') + '--x--',
      ),
    }),
  },
  'plain text': {
    dress: (pairs) => ({ query: pairs.slice(0, 2), type: 'text/plain', body: Buffer.from(encoded(pairs)) }),
  },
  'no type': { dress: (pairs) => ({ query: pairs.slice(0, 2), body: Buffer.from(encoded(pairs)) }) },
  'no body': { dress: (pairs) => ({ query: pairs.slice(0, 2), type: jsonType }) },
};
/** Dresses in which all parameters arrive are worn more often. */
const heavy = ['form of a megabyte', 'json of a megabyte', 'form of thousands', 'form of hundreds'];
const light = Object.keys(dresses).filter((each) => !heavy.includes(each));
const worn = [
  ...heavy,
  ...light,
  ...light,
  ...light,
  ...Array<string>(48).fill('form'),
  ...Array<string>(32).fill('json'),
  ...Array<string>(16).fill('query'),
];

/** Right parameters, of which some are missing, wrong, doubled, or strangers. */
function spoil(right: Record<string, string>, { attributes }: Target, dice: Dice, asJson: boolean): Pairs {
  const pairs: Pairs = Object.entries(right);
  if (attributes !== 'none')
    for (let more = dice.below(4); more > 0; more--) pairs.push(someAttribute(dice, attributes === 'worker', asJson));
  for (let harm = dice.below(4); harm > 0; harm--) {
    const place = dice.below(pairs.length || 1);
    const kind = dice.below(5);
    if (kind === 0) pairs.splice(place, 1);
    else if (kind === 1 && pairs[place]) pairs[place] = [pairs[place][0], hostileValue(dice, asJson)];
    else if (kind === 2 && pairs[place]) pairs.push([pairs[place][0], hostileValue(dice, asJson)]);
    else if (kind === 3) pairs.push([hostileName(dice), hostileValue(dice, asJson)]);
    else if (kind === 4 && pairs[place]) pairs[place] = [hostileName(dice), pairs[place][1]];
  }
  return believable(pairs, right);
}

/** A signed event is believed as a whole: who may sign may write tasks anyway. So forged attributes never come with a version that may be right. */
function believable(pairs: Pairs, { TaskAttributes: told }: Record<string, string>): Pairs {
  const forged = pairs.some(([name, value]) => name === 'TaskAttributes' && value !== told);
  return forged
    ? pairs.map(([name, value]): [string, unknown] => [name, name === 'TaskVersion' ? '99999' : value])
    : pairs;
}

/** Node refuses a request line and headers of more than 16 kB by itself. */
const queryLimit = 8000;

export function hostileRequest(target: Target, lane: Lane, base: string, dice: Dice): HostileRequest {
  const { asJson = false, dress } = dresses[dice.pick(worn)];
  const dressed = dress(spoil(target.parameters(lane, dice), target, dice, asJson), dice);
  const query = encoded(dressed.query);
  const hash =
    dressed.type?.startsWith(jsonType) && dressed.body && dice.chance(0.5)
      ? `bodySHA256=${bodyHash(dressed.body)}`
      : '';
  const search = [query.length > queryLimit ? '' : query, hash].filter(Boolean).join('&');
  const { href: url } = new URL(`${base}${target.path}${search && `?${search}`}`);
  const isForm = dressed.type?.startsWith(formType) && !dressed.unparsable;
  const signed = dice.chance(0.98) && !dressed.query.some(([name]) => name === 'bodySHA256');
  return {
    target,
    url,
    method: dressed.body || dressed.type ? 'POST' : 'GET',
    headers: {
      ...(dressed.type && { 'content-type': dressed.type }),
      ...(dressed.encoding && { 'content-encoding': dressed.encoding }),
      'x-twilio-signature': signRequest(
        signed ? authToken : 'another token',
        url,
        isForm ? (parseForm(dressed.body!.toString(), '&', '=', { maxKeys: 0 }) as Form) : {},
      ),
      ...headersFor(target, dice),
    },
    body: dressed.body,
    unparsable: dressed.unparsable ?? false,
    signed,
  };
}

const wrongTokens = ['Bearer ', 'Basic dG9rZW46eA==', `Bearer ${secrets.WORKERS_API_TOKEN}x`];
const streamsCredentials = `Basic ${btoa(`event-streams:${secrets.EVENT_STREAMS_TOKEN}`)}`;
const ranges = [
  'bytes=0-',
  'bytes=0-1',
  'bytes=-5',
  'bytes=9-2',
  'bytes=999999999-',
  'lines=1-2',
  'bytes=0-1,4-5',
  `bytes=${'9'.repeat(40)}-`,
];

const strange: Record<string, string>[] = [
  { cookie: 'a=b; __proto__=c; request=d' },
  { 'x-http-method-override': 'DELETE' },
  { authorization: 'Basic dG9rZW46eA==' },
  { 'accept-language': 'x'.repeat(4000) },
  { 'x-forwarded-host': 'example.com' },
];

function headersFor(target: Target, dice: Dice): Record<string, string> {
  return { ...(dice.chance(0.05) && dice.pick(strange)), ...expectedHeaders(target, dice) };
}

function expectedHeaders({ answers, attributes, path }: Target, dice: Dice): Record<string, string> {
  if (path === '/webhooks/event-streams')
    return { authorization: dice.chance(0.9) ? streamsCredentials : dice.pick(wrongTokens) };
  if (attributes === 'worker')
    return { authorization: dice.chance(0.9) ? `Bearer ${secrets.WORKERS_API_TOKEN}` : dice.pick(wrongTokens) };
  return answers === 'sound' && dice.chance(0.5) ? { range: dice.pick(ranges) } : {};
}
