/** The Ordering parameter of TaskRouter's lists. */
import { badRequest } from './twilio-error';

/** `Priority:desc,DateCreated:asc` as a comparison by the given keys; what is equal keeps its place. */
export function readOrdering<T>(
  ordering: string | null,
  keys: Record<string, (entry: T) => number>,
): (a: T, b: T) => number {
  const rules = (ordering?.split(',') ?? []).map((rule) => {
    const [name, direction] = rule.trim().split(':');
    if (!Object.hasOwn(keys, name) || !['asc', 'desc'].includes(direction))
      throw badRequest(`Invalid Ordering: ${rule}`);
    return { key: keys[name], sign: direction === 'asc' ? 1 : -1 };
  });
  return (a, b) => rules.map(({ key, sign }) => (key(a) - key(b)) * sign).find((order) => order !== 0) ?? 0;
}
