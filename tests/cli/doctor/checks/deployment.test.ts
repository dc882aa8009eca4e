import { compareDependencies, compareFunctions, compareVariables } from '../../../../cli/doctor/checks/deployment';
import { told } from '../told';

const local = [
  { path: '/studio/enrich-task', visibility: 'protected' },
  { path: '/workers/update-worker', visibility: 'public' },
];

test.each([
  ['like this folder', local, []],
  ['lacking one', local.slice(1), ['error: Not deployed: /studio/enrich-task.']],
  [
    'with an unprotected Function',
    local.map(({ path: served }) => ({ path: served, visibility: 'public' })),
    ['error: Open to everyone: /studio/enrich-task.'],
  ],
  ['with more than is here', [...local, { path: '/own', visibility: 'public' }], []],
])('a deployment %s is judged', (_, live, expected) => {
  expect(told(compareFunctions(local, live))).toEqual(expected);
});

test('other versions of packages are told', () => {
  expect(
    told(compareDependencies({ twilio: '6.2.0', extra: '1.0.0' }, [{ name: 'twilio', version: '5.0.0' }])),
  ).toEqual([
    'warning: twilio is deployed as 5.0.0; package.json says 6.2.0.',
    'warning: extra is deployed as nothing; package.json says 1.0.0.',
  ]);
});

test('variables that differ are named, and their values are not', () => {
  const reports = compareVariables(
    '.env',
    { AUTH_TOKEN: 'x', RECORDING_LINK: 'media', INSIGHTS_TEXT_LIMIT: '128' },
    { RECORDING_LINK: 'segment_link', INSIGHTS_TEXT_LIMIT: '128', OLD: 'secret' },
  );

  expect(told(reports)).toEqual([
    'warning: Not deployed as in .env: RECORDING_LINK.',
    'warning: Deployed, but not in .env: OLD.',
  ]);
  expect(JSON.stringify(reports)).not.toMatch(/media|segment_link|secret/);
});
