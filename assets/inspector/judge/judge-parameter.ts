/** Judges what stands among the parameters without being an attribute. */
import { attributeOfKey } from '../../parse/other-names';
import { taskAttributes } from '../../parse/task-attributes';
import { readJsonParameter } from '../../parse/json-parameter';
import { didYouMean, nearestName } from '../../findings/nearest-name';
import { workerAttributes } from '../../parse/worker-attributes';
import { type Row } from './judge-attribute';
import { showJson } from './shown-value';

const readerOf = { task: taskAttributes, worker: workerAttributes };

export function judgeParameter(name: string, given: unknown, target: 'task' | 'worker'): Row {
  const reader = readerOf[target];
  const base: Row = {
    group: 'parameters',
    name,
    verdict: 'own',
    label: 'Parameter',
    value: showJson(given, false),
    findings: [],
  };
  if (reader.claims(name))
    return { ...base, verdict: 'lost', label: 'Wrong', findings: readJsonParameter(name, given).issues };
  const near = nearestName(name, reader.names);
  const meant = near ?? (target === 'task' ? attributeOfKey(name) : undefined);
  if (!meant) return base;
  return {
    ...base,
    verdict: 'lost',
    label: 'Ignored',
    findings: [{ problem: 'is not the name of an attribute', hint: didYouMean(meant) }],
  };
}
