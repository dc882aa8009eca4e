/** The options that every tool for a live account takes. */
import { type Command } from 'commander';

export interface LiveOptions {
  /** The file with the variables. */
  env: string;
  /** Domain suffix of the environment. */
  environment: string;
  /** The environment without a suffix. */
  production?: boolean;
  domain?: string;
}

/** Adds them to a tool's own. */
export function addLiveOptions(command: Command): Command {
  return command
    .option('--env <file>', 'file with the variables of the account', '.env')
    .option('--environment <suffix>', 'environment of the deployment, as in npm run deploy -- --environment', 'dev')
    .option('--production', 'the environment without a suffix')
    .option('--domain <domain>', 'where the Functions are deployed; default: looked up in the account');
}

/** The suffix as the Serverless API has it: null for production. */
export const suffixOf = ({ environment, production }: LiveOptions): string | null => (production ? null : environment);
