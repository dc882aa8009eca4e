import { checkNodeVersion } from '../../../../cli/doctor/checks/node-version';

test.each([
  ['18.20.0', 'error'],
  ['20.19.0', 'ok'],
  ['22.23.0', 'ok'],
  ['25.0.0', 'warning'],
])('Node %s is %s', (version, status) => {
  expect(checkNodeVersion(version)).toMatchObject([{ status }]);
});
