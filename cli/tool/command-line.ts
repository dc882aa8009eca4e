/** A command line, read without ending the process: what was said to a slow reader must arrive. */
import { CommanderError, type Command } from 'commander';
import { letReadersLeave, usualCodes } from './run-tool';

/** False when commander has said what there is to say (the help, or what is wrong) and the exit code is set. */
export function readCommandLine(command: Command, argv = process.argv.slice(2), { refused } = usualCodes): boolean {
  letReadersLeave();
  try {
    command.exitOverride().parse(argv, { from: 'user' });
    return true;
  } catch (ended) {
    if (!(ended instanceof CommanderError)) throw ended;
    process.exitCode = ended.exitCode === 0 ? 0 : refused;
    return false;
  }
}
