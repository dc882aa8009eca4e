/** Which variables are missing or malformed: what the Functions would say of them, asked before one is called. */
import { NotConfigured, settingsOf, type Settings } from '../../assets/settings/settings';
import { type Environment } from './environment';

interface VariableProblem {
  name: keyof Settings;
  /** What the Functions would say: names the variable and what to write, never a value. */
  message: string;
  /** The variable that makes this one needed, for one that is unset. */
  neededBy?: keyof Settings;
}

/** Unset, they switch a Function off. */
const optional = new Set<string>(['WORKERS_API_TOKEN', 'EVENT_STREAMS_TOKEN']);

/** Some variables are needed only because of another one. */
const neededBy: Partial<Record<keyof Settings, { name: keyof Settings; when: (settings: Settings) => boolean }>> = {
  RECORDING_LINK_SECRET: { name: 'RECORDING_ACCESS', when: ({ RECORDING_ACCESS: { kind } }) => kind === 'signed' },
  LINK_KEY_SECRET: { name: 'LINK_BY', when: ({ LINK_BY }) => LINK_BY.length > 0 },
};

/** The sentence of a NotConfigured that reading throws. */
export function complaintOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (problem) {
    if (problem instanceof NotConfigured) return problem.message;
    throw problem;
  }
}

function isNeeded(name: keyof Settings, settings: Settings): boolean {
  const cause = neededBy[name];
  // A cause that cannot be read is told for itself.
  if (cause) return !complaintOf(() => settings[cause.name]) && cause.when(settings);
  return !optional.has(name);
}

/** All problems at once, in the order of the settings. */
export function variableProblems(environment: Environment, names: (keyof Settings)[]): VariableProblem[] {
  const settings = settingsOf(environment);
  return names.flatMap((name) => {
    const isSet = Boolean(environment[name]?.trim());
    if (!isSet && !isNeeded(name, settings)) return [];
    const message = complaintOf(() => settings[name]);
    if (message === undefined) return [];
    return [{ name, message, neededBy: isSet ? undefined : neededBy[name]?.name }];
  });
}
