/** npm run doctor: checks that everything is set up as it must be. */
import { Command } from 'commander';
import { readEnvironment, variablesIn } from './account/environment';
import { openAccount } from './account/twilio-account';
import { showReport, summaryOf } from './doctor/report';
import { exitCodeOf, runDoctor, type DoctorOptions } from './doctor/run-doctor';
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
const options = command.parse().opts<DoctorOptions>();

void runTool(options.env, async () => {
  const environment = readEnvironment(options.env, true);
  const setup = {
    context: openAccount(environment).spend(budgetMs),
    environment,
    inFile: variablesIn(options.env),
    file: options.env,
  };
  const reports = await runDoctor(setup, options, (report) => console.log(showReport(report)));
  console.log(`\n${summaryOf(reports)}`);
  process.exitCode = exitCodeOf(reports, options.strict);
});
