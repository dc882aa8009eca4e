import {
  conversationOf,
  conversationsOf,
  countGroups,
  newestFirst,
} from '../../../insights/judgement/judged-conversations';
import { type KeptTask } from '../../../insights/judgement/kept-tasks';
import { groupTasks } from '../../../insights/links/group-tasks';
import { type Severity } from '../../../insights/warnings/losses';
import { type Warning } from '../../../insights/warnings/warning';
import { noon, sid } from '../story';
import { keptTask } from './kept-task';

const sameCall = { callSid: 'CA' };

function warning(severity: Severity, taskSid = sid(1)): Warning {
  return { kind: 'unlinked', severity, taskSid, fields: [], text: '', hint: '' };
}

/** Of one call, each a second after the one before. */
const calls = (...own: Partial<KeptTask>[]) =>
  groupTasks(own.map((more, index) => keptTask(index + 1, { ...sameCall, from: noon + index * 1000, ...more })));

test('a task alone is a conversation of its conversation_id, or of its own SID', () => {
  const alone = { from: noon, tasks: [sid(1)], lost: false, warnings: [] };

  expect(conversationOf(keptTask(1), [])).toEqual({ id: sid(1), ...alone });
  expect(conversationOf(keptTask(1, { conversationId: 'case' }), [])).toEqual({ id: 'case', ...alone });
});

test.each<[string, (string | null)[], string]>([
  ['none', [null, null], sid(1)],
  ['the first', ['case', null], 'case'],
  ['a later one', [null, null, 'case'], 'case'],
  ['two that differ', ['case', 'other'], 'case'],
  ['two later ones that differ', [null, 'case', 'other'], 'case'],
  ['one, which names the first', [null, sid(1)], sid(1)],
])('tasks of one call are one conversation; of them %s has a conversation_id', (_, ids, id) => {
  const grouped = calls(...ids.map((conversationId) => ({ conversationId })));

  expect(conversationsOf(grouped, () => [])).toEqual([
    { id, from: noon, tasks: ids.map((__, index) => sid(index + 1)), lost: false, warnings: [] },
  ]);
});

test.each<[string, boolean[], Severity[], boolean]>([
  ['nothing of any task is lost', [false, false], [], false],
  ['the first has lost something', [true, false], [], true],
  ['a later one has lost something', [false, true], [], true],
  ['a link between tasks is lost', [false, false], ['look', 'lost'], true],
  ['something deserves a look', [false, false], ['look'], false],
])('a conversation of which %s', (_, losts, severities, lost) => {
  const warnings = severities.map((severity) => warning(severity, sid(2)));

  const [conversation] = conversationsOf(calls(...losts.map((own) => ({ lost: own }))), (task) =>
    task.sid === sid(2) ? warnings : [],
  );

  expect([conversation.lost, conversation.warnings]).toEqual([lost, warnings]);
});

test('the warnings of all tasks of a conversation stand with it, the oldest task’s first', () => {
  const [{ warnings }] = conversationsOf(calls({}, {}), (task) => [warning('look', task.sid)]);

  expect(warnings.map(({ taskSid }) => taskSid)).toEqual([sid(1), sid(2)]);
});

test('the newest conversation comes first, of those that began at once the one with the greater SID', () => {
  const conversations = [
    keptTask(9, { from: noon - 1 }),
    keptTask(1),
    keptTask(2),
    keptTask(3),
    keptTask(0, { from: noon + 1 }),
  ].map((task) => conversationOf(task, []));
  const order = [0, 3, 2, 1, 9].map(sid);

  expect(conversations.toSorted(newestFirst).map(({ id }) => id)).toEqual(order);
  expect(
    conversations
      .toReversed()
      .toSorted(newestFirst)
      .map(({ id }) => id),
  ).toEqual(order);
});

test('conversations are counted that have a judged task, each once', () => {
  const tasks = [
    keptTask(1, sameCall),
    keptTask(2, sameCall),
    keptTask(3, { judged: false }),
    keptTask(4, { callSid: 'CB', judged: false }),
    keptTask(5, { callSid: 'CB' }),
    keptTask(6),
  ];

  expect(countGroups(groupTasks(tasks))).toBe(3);
  expect(countGroups(groupTasks([]))).toBe(0);
});
