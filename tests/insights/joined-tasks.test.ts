/** Whatever changes one after the other, the conversations are those that joining all tasks at once gives. */
import * as fc from 'fast-check';
import { joinConversations } from '../../insights/conversations';
import { createJoiner, findByName } from '../../insights/joined-tasks';
import { readTask, type TaskReading } from '../../insights/task-reading';
import { answered, sid, taskOf } from './story';

/** So close that a customer with more than ten tasks is not a person. */
const hour = 3600;

interface Change {
  task: number;
  links: object;
}

function readingOf({ task, links }: Change): TaskReading {
  const steps = answered.map(
    ([seconds, type, detail]) => [seconds + task * hour, type, { ...detail, attributes: links }] as never,
  );
  return readTask(taskOf(steps, sid(task)), 'today');
}

const few = fc.integer({ min: 1, max: 20 });
const links = fc.record(
  {
    from: fc.constantFrom('+1', '+2'),
    call_sid: fc.constantFrom('CA1', 'CA2'),
    previous_task_sid: few.map(sid),
    callback_of: few.map(sid),
    conference: fc.constantFrom({ sid: 'CF1' }, { sid: 'CF2' }),
    conversations: few.map((number) => ({ conversation_id: sid(number) })),
  },
  { requiredKeys: [] },
);
const changes = fc.array(fc.record({ task: few, links }), { minLength: 1, maxLength: 60 });

/** Most of them of one customer, who is a person, then a crowd, and at times a person again. */
const crowding = fc.array(
  fc.record({
    task: fc.integer({ min: 1, max: 15 }),
    links: fc.record(
      { from: fc.constantFrom('+1', '+1', '+1', '+2'), conversations: fc.constant({ conversation_id: sid(1) }) },
      { requiredKeys: [] },
    ),
  }),
  { minLength: 30, maxLength: 60 },
);

test.each([
  ['whatever links them', changes],
  ['while a customer has more of them than one person, and fewer again', crowding],
])('joined step by step is joined at once, %s', (_, steps) => {
  fc.assert(
    fc.property(steps, (all) => {
      const joiner = createJoiner();
      const current = new Map<number, TaskReading>();
      for (const change of all) {
        const reading = readingOf(change);
        current.set(change.task, reading);
        const tasks = [...current.values()].toSorted((one, other) => one.from - other.from);
        const { conversations, byTask, segments } = joiner.update({ count: tasks.length, list: () => tasks }, [
          reading,
        ]);

        expect(conversations).toEqual(joinConversations(tasks));
        expect(segments).toBe(conversations.reduce((sum, each) => sum + each.tasks.length * 2, 0));
        for (const task of tasks) expect(conversations).toContain(byTask.get(task.sid));
      }
    }),
    { numRuns: 60 },
  );
});

test('who was a crowd and has a task less is a person again, all of whose tasks are looked at', () => {
  const crowd = Array.from({ length: 11 }, (_, index) => readingOf({ task: index + 1, links: { from: '+1' } }));
  const alone = readingOf({ task: 1, links: {} });
  const joiner = createJoiner();
  joiner.update({ count: 11, list: () => crowd }, crowd);

  const { conversations } = joiner.update({ count: 11, list: () => [] }, [alone]);

  expect(conversations).toEqual(joinConversations([alone, ...crowd.slice(1)]));
  expect(conversations.flatMap(({ warnings }) => warnings).map(({ kind }) => kind)).toContain('unlinked');
});

test('a person who has a task more than one person has is a crowd, also when all were joined at once before', () => {
  const own = Array.from({ length: 11 }, (_, index) => readingOf({ task: index + 1, links: { from: '+1' } }));
  const gone = readingOf({ task: 12, links: { from: '+2' } });
  const ten = own.slice(0, 10);
  const joiner = createJoiner();
  joiner.update({ count: 11, list: () => [...ten, gone] }, [...ten, gone]);
  joiner.update({ count: 10, list: () => ten }, []);

  const { conversations } = joiner.update({ count: 11, list: () => own }, [own[10]]);

  expect(conversations).toEqual(joinConversations(own));
  expect(conversations.flatMap(({ warnings }) => warnings)).not.toContainEqual(
    expect.objectContaining({ kind: 'unlinked' }),
  );
});

/** More tasks than are joined one by one, and customers with more than one person has. */
const many = fc.integer({ min: 1, max: 70 });
const batches = fc.array(
  fc.record({
    put: fc.uniqueArray(fc.record({ task: many, links }), { maxLength: 70, selector: ({ task }) => task }),
    gone: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(many, { maxLength: 5 }) },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

test('so are many at once, also when others are gone', () => {
  fc.assert(
    fc.property(batches, (all) => {
      const joiner = createJoiner();
      const current = new Map<number, TaskReading>();
      for (const { put, gone } of all) {
        const changed = put.map((change) => [change.task, readingOf(change)] as const);
        for (const [task, reading] of changed) current.set(task, reading);
        for (const task of gone) if (!put.some((each) => each.task === task)) current.delete(task);
        const tasks = [...current.values()].toSorted((one, other) => one.from - other.from);
        const joined = joiner.update(
          { count: tasks.length, list: () => tasks },
          changed.map(([, reading]) => reading),
        );

        expect(joined.conversations).toEqual(joinConversations(tasks));
        expect(joined.segments).toBe(tasks.length * 2);
        expect([...joined.byTask.keys()].toSorted()).toEqual(tasks.map((task) => task.sid).toSorted());
        for (const each of joined.conversations) expect(findByName(joined, each.id)).toBe(each);
      }
    }),
    { numRuns: 60 },
  );
});

test('few changes among many tasks do not ask for all of them; fifty-one do', () => {
  const tasks = Array.from({ length: 60 }, (_, index) => readingOf({ task: index + 1, links: {} }));
  const joiner = createJoiner();
  const list = jest.fn(() => tasks);
  const asked = (changed: TaskReading[], count = tasks.length) => {
    list.mockClear();
    joiner.update({ count, list }, changed);
    return list.mock.calls.length;
  };

  expect([asked(tasks), asked(tasks.slice(0, 50)), asked(tasks.slice(0, 51)), asked([])]).toEqual([1, 0, 1, 0]);
  expect([asked([], 59), asked([readingOf({ task: 61, links: {} })], 61)]).toEqual([1, 0]);
});

test('a conversation is found by its id before the SID of a task in another', () => {
  const named = readingOf({ task: 2, links: { conversations: { conversation_id: sid(1) } } });
  const other = readingOf({ task: 1, links: { conversations: { conversation_id: 'case 7' } } });
  const joined = createJoiner().update({ count: 2, list: () => [other, named] }, [other, named]);

  expect(findByName(joined, sid(1))?.tasks.map((task) => task.sid)).toEqual([sid(2)]);
  expect(findByName(joined, sid(2))?.id).toBe(sid(1));
  expect(findByName(joined, 'nobody')).toBeUndefined();
});
