/** One good request for every operation of the Serverless API that the sandbox answers. */
import { deployed, putDeployedService } from '../../../harness/deployed-service';
import { sandbox } from '../../../harness/use-sandbox';

const ofService = { ServiceSid: deployed.serviceSid };
const ofEnvironment = { ...ofService, EnvironmentSid: deployed.environmentSid };
const before = () => putDeployedService(sandbox(), { TASKROUTER_WORKSPACE_SID: 'WS1' });
/** Something else is live, so that the build can be deployed. */
const otherBuildLive = () => {
  before();
  const { environments } = sandbox().state.serverless;
  environments.set(deployed.environmentSid, { ...environments.get(deployed.environmentSid)!, buildSid: null });
};

export const serverlessSamples = {
  ListService: { before, sids: {}, query: 'PageSize=50' },
  CreateService: {
    sids: {},
    form: { UniqueName: 'new-service', FriendlyName: 'new-service', IncludeCredentials: 'true', UiEditable: 'false' },
  },
  FetchService: { before, sids: { Sid: deployed.serviceSid } },
  ListEnvironment: { before, sids: ofService },
  CreateEnvironment: { before, sids: ofService, form: { UniqueName: 'stage-environment', DomainSuffix: 'stage' } },
  FetchEnvironment: { before, sids: { ...ofService, Sid: deployed.environmentSid } },
  ListVariable: { before, sids: ofEnvironment },
  CreateVariable: { before, sids: ofEnvironment, form: { Key: 'RECORDING_LINK', Value: 'media' } },
  FetchVariable: { before, sids: { ...ofEnvironment, Sid: deployed.variableSid } },
  UpdateVariable: {
    before,
    sids: { ...ofEnvironment, Sid: deployed.variableSid },
    form: { Key: 'TASKROUTER_WORKSPACE_SID', Value: 'WS2' },
  },
  DeleteVariable: { before, sids: { ...ofEnvironment, Sid: deployed.variableSid } },
  ListDeployment: { before, sids: ofEnvironment },
  CreateDeployment: { before: otherBuildLive, sids: ofEnvironment, form: { BuildSid: deployed.buildSid } },
  ListFunction: { before, sids: ofService },
  CreateFunction: { before, sids: ofService, form: { FriendlyName: '/studio/enrich-task' } },
  FetchFunction: { before, sids: { ...ofService, Sid: deployed.functionSid } },
  ListAsset: { before, sids: ofService },
  CreateAsset: { before, sids: ofService, form: { FriendlyName: '/kit.js' } },
  FetchAsset: { before, sids: { ...ofService, Sid: deployed.assetSid } },
  ListBuild: { before, sids: ofService },
  CreateBuild: {
    before,
    sids: ofService,
    form: {
      FunctionVersions: deployed.functionVersionSid,
      AssetVersions: deployed.assetVersionSid,
      Dependencies: '[{"name":"twilio","version":"6.2.0"}]',
      Runtime: 'node22',
    },
  },
  FetchBuild: { before, sids: { ...ofService, Sid: deployed.buildSid } },
  FetchBuildStatus: { before, sids: { ...ofService, Sid: deployed.buildSid } },
};
