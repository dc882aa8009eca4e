/** npm run doctor: checks that everything is set up as it must be. */
import { Command } from 'commander';
import { readEnvironment, variablesIn } from './account/environment';
import { openAccount } from './account/twilio-account';
import { showReport, summaryOf } from './doctor/report';
import { exitCodeOf, runDoctor, type DoctorOptions } from './doctor/run-doctor';
import { readCommandLine } from './tool/command-line';
import { addLiveOptions } from './tool/live-options';
import { runTool } from './tool/run-tool';

/** For everything together. */
const budgetMs = 120_000;

const command = addLiveOptions(new Command('npm run doctor --'))
  .description(
    'Checks account, variables, deployment, event webhook and recordings. Exit code 1 when something must be fixed.',
  )
  .option(
    '--write-test',
    'also create a task nobody sees, write to it through the deployed Function, read it back and remove it',
  )
  .option('--strict', 'exit code 1 for warnings too');

async function run(options: DoctorOptions): Promise<number | void> {
  const environment = readEnvironment(options.env, true);
  const setup = {
    context: openAccount(environment).spend(budgetMs),
    environment,
    inFile: variablesIn(options.env),
    file: options.env,
  };
  const reports = await runDoctor(setup, options, (report) => console.log(showReport(report)));
  console.log(`\n${summaryOf(reports)}`);
  return exitCodeOf(reports, options.strict);
}

if (readCommandLine(command)) {
  const options = command.opts<DoctorOptions>();
  void runTool(options.env, () => run(options));
}
