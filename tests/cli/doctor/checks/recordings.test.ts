import { compareAccess } from '../../../../cli/doctor/checks/recordings';

test.each([
  ['public', 'by anyone', 'ok'],
  ['public', 'with a login', 'error'],
  ['signed', 'by anyone', 'warning'],
  ['signed', 'with a login', 'ok'],
  ['provider', 'with a login', 'ok'],
  ['template', 'by anyone', 'ok'],
  ['public', undefined, 'ok'],
] as const)('links %s to media that play %s are %s', (access, playable, status) => {
  expect(compareAccess(access, playable).status).toBe(status);
});
