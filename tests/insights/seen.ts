/** An event as it is seen, of one task at noon, that says nothing but what is given. */
import { type SeenEvent } from '../../insights/history/seen-event';
import { noon, sid } from './story';

export const seen = (more: Partial<SeenEvent> = {}): SeenEvent => ({
  sid: '',
  type: 'task.updated',
  at: noon,
  version: -1,
  task: sid(1),
  queue: '',
  channel: '',
  workflow: '',
  reservation: '',
  agent: '',
  reason: '',
  attributes: '{}',
  ...more,
});
