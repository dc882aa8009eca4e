/** The flow among the examples is the one that studio:flow writes today. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callFlow } from '../../cli/studio-flow/call-flow';

const placeholders = {
  functions: { domain: 'flex-insights-functions-1234-dev.twil.io' },
  workflowSid: `WW${'0'.repeat(32)}`,
  channelSid: `TC${'0'.repeat(32)}`,
};

test('examples/studio-flow.json is what the generator makes of its placeholders (examples/README.md says how)', () => {
  const file = readFileSync(path.resolve(__dirname, '../../examples/studio-flow.json'), 'utf8');

  expect(file).toBe(`${JSON.stringify(callFlow(placeholders), null, 2)}\n`);
});
