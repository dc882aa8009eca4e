/** npm run studio:flow: writes a Studio flow for incoming calls that calls the deployed Functions, to be imported. */
import { Command } from 'commander';
import { readEnvironment } from './account/environment';
import { openAccount } from './account/twilio-account';
import { readCommandLine } from './tool/command-line';
import { addLiveOptions } from './tool/live-options';
import { writeFile } from './tool/write-file';
import { runTool } from './tool/run-tool';
import { callFlow } from './studio-flow/call-flow';
import { findParts, type FlowOptions } from './studio-flow/find-parts';
import { validateFlow } from './studio-flow/validate-flow';

/** For everything together. */
const budgetMs = 60_000;

const command = addLiveOptions(new Command('npm run studio:flow --'))
  .description(
    'Writes a Studio flow for incoming calls: prepare-attributes, Send to Flex, close-task after a hang-up in the queue.',
  )
  .option('--workflow <sid>', 'workflow of Send to Flex; default: the only one of the workspace')
  .option('--channel <sid>', 'task channel of Send to Flex; default: voice')
  .option('--out <file>', 'where to write it', 'studio-flow.json')
  .addHelpText(
    'after',
    '\nExit codes: 0 written; 1 refused, or Studio would not take it, with the reason; 2 a defect in this tool.',
  );

async function run(options: FlowOptions): Promise<number | void> {
  const environment = readEnvironment(options.env, true);
  const { context, ...parts } = await findParts(options, environment, () => openAccount(environment).spend(budgetMs));
  const flow = callFlow(parts);
  writeFile(options.out, `${JSON.stringify(flow, null, 2)}\n`, '--out');
  console.log(`${options.out} is written. Import it: Studio > Flows > Create new Flow > Import from JSON.`);
  const problem = context && (await validateFlow(context, flow));
  if (!problem)
    return console.log(
      context
        ? 'Studio says that it is valid.'
        : 'Studio was not asked whether it is valid: the variables name no account.',
    );
  console.error(`${problem.why}\n${problem.todo}`);
  return 1;
}

if (readCommandLine(command)) {
  const options = command.opts<FlowOptions>();
  void runTool(options.env, () => run(options));
}
