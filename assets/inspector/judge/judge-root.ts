/** Judges what stands at the root of a task's attributes, next to conversations and customers. */
import { attributeOfKey } from '../../parse/other-names';
import { taskObjects } from '../../attributes/table';
import { didYouMean, nearestName } from '../../findings/nearest-name';
import { isJsonObject } from '../../attributes/json';
import { rootRow, taskRootTable } from '../../attributes/root-table';
import { isSid } from '../../findings/sid';
import { standingOf } from './edition';
import { judgeAttribute, type Row, type View } from './judge-attribute';
import { showJson, showText } from './shown-value';

export function judgeRoot(key: string, given: unknown, view: View): Row[] {
  if (key === 'reservation_attributes' && isJsonObject(given))
    return Object.entries(given).flatMap(([sid, value]) => judgeReservation(sid, value, view));
  const row = rootRow(key);
  const base = {
    group: 'root',
    name: key,
    value: row && typeof given === 'string' ? showText(given, view.edition) : showJson(given, Boolean(row)),
    kept: given,
  } as const;
  if (!row) return [{ ...base, ...judgeStranger(key, given) }];
  if (given === null || given === '')
    return [{ ...base, field: row.field, verdict: 'empty', label: 'Empty', findings: [] }];
  if (standingOf(row.edition, view.edition) === 'unknown')
    return [{ ...base, verdict: 'own', label: 'Not read', findings: [] }];
  return [{ ...base, field: row.field, verdict: 'loaded', label: 'From the task', findings: [] }];
}

function judgeStranger(key: string, given: unknown): Pick<Row, 'verdict' | 'label' | 'findings'> {
  const ignored = (problem: string, hint: string) => ({ label: 'Ignored', findings: [{ problem, hint }] });
  if (taskObjects.includes(key as never))
    return { verdict: 'lost', ...ignored('must be an object', `write "${key}": { ... }`) };

  const object = taskObjects.find((each) => key.startsWith(`${each}.`));
  if (object)
    return {
      verdict: 'lost',
      ...ignored(
        'is the flat name of a widget parameter; on a task it is ignored',
        `write "${object}": { "${key.slice(object.length + 1)}": ... }`,
      ),
    };

  const near = nearestName(key, [...taskObjects, ...Object.keys(taskRootTable)]);
  if (near && (isJsonObject(given) || !taskObjects.includes(near as never)))
    return { verdict: 'lost', ...ignored('is not a name that Insights reads', didYouMean(near)) };

  const meant = attributeOfKey(key);
  if (meant)
    return {
      verdict: 'look',
      label: 'Misplaced',
      findings: [{ problem: 'stands where Insights does not read it', hint: didYouMean(meant) }],
    };
  return { verdict: 'own', label: 'Not read', findings: [] };
}

/** Media of one reservation follow the rules of the conversation's media. */
function judgeReservation(sid: string, given: unknown, view: View): Row[] {
  const name = `reservation_attributes.${sid}`;
  const field = taskRootTable.reservation_attributes.field;
  if (!isJsonObject(given) || !isSid(sid, 'WR')) {
    const findings = [
      { problem: 'is not the SID of a reservation with an object', hint: 'write "WR...": { "media": [ ... ] }' },
    ];
    return [{ group: 'root', name, field, verdict: 'lost', label: 'Wrong', value: showJson(given, false), findings }];
  }
  return Object.entries(given).map(([key, value]) => {
    if (key !== 'media')
      return {
        group: 'root',
        name: `${name}.${key}`,
        verdict: 'own',
        label: 'Not read',
        value: showJson(value, false),
        findings: [],
      };
    return {
      ...judgeAttribute('conversations', key, value, view),
      group: 'root',
      name: `${name}.media`,
      field,
      kept: undefined,
    };
  });
}
