/** npm run configure: sends TaskRouter's events to the deployed Function, by the callback or by Event Streams. */
import { Command, Option } from 'commander';
import { readEnvironment } from './account/environment';
import { openAccount } from './account/twilio-account';
import { runConfigure, type ConfigureOptions } from './configure/run-configure';
import { readCommandLine } from './tool/command-line';
import { addLiveOptions } from './tool/live-options';
import { runTool } from './tool/run-tool';

/** For everything together. */
const budgetMs = 60_000;

const epilogue = `
--force overrules: the address of another service; a domain of no service of the account (with --via event-streams it
gets the token); a Function that does not answer, or refuses the token; with --undo, what was changed since then.

Exit codes: 0 done, shown, or nothing to do; 1 refused, with the reason; 2 a defect in this tool.`;

const command = addLiveOptions(new Command('npm run configure --'))
  .description('Sends the events of the TaskRouter workspace to the deployed Function. Shows the difference first.')
  .addOption(
    new Option('--via <way>', "the workspace's one event callback, or a sink of Event Streams next to it")
      .choices(['callback', 'event-streams'])
      .default('callback'),
  )
  .option('--dry-run', 'show what would change, and change nothing')
  .option('--force', 'go on where it would refuse, as told below')
  .option('--undo <file>', 'put back what an earlier run replaced')
  .addHelpText('after', epilogue);

async function run(options: ConfigureOptions): Promise<number | void> {
  const account = openAccount(readEnvironment(options.env, true));
  await runConfigure(account.spend(budgetMs), options, (text) => console.log(text));
}

if (readCommandLine(command)) {
  const options = command.opts<ConfigureOptions>();
  void runTool(options.env, () => run(options));
}
