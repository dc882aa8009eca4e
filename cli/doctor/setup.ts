/** What the checks look at. */
import { type Context } from '../../assets/twilio/context';
import { type Environment } from '../account/environment';
import { type DeployedEnvironment, type Deployment } from '../deployment/find-deployment';

/** Completed by the checks as they find out more. */
export interface Setup {
  /** The live account with the settings of the environment. */
  context: Context;
  /** The variables of the file, and of the process where the file has none. */
  environment: Environment;
  /** The variables of the file alone. */
  inFile: Environment;
  /** The file's name, for messages. */
  file: string;
  /** What is deployed; undefined when it was not found, or was not looked for because of --domain. */
  deployment?: Deployment;
  /** All environments of the service that the Functions are in; undefined when it is not known. */
  environments?: DeployedEnvironment[];
  /** Where the Functions are; undefined when it is not known. */
  domain?: string;
}
