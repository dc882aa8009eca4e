/**
 * Turns a Function's event into typed input, or into every problem it has. Parameters are read by name only; what
 * nobody asked for is a near-miss (refused, since a typo must be heard) or unknown (a warning: the platform adds its
 * own).
 */
import { type RuleSettings } from '../attributes/rules';
import { isBlank } from '../attributes/values';
import { finding, type Finding } from '../findings/finding';
import { nearestName } from '../findings/nearest-name';
import { oneOf, optional, singleText, type Parameter } from './parameters';

/** A Function's event: query and body merged, plus `request` with headers and cookies. */
export type FunctionEvent = Record<string, unknown>;

type Parameters = Record<string, Parameter<unknown>>;

export type ParameterValues<P extends Parameters> = {
  [Name in keyof P]: P[Name] extends Parameter<infer T>
    ? P[Name]['required'] extends true
      ? T
      : T | undefined
    : never;
};

export type Parsed<V> =
  | { ok: true; value: V; warnings: Finding[]; issues: Finding[] }
  | { ok: false; warnings: Finding[]; issues: Finding[] };

export interface InputDefinition<V> {
  parse(event: FunctionEvent, settings: RuleSettings): Parsed<V>;
  /** The names it reads, for documents and for tools that write widgets. */
  parameters: Parameters;
}

/** What a Function's input reads as: `InputOf<typeof input>`. */
export type InputOf<D> = D extends InputDefinition<infer V> ? V : never;

/** What reads the attributes among the parameters of an event. */
export interface AttributeReader<A> {
  /** Every parameter name that carries attributes, for finding slips. */
  names: readonly string[];
  /** True when the reader itself judges this parameter. */
  claims(name: string): boolean;
  /** A hint for an unknown parameter that has the name of an attribute. */
  suggest(name: string): string | undefined;
  read(event: FunctionEvent, settings: RuleSettings): { value: A; issues: Finding[]; warnings: Finding[] };
}

interface InputOptions<V, A> {
  /** Accepts attributes next to the parameters, and OnInvalid to say what happens to wrong ones. */
  attributes?: AttributeReader<A>;
  /** Webhooks ignore what they do not know: Twilio adds parameters without notice. */
  ignoreUnknown?: boolean;
  /** Problems between parameters, looked for when each of them is valid. */
  check?: (value: V) => Finding[];
}

/** Unknown names that are compared with ours: far more than anybody mistypes, and still no work to speak of. */
const comparedNames = 1000;

/** Twilio's own parameters that look like a slip of one of ours. */
const platformNames = new Set(['ConversationSid', 'FlowSid', 'ChannelSid']);

const onInvalid = {
  OnInvalid: optional(oneOf('refuse', 'skip'), 'what to do with invalid attributes: refuse (default) or skip'),
};

/** Defines the input of a Function. */
export function defineInput<P extends Parameters, A = undefined>(
  parameters: P,
  options: InputOptions<ParameterValues<P> & { attributes: A }, A> = {},
): InputDefinition<ParameterValues<P> & { attributes: A }> {
  type Value = ParameterValues<P> & { attributes: A };
  const { attributes: reader, check, ignoreUnknown } = options;
  const known: Parameters = reader ? { ...parameters, ...onInvalid } : parameters;

  function parse(event: FunctionEvent, settings: RuleSettings): Parsed<Value> {
    const { values, issues } = readParameters(known, event);
    const others = ignoreUnknown ? { issues: [], warnings: [] } : judgeOthers(known, reader, event);
    const read = reader?.read(event, settings);
    const warnings = [...others.warnings, ...(read?.warnings ?? [])];
    issues.push(...others.issues);

    const skipped = values.OnInvalid === 'skip' ? (read?.issues ?? []) : [];
    if (!skipped.length) issues.push(...(read?.issues ?? []));
    const value = { ...values, attributes: read?.value } as Value;
    if (!issues.length && check) issues.push(...check(value));
    if (issues.length) return { ok: false, warnings, issues };
    return { ok: true, value, warnings, issues: skipped };
  }
  return { parse, parameters: known };
}

function readParameters(
  known: Parameters,
  event: FunctionEvent,
): { values: Record<string, unknown>; issues: Finding[] } {
  const values: Record<string, unknown> = {};
  const issues: Finding[] = [];
  for (const [name, parameter] of Object.entries(known)) {
    const given = singleText(Object.hasOwn(event, name) ? event[name] : undefined);
    const single = 'problem' in given && parameter.lenient ? { value: undefined } : given;
    const reading = 'problem' in single || single.value === undefined ? single : parameter.read(single.value);
    if ('problem' in reading) issues.push(finding(name, reading.problem, reading.hint));
    else if (reading.value === undefined && parameter.required)
      issues.push(finding(name, 'is missing', `send ${parameter.purpose}`));
    else values[name] = reading.value;
  }
  return { values, issues };
}

/** What the event holds that is neither a parameter nor an attribute. */
function judgeOthers(
  known: Parameters,
  reader: AttributeReader<unknown> | undefined,
  event: FunctionEvent,
): { issues: Finding[]; warnings: Finding[] } {
  const issues: Finding[] = [];
  const warnings: Finding[] = [];
  const names = [...Object.keys(known), ...(reader?.names ?? [])];
  for (const name of Object.keys(event)) {
    if (Object.hasOwn(known, name) || reader?.claims(name) || isBlank(event[name]) || isOfPlatform(name, event[name]))
      continue;
    const compared = issues.length + warnings.length < comparedNames;
    const near = compared && !platformNames.has(name) ? nearestName(name, names) : undefined;
    if (near) issues.push(finding(name, 'is not a parameter of this Function', `write ${near}`));
    else
      warnings.push(
        finding(
          name,
          'is not a parameter of this Function and was ignored',
          reader?.suggest(name) ?? 'remove it, unless the platform adds it',
        ),
      );
  }
  return { issues, warnings };
}

/**
 * What the platform puts among the parameters. The runtime: headers and cookies under `request`, which a caller's
 * parameter of that name replaces. A signature over a JSON body: the body's hash under `bodySHA256`
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
 */
export function isOfPlatform(name: string, value: unknown): boolean {
  if (name === 'bodySHA256') return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);
  return name === 'request' && typeof value === 'object' && value !== null && 'headers' in value;
}
