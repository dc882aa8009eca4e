/** The command line of the report. */
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Edition } from '../../insights/attributes/edition';
import { lossKinds, type LossKind, type Severity } from '../../insights/warnings/losses';
import { readCommandLine } from '../tool/command-line';
import { endCodes } from './exit-codes';
import { readMoment } from './read/moment';

export interface ReportOptions {
  live: boolean;
  env: string;
  /** When the command was given, in ms since 1970: what --since counts from. */
  now: number;
  /** ms since 1970. */
  since?: number;
  until?: number;
  task?: string;
  edition: Edition;
  format: 'text' | 'json' | 'csv' | 'html';
  out?: string;
  hideValues: boolean;
  failOn?: Severity;
  save?: string;
  events?: string;
  only?: LossKind[];
}

function momentFrom(now: number): (text: string) => number {
  return (text) => {
    const moment = readMoment(text, now);
    if (moment === undefined) throw new InvalidArgumentError('Give 90m, 24h, 7d, a date or an ISO time.');
    return moment;
  };
}

function kindsFrom(text: string): LossKind[] {
  return text.split(',').map((word) => {
    const kind = lossKinds.find((each) => each === word.trim());
    if (!kind) throw new InvalidArgumentError(`${word.trim()} is not a kind. Kinds: ${lossKinds.join(', ')}.`);
    return kind;
  });
}

function taskFrom(text: string): string {
  if (!/^WT[0-9a-f]{32}$/.test(text))
    throw new InvalidArgumentError('Give a task’s SID: WT and 32 hexadecimal digits.');
  return text;
}

const epilogue = `
Nothing is deployed and nothing is written. Twilio keeps events for 30 days.

Kinds of loss: ${lossKinds.join(', ')}.
docs/report.md tells what each means and what ends it.

Exit codes: 0 read and told; 1 by --fail-on; 2 wrong options, variables or files; 3 Twilio did not answer, what was read
is told and said to be incomplete; 130 interrupted.`;

const sameFile = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && path.resolve(one) === path.resolve(other);

const dayMs = 24 * 3_600_000;

/** When the period begins, in ms since 1970; undefined: with the first event of the file. Twilio keeps 30 days. */
export function beginOf({ since, events, task, now }: Pick<ReportOptions, 'since' | 'events' | 'task' | 'now'>) {
  return since ?? (events === undefined ? now - (task === undefined ? dayMs : 30 * dayMs) : undefined);
}

function refuseContradictions(command: Command, now: number): void {
  const { task, events, live, save, since, until, format, out } = command.opts<ReportOptions>();
  if (format === 'html' && out === undefined && process.stdout.isTTY)
    command.error('error: --format html makes a page for a browser: name its file with --out report.html.');
  if (events !== undefined && live) command.error('error: --events reads a file: leave out --live.');
  if (events !== undefined && save !== undefined)
    command.error('error: --save keeps what is read from Twilio: it makes no sense with --events.');
  if (sameFile(out, events) || sameFile(out, save))
    command.error('error: --out would write the report over the file of events: name another file.');
  const begin = beginOf({ since, events, task, now });
  if (begin !== undefined && until !== undefined && begin >= until)
    command.error(
      `error: --since ${since === undefined ? `(${task ? '30d' : '24h'}, unless it is given) ` : ''}must be before --until.`,
    );
}

/** Undefined when the arguments are wrong, or after --help: what there is to say was said, the exit code is set. */
export function readOptions(argv?: string[]): ReportOptions | undefined {
  const now = Date.now();
  const command = new Command('npm run report --')
    .description(
      'What Flex Insights reports of a workspace, and what it loses: the sandbox’s of npm start, unless --live.',
    )
    .option('--live', 'the account in .env instead of the sandbox of npm start', false)
    .option('--since <when>', '90m, 24h, 7d, a date or an ISO time (default: 24h)', momentFrom(now))
    .option('--until <when>', 'likewise (default: now)', momentFrom(now))
    .option('--task <sid>', 'the story of one task, told whole', taskFrom)
    .addOption(
      new Option('--edition <edition>', 'of Twilio’s rules').choices(['today', 'specification']).default('today'),
    )
    .addOption(new Option('--format <format>').choices(['text', 'json', 'csv', 'html']).default('text'))
    .option('--out <file>', 'write the report there instead of on the screen')
    .option('--hide-values', 'names, counts and SIDs only', false)
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when anything is lost, or also when it deserves a look').choices([
        'lost',
        'look',
      ]),
    )
    .option('--save <file>', 'keep the events as they were read, one JSON object a line')
    .option('--events <file>', 'judge such a file instead of reading from Twilio')
    .option('--only <kinds>', 'these kinds of loss, separated by commas', kindsFrom)
    .option('--env <file>', 'the file with the account for --live', '.env')
    .addHelpText('after', epilogue)
    .showHelpAfterError('(--help tells more)')
    .action(() => refuseContradictions(command, now));
  if (!readCommandLine(command, argv, endCodes)) return undefined;
  return { ...command.opts<Omit<ReportOptions, 'now'>>(), now };
}
