import { taskOfEvent } from '../../../assets/events/task-event';

test.each([
  [
    { TaskAttributes: '{"a":1}', TaskVersion: '0' },
    { attributes: { a: 1 }, version: '0' },
  ],
  [
    { TaskAttributes: '{"a":null}', TaskVersion: '12' },
    { attributes: { a: null }, version: '12' },
  ],
  [{ TaskAttributes: '{}', TaskVersion: '1' }, undefined],
  [{ TaskAttributes: 'null', TaskVersion: '1' }, undefined],
  [{ TaskAttributes: ' ', TaskVersion: '1' }, undefined],
  [{ TaskAttributes: undefined, TaskVersion: '1' }, undefined],
  [{ TaskAttributes: 'null-ish', TaskVersion: '1' }, undefined],
  [{ TaskAttributes: '{"a":1}', TaskVersion: '-1' }, undefined],
  [{ TaskAttributes: '{"a":1}', TaskVersion: undefined }, undefined],
])('%j describes the task %j', (event, expected) => {
  const told = taskOfEvent({ TaskSid: 'WT1', ...event });

  expect(told && { attributes: told.attributes, version: told.version }).toEqual(expected);
});
