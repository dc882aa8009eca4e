/** serverless.twilio.com and serverless-upload.twilio.com */
import { routeOf, type Route } from '../../twilio/route';
import { createBuild, fetchBuild, fetchBuildStatus, listBuilds } from './builds';
import { createDeployment, listDeployments } from './deployments';
import {
  createEnvironment,
  createVariable,
  deleteVariable,
  fetchEnvironment,
  fetchVariable,
  listEnvironments,
  listVariables,
  updateVariable,
} from './environments';
import { createResource, fetchResource, listResources } from './resources';
import { createService, fetchService, listServices } from './services';
import { uploadVersion } from './versions';

const services = '/v1/Services';
const service = '/v1/Services/{ServiceSid}';
const environment = `${service}/Environments/{EnvironmentSid}`;

const route = routeOf('serverless');
const upload = routeOf('serverless-upload');

export const serverlessRoutes: Route[] = [
  route('ListService', 'GET', services, listServices),
  route('CreateService', 'POST', services, createService),
  route('FetchService', 'GET', `${services}/{Sid}`, fetchService),

  route('ListEnvironment', 'GET', `${service}/Environments`, listEnvironments),
  route('CreateEnvironment', 'POST', `${service}/Environments`, createEnvironment),
  route('FetchEnvironment', 'GET', `${service}/Environments/{Sid}`, fetchEnvironment),
  route('ListVariable', 'GET', `${environment}/Variables`, listVariables),
  route('CreateVariable', 'POST', `${environment}/Variables`, createVariable),
  route('FetchVariable', 'GET', `${environment}/Variables/{Sid}`, fetchVariable),
  route('UpdateVariable', 'POST', `${environment}/Variables/{Sid}`, updateVariable),
  route('DeleteVariable', 'DELETE', `${environment}/Variables/{Sid}`, deleteVariable),
  route('ListDeployment', 'GET', `${environment}/Deployments`, listDeployments),
  route('CreateDeployment', 'POST', `${environment}/Deployments`, createDeployment),

  route('ListFunction', 'GET', `${service}/Functions`, listResources('function')),
  route('CreateFunction', 'POST', `${service}/Functions`, createResource('function')),
  route('FetchFunction', 'GET', `${service}/Functions/{Sid}`, fetchResource('function')),
  route('ListAsset', 'GET', `${service}/Assets`, listResources('asset')),
  route('CreateAsset', 'POST', `${service}/Assets`, createResource('asset')),
  route('FetchAsset', 'GET', `${service}/Assets/{Sid}`, fetchResource('asset')),

  route('ListBuild', 'GET', `${service}/Builds`, listBuilds),
  route('CreateBuild', 'POST', `${service}/Builds`, createBuild),
  route('FetchBuild', 'GET', `${service}/Builds/{Sid}`, fetchBuild),
  route('FetchBuildStatus', 'GET', `${service}/Builds/{Sid}/Status`, fetchBuildStatus),
];

/** Not in Twilio's OpenAPI description. */
export const uploadRoutes: Route[] = [
  upload('UploadFunctionVersion', 'POST', `${service}/Functions/{FunctionSid}/Versions`, uploadVersion('function')),
  upload('UploadAssetVersion', 'POST', `${service}/Assets/{AssetSid}/Versions`, uploadVersion('asset')),
];
