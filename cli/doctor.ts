/** npm run doctor: checks that everything is set up as it must be. */
import { Command } from 'commander';
import { readEnvironment, variablesIn } from './account/environment';
import { openAccount } from './account/twilio-account';
import { jsonOf, showReport, summaryOf, type Report } from './doctor/report';
import { exitCodeOf, runDoctor, type DoctorOptions } from './doctor/run-doctor';
import { readCommandLine } from './tool/command-line';
import { addLiveOptions } from './tool/live-options';
import { runTool } from './tool/run-tool';

/** For everything together. */
const budgetMs = 120_000;

const epilogue = `
Exit codes: 0 all is well, or there are warnings only; 1 something must be fixed (with --strict: or looked at), or an
option or variable is wrong; 2 a defect in this tool.`;

const command = addLiveOptions(new Command('npm run doctor --'))
  .description('Checks account, variables, deployment, event webhook and recordings.')
  .option(
    '--write-test',
    'also create a task nobody sees, write to it through the deployed Function, compare its events, end and remove it',
  )
  .option('--strict', 'exit code 1 for warnings too')
  .option('--json', 'one JSON object on standard output in place of lines')
  .addHelpText('after', epilogue);

async function run(options: DoctorOptions): Promise<number | void> {
  const environment = readEnvironment(options.env, true);
  const setup = {
    context: openAccount(environment).spend(budgetMs),
    environment,
    inFile: variablesIn(options.env),
    file: options.env,
  };
  const tell = (report: Report) => (options.json ? undefined : console.log(showReport(report)));
  const reports = await runDoctor(setup, options, tell);
  const exitCode = exitCodeOf(reports, options.strict);
  console.log(options.json ? jsonOf(reports, exitCode) : `\n${summaryOf(reports)}`);
  return exitCode;
}

if (readCommandLine(command)) {
  const options = command.opts<DoctorOptions>();
  void runTool(options.env, () => run(options));
}
