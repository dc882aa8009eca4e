import { welcome } from '../../../sandbox/launcher/welcome';
import { taskSids } from '../../../sandbox/state/fixed-sids';

const running = { functions: 'http://localhost:3010', sandbox: 'http://localhost:3011' };
const pasted = (text: string) => text.split('\n').flatMap((line) => /^ +(curl .*)$/.exec(line)?.[1] ?? []);

test('it says what runs where, the page and the inspector among it', () => {
  const text = welcome({ ...running, verifySignatures: false });

  expect(text).toMatch(/^ +The Functions +http:\/\/localhost:3010$/m);
  expect(text).toMatch(/^ +The page +http:\/\/localhost:3011 /m);
  expect(text).toMatch(/^ +The inspector +http:\/\/localhost:3010\/inspector\/index\.html /m);
});

test('there are three lines to paste, and what they change is looked at on the page', () => {
  const text = welcome({ ...running, verifySignatures: false });

  expect(pasted(text).map((line) => /\/studio\/\S+/.exec(line)?.[0])).toEqual([
    '/studio/enrich-task',
    '/studio/enrich-task',
    '/studio/close-task',
  ]);
  expect(text).toContain(`See it on http://localhost:3011/#selected=${taskSids.queuedCall}\n`);
  expect(text).not.toMatch(/v1\/Workspaces|\/sandbox\/state/);
});

test('where signatures are wanted the sandbox calls in their place', () => {
  const lines = pasted(welcome({ ...running, verifySignatures: true }));

  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^curl -sw '\\n' http:\/\/localhost:3011\/sandbox\/call -d '\{.*\}'$/);
});
