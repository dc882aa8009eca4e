/** Keeps what somebody wrote without measure from filling the page: what is left out is counted. */
import { type LoadedAttribute } from '../attributes/loaded-attributes';
import { type Warning } from '../warnings/warning';

const characters = 1000;
const mostFields = 50;

export function clipText(text: string): string {
  if (text.length <= characters) return text;
  const kept = Array.from(text.slice(0, characters)).slice(0, -1).join('');
  return `${kept} … and ${text.length - kept.length} characters more`;
}

export function clipAttributes(attributes: LoadedAttribute[]): LoadedAttribute[] {
  return attributes.map(({ name, value, lost, ...others }) => ({
    ...others,
    name: clipText(name),
    value: typeof value === 'string' ? clipText(value) : value,
    ...(lost !== undefined && { lost: clipText(lost) }),
  }));
}

export function clipWarnings(warnings: Warning[]): Warning[] {
  return warnings.map((warning) => ({
    ...warning,
    text: clipText(warning.text),
    fields: warning.fields.slice(0, mostFields).map(clipText),
    ...(warning.values && {
      values: Object.fromEntries(
        Object.entries(warning.values)
          .slice(0, mostFields)
          .map(([name, value]) => [clipText(name), clipText(value)]),
      ),
    }),
  }));
}
