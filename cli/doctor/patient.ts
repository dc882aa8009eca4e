import { type Context } from '../../assets/twilio/context';
import { type Environment } from '../account/environment';
import { type Deployment } from '../deployment/find-deployment';

/** What the checks look at, as far as the ones before have found it. */
export interface Patient {
  /** The live account with the settings of the environment. */
  context: Context;
  /** The variables of the file, completed from the process. */
  environment: Environment;
  /** The variables that stand in the file. */
  inFile: Environment;
  /** The file's name, for messages. */
  file: string;
  /** What is deployed; undefined when it was not found, or was not looked for because of --domain. */
  deployment?: Deployment;
  /** Where the Functions are; undefined when nobody knows. */
  domain?: string;
}
