/** The sandbox's tables: tasks, workers, events and requests. */
import { number, task, text, time, word, type Cell } from '../../insights/page/columns';
import { type RecordList } from '../../insights/page/record-table';
import { shortSid } from '../../insights/page/words';
import { OpenedRecord } from './opened-record';

const byStatus = (value: Cell): string => (typeof value === 'number' && value >= 400 ? 'bad' : '');

export const sandboxLists: RecordList[] = [
  {
    name: 'tasks',
    title: 'Tasks',
    empty: <p>No task is there now. TaskRouter deletes a task 5 minutes after its end; its conversation stays.</p>,
    columns: [
      task('sid', 'Task'),
      word('status', 'Status', 110),
      time('created', 'Created'),
      text('queue', 'Queue'),
      text('agent', 'Agent'),
      word('channel', 'Channel', 90),
      text('reason', 'Reason'),
      number('version', 'Version'),
      number('characters', 'Characters', 100),
    ],
  },
  {
    name: 'workers',
    title: 'Workers',
    empty: <p>No worker is there.</p>,
    columns: [
      text('name', 'Worker'),
      text('full_name', 'Full name'),
      word('activity', 'Activity', 110),
      text('team', 'Team'),
      text('department', 'Department'),
      text('role', 'Role'),
      text('location', 'Location'),
      number('version', 'Version'),
      number('characters', 'Characters', 100),
    ],
  },
  {
    name: 'events',
    title: 'Events',
    empty: <p>Nothing has happened yet.</p>,
    columns: [
      time('at', 'At'),
      text('event', 'Event', 180, 1.2),
      task('task', 'Task'),
      text('agent', 'Agent'),
      {
        ...word('callback', 'Callback', 100),
        tone: (value) => (value === 'lost' ? 'bad' : ''),
      },
      { ...word('answers', 'Answered', 110), tone: (value) => (/[45]\d\d|no answer/.test(String(value)) ? 'bad' : '') },
    ],
    opened: ({ key }) => <OpenedRecord list="events" id={String(key)} />,
  },
  {
    name: 'requests',
    title: 'Requests',
    empty: <p>Nobody has asked Twilio for anything yet.</p>,
    columns: [
      time('at', 'At'),
      { ...number('status', 'Status', 56), tone: byStatus },
      word('method', 'Method', 64),
      text('operation', 'Operation', 170, 1),
      task('task', 'Task'),
      {
        ...text('path', 'Path', 220, 2),
        show: (value) => String(value).replaceAll(/[A-Z]{2}[0-9a-f]{32}/g, shortSid),
      },
      word('if_match', 'If-Match', 76),
      number('code', 'Error', 66),
      word('fault', 'Fault', 110),
      number('ms', 'ms', 60),
    ],
    opened: ({ key }) => <OpenedRecord list="requests" id={String(key)} />,
  },
];
