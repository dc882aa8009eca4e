import { checkCallback } from '../../../../cli/doctor/checks/workspace';
import { told } from '../told';

const domain = 'flex-1234-dev.twil.io';
const url = `https://${domain}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`;
const needed = 'task.created,task.canceled,task.completed,reservation.wrapup';
const wanted = needed.split(',');

const stage = { suffix: 'stage', domain: 'flex-1234-stage.twil.io' };
const production = { suffix: null, domain: 'flex-1234.twil.io' };

test.each([
  [production, 'production (without a suffix)'],
  [stage, 'stage'],
])('an environment that shares the workspace may have the events: %j', (other, named) => {
  const callback = { url: url.replace(domain, other.domain), filter: needed };

  const reports = checkCallback(domain, callback, wanted, {
    environments: [{ suffix: 'dev', domain }, stage, production],
  });

  expect(told(reports)).toEqual([
    `ok: TaskRouter sends its events to environment ${named} of the same service; this one shares the workspace.`,
  ]);
});

test.each([
  ['another path of it', `https://${stage.domain}/other`],
  ['another service', 'https://flex-9999-stage.twil.io/webhooks/taskrouter-event'],
])('%s is still not the Function', (_, other) => {
  const reports = checkCallback(domain, { url: other, filter: needed }, wanted, { environments: [stage] });

  expect(told(reports)).toEqual([expect.stringMatching(/^warning: .* not to the Function/)]);
});

test.each([
  ['as configured', domain, url, needed, ['ok: TaskRouter sends the events the Function needs, and retries.']],
  [
    'not set',
    domain,
    '',
    needed,
    ['error: TaskRouter sends its events nowhere: outcomes and links are not filled in.'],
  ],
  [
    'somebody else’s',
    domain,
    'https://user:pass@other.example/x?key=1',
    needed,
    ['warning: TaskRouter sends its events to https://***@other.example/x?key=***, not to the Function.'],
  ],
  [
    'of an unknown domain',
    undefined,
    url,
    needed,
    [`warning: TaskRouter sends its events to ${url}; it is not known whether that is the Function.`],
  ],
  [
    'with a filter too narrow',
    domain,
    url,
    'task.created',
    ['error: The filter leaves out task.canceled and task.completed and reservation.wrapup.'],
  ],
  ['with two l', domain, url, needed.replace('canceled', 'cancelled'), ['error: The filter leaves out task.canceled.']],
  [
    'without a filter',
    domain,
    url,
    '',
    ['warning: There is no filter: every event of the workspace runs the Function, most of them without need.'],
  ],
  [
    'without retries',
    domain,
    url.replace(/#.*/, ''),
    needed,
    ['warning: The address asks for no retry after a 5xx: an event during a short failure is lost.'],
  ],
  [
    'with retries switched off',
    domain,
    url.replace('rc=3', 'rc=0'),
    needed,
    ['warning: The address asks for no retry after a 5xx: an event during a short failure is lost.'],
  ],
  [
    'retrying all',
    domain,
    url.replace(/#.*/, '#rp=all'),
    needed,
    ['ok: TaskRouter sends the events the Function needs, and retries.'],
  ],
])('an event webhook %s is judged', (_, place, callback, filter, expected) => {
  expect(told(checkCallback(place, { url: callback, filter }, wanted))).toEqual(expected);
});
