/**
 * Turns a Function's event into typed input, or into every problem it has. Parameters are read by name only; what
 * nobody asked for is a near-miss (refused, since a typo must be heard) or unknown (a warning: the platform adds its
 * own).
 */
import { type RuleSettings } from '../attributes/rules';
import { finding, type Finding } from '../findings/finding';
import { holdsLiquid, unrendered } from './liquid';
import { judgeOthers, nothingElse } from './other-parameters';
import { oneOf, optional, singleText, type Parameter, type Reading } from './parameters';

/** A Function's event: query and body merged, plus `request` with headers and cookies. */
export type FunctionEvent = Record<string, unknown>;

type Parameters = Record<string, Parameter<unknown>>;

export type ParameterValues<P extends Parameters> = {
  [Name in keyof P]: P[Name] extends Parameter<infer T>
    ? P[Name] extends { purpose: string }
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
  read(event: FunctionEvent, settings: RuleSettings): { value: A; issues: Finding[]; warnings: Finding[] };
}

interface InputOptions<V, A> {
  /** Accepts attributes next to the parameters, and OnInvalid to say what happens to wrong ones. */
  attributes?: AttributeReader<A>;
  /** Webhooks ignore what they do not know: Twilio adds parameters without notice. */
  ignoreUnknown?: boolean;
  /** Problems between parameters, looked for when each of them is valid; attributes need not be. */
  check?: (value: V) => Finding[];
}

const onInvalid = {
  OnInvalid: optional(oneOf('refuse', 'skip')),
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
    const { values, issues } = readParameters(known, event, ignoreUnknown);
    const others = ignoreUnknown ? nothingElse : judgeOthers(known, reader, event);
    const read = reader?.read(event, settings);
    const warnings = [...others.warnings, ...(read?.warnings ?? [])];

    const invalid = read?.issues ?? [];
    const [skipped, wrong] = values.OnInvalid === 'skip' ? [invalid, []] : [[], invalid];
    // Slips come first: what is missing may be what was misspelled.
    const all = [...others.issues, ...issues.filter(({ field }) => !others.meant.has(field)), ...wrong];
    const value = { ...values, attributes: read?.value } as Value;
    // With a parameter that cannot be read, or is misspelled, what stands between them is not known.
    if (!issues.length && !others.meant.size && check) all.push(...check(value));
    if (all.length) return { ok: false, warnings, issues: all };
    return { ok: true, value, warnings, issues: skipped };
  }
  return { parse, parameters: known };
}

function readParameters(
  known: Parameters,
  event: FunctionEvent,
  anyText = false,
): { values: Record<string, unknown>; issues: Finding[] } {
  const values: Record<string, unknown> = {};
  const issues: Finding[] = [];
  for (const [name, parameter] of Object.entries(known)) {
    const given = singleText(Object.hasOwn(event, name) ? event[name] : undefined);
    const single = 'problem' in given && parameter.lenient ? { value: undefined } : given;
    const reading =
      'problem' in single || single.value === undefined ? single : readText(parameter, single.value, anyText);
    if ('problem' in reading) issues.push(finding(name, reading.problem, reading.hint));
    else if (reading.value === undefined && parameter.purpose)
      issues.push(finding(name, 'is missing', `send ${parameter.purpose}`));
    else values[name] = reading.value;
  }
  return { values, issues };
}

function readText(parameter: Parameter<unknown>, text: string, anyText: boolean): Reading<unknown> {
  return !anyText && holdsLiquid(text) ? unrendered : parameter.read(text);
}
