import { cloudEventOf, cloudEventType } from '../../../sandbox/events/cloud-event';

const activity = {
  sid: 'EV1',
  type: 'worker.activity.update',
  at: Date.parse('2030-01-01T12:00:00.250Z'),
  outcome: 'sent' as const,
  attempts: [],
  parameters: {
    EventType: 'worker.activity.update',
    WorkspaceSid: 'WS1',
    WorkspaceName: 'Flex Task Assignment',
    WorkerSid: 'WK1',
    WorkerVersion: '7',
    WorkerTimeInPreviousActivity: '26',
    WorkerTimeInPreviousActivityMs: '26123',
  },
};

test('names the type as Event Streams does', () => {
  expect(cloudEventType('task.system-deleted')).toBe('com.twilio.taskrouter.task.system-deleted');
});

test('tells a worker’s event without a word of tasks', () => {
  const { data, time, source } = cloudEventOf(activity, 4);

  expect(data).toMatchObject({ name: 'WorkerActivityUpdate', group: 'worker', publisher: 'Flex Task Assignment' });
  expect(data.payload).toEqual({
    eventtype: 'worker.activity.update',
    timestamp: '2030-01-01T12:00:00.250Z',
    workspace_sid: 'WS1',
    workspace_name: 'Flex Task Assignment',
    worker_sid: 'WK1',
    worker_version: 7,
    worker_time_in_previous_activity: 26,
    worker_time_in_previous_activity_ms: 26_123,
  });
  expect([time, source]).toEqual(['2030-01-01T12:00:00.250Z', 'WS1']);
});

test('leaves out of version 1 what version 2 brought', () => {
  const { data } = cloudEventOf(activity, 1);

  expect(data.payload).not.toHaveProperty('worker_time_in_previous_activity_ms');
});
