import { wantedEvents } from '../../../assets/settings/handled-events';

const ofTasks = ['task.created', 'task.canceled', 'task.completed'];

test('a deployment that says who hung up wants to hear of wrap-ups', () => {
  expect(wantedEvents({ HANG_UP_BY: 'on' })).toEqual([...ofTasks, 'reservation.wrapup']);
});

test('one that leaves it to others wants the events of tasks only', () => {
  expect(wantedEvents({ HANG_UP_BY: 'off' })).toEqual(ofTasks);
});
