/** The command line of workers:sync. */
import { Command, InvalidArgumentError } from 'commander';
import { readCommandLine } from '../tool/command-line';
import { endCodes } from './exit-codes';

export interface SyncOptions {
  file: string;
  dryRun: boolean;
  live: boolean;
  yes: boolean;
  resume: boolean;
  skipInvalid: boolean;
  unknownOk: boolean;
  results: string;
  env: string;
  ignore: string[];
  maxRate: number;
  concurrency: number;
}

function numberFrom(smallest: number, largest: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!(number >= smallest && number <= largest))
      throw new InvalidArgumentError(`Give a number from ${smallest} to ${largest}.`);
    return number;
  };
}

const epilogue = `
The file: CSV with a header (.csv), a JSON list (.json) or one JSON object a line (.ndjson). Each row names its worker in
WorkerSid, FriendlyName or email. An empty cell leaves the attribute alone, the word null removes it.

Exit codes: 0 every row is as the file says; 1 some rows are not, see the results; 2 nothing was written: the file or an
option is wrong, or nobody confirmed; 3 given up, Twilio did not answer: --resume goes on, or the results could no longer
be written; 130 interrupted: --resume goes on.`;

/** Undefined when the arguments are wrong, which is told with a hint (exit code 2), and after --help. */
export function readOptions(argv?: string[]): SyncOptions | undefined {
  const command = new Command('npm run workers:sync --')
    .description(
      'Writes agent attributes from a file into the workers of a TaskRouter workspace: the sandbox’s, unless --live.',
    )
    .argument('<file>', 'agents.csv, agents.json or agents.ndjson')
    .option('--dry-run', 'print what would change and write nothing', false)
    .option('--live', 'the account in .env instead of the sandbox of npm start', false)
    .option('--yes', 'do not ask before writing to a live account', false)
    .option('--resume', 'go on with an interrupted run, without the rows it finished', false)
    .option('--results <file>', 'where the result of each row goes (default: <file>.results.csv)')
    .option(
      '--ignore <columns>',
      'columns to leave out, separated by commas',
      (text: string) =>
        text
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean),
      [] as string[],
    )
    .option('--skip-invalid', 'write the valid rows although others are wrong', false)
    .option('--unknown-ok', 'workers that do not exist (yet) do not make the run fail', false)
    .option('--max-rate <rows>', 'rows a second at most; live traffic shares Twilio’s limits', numberFrom(0.5, 500), 50)
    .option('--concurrency <rows>', 'rows under way at once at most', numberFrom(1, 50), 16)
    .option('--env <file>', 'the file with the account for --live', '.env')
    .addHelpText('after', epilogue)
    .showHelpAfterError('(--help tells more)');
  if (!readCommandLine(command, argv, endCodes)) return undefined;
  const options = command.opts<Omit<SyncOptions, 'file'>>();
  const [file] = command.args;
  return { ...options, file, results: options.results ?? `${file}.results.csv` };
}
