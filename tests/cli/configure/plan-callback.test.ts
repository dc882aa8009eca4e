import { wantedEvents } from '../../../assets/settings/handled-events';
import { planCallback, withOverrides } from '../../../cli/configure/plan-callback';
import { type Callback } from '../../../cli/deployment/event-callback';

const address = 'https://flex-1234-dev.twil.io/webhooks/taskrouter-event';
const overrides = '#rc=3&rp=ct,rt,5xx';
const needed = 'task.created,task.canceled,task.completed,reservation.wrapup';
const settled = { url: address + overrides, filter: needed };
const planFor = (current: Callback) => planCallback(current, address, wantedEvents({ HANG_UP_BY: 'on' }));

test.each([
  ['nothing is set', { url: '', filter: '' }, settled],
  [
    'an old filter is kept and completed',
    { url: '', filter: 'worker.created, task.created' },
    { ...settled, filter: `worker.created,${needed}` },
  ],
  ['our address has no retries yet', { url: address, filter: needed }, settled],
  ['our address has every event', { url: address + overrides, filter: '' }, settled],
  [
    'retries that somebody chose stay',
    { url: `${address}#rc=5&e=dublin`, filter: needed },
    { url: `${address}#rc=5&rp=ct,rt,5xx&e=dublin`, filter: needed },
  ],
  [
    'nothing of a fragment is dropped, a second # included',
    { url: `${address}#rc=5&x=%2F&y#z`, filter: needed },
    { url: `${address}#rc=5&rp=ct,rt,5xx&x=%2F&y#z`, filter: needed },
  ],
  [
    'our address is written otherwise',
    { url: address.replace('https://', 'HTTPS://'), filter: needed },
    { url: `${address.replace('https://', 'HTTPS://')}${overrides}`, filter: needed },
  ],
])('%s', (_, current, callback) => {
  expect(planFor(current)).toEqual({ kind: 'change', callback });
});

test.each([
  ['all is there', settled],
  ['more events than needed', { ...settled, filter: `task.updated,${needed}` }],
  ['spaces in the filter', { ...settled, filter: needed.replaceAll(',', ', ') }],
  ['more retries than ours', { ...settled, url: `${address}#rc=5&rp=all` }],
])('nothing to do: %s', (_, current) => {
  expect(planFor(current)).toEqual({ kind: 'nothing' });
});

test('what a plan sets needs no second one', () => {
  const plan = planFor({ url: `${address}#tt=9000`, filter: 'worker.created' });

  expect(planFor((plan as { callback: typeof settled }).callback)).toEqual({ kind: 'nothing' });
});

test('the address of another service is told apart, with what it would become', () => {
  const current = { url: 'https://other.example/events', filter: 'task.created' };

  expect(planFor(current)).toEqual({ kind: 'taken', callback: settled });
});

test('who leaves it to others to say who hung up is not sent the event for it', () => {
  const plan = planCallback({ url: '', filter: '' }, address, wantedEvents({ HANG_UP_BY: 'off' }));

  expect(plan).toEqual({
    kind: 'change',
    callback: { ...settled, filter: 'task.created,task.canceled,task.completed' },
  });
});

test('overrides of Twilio’s own form are added to an address without any', () => {
  expect(withOverrides(address)).toBe(`${address}#rc=3&rp=ct,rt,5xx`);
});
