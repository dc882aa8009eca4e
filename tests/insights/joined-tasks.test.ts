/** Whatever changes one after the other, the conversations are those that joining all tasks at once gives. */
import * as fc from 'fast-check';
import { joinConversations } from '../../insights/conversations';
import { createJoiner } from '../../insights/joined-tasks';
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

test('joined step by step is joined at once', () => {
  fc.assert(
    fc.property(changes, (all) => {
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
