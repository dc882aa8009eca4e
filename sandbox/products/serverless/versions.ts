/**
 * serverless-upload.twilio.com: what twilio-run sends as multipart/form-data with Path, Visibility and Content. Not in
 * the OpenAPI description. https://www.twilio.com/docs/serverless/api/resource/function-version
 */
import { isoSeconds } from '../../state/clock';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { badRequest } from '../../twilio/twilio-error';
import { resourceOf, wordings } from './resources';
import { type Kind, type Version, type Visibility } from '../../state/serverless-state';

const visibilities = new Set(['public', 'protected', 'private']);
/** 25 MB for what everybody may fetch, 10 MB for the rest. */
const limitsBytes: Record<Visibility, number> = { public: 25 << 20, protected: 25 << 20, private: 10 << 20 };

function readVisibility(text: string | null): Visibility {
  if (!visibilities.has(text ?? '')) throw badRequest(`Invalid Visibility: ${text}`);
  return text as Visibility;
}

function readPath(text: string | null): string {
  const valid = text !== null && /^\/[^#;,?:@+&$()' "]*$/.test(text) && text.length < 256;
  if (!valid) throw badRequest(`Invalid Path: ${text}`);
  return text;
}

export function formatVersion(call: Call, version: Version) {
  const { pathPart, sidName } = wordings[version.kind];
  return {
    sid: version.sid,
    account_sid: accountSid,
    service_sid: version.serviceSid,
    [sidName === 'AssetSid' ? 'asset_sid' : 'function_sid']: version.resourceSid,
    path: version.path,
    visibility: version.visibility,
    date_created: isoSeconds(version.dateCreated),
    url: `${call.baseUrl}/v1/Services/${version.serviceSid}/${pathPart}/${version.resourceSid}/Versions/${version.sid}`,
  };
}

export function uploadVersion(kind: Kind) {
  return (call: Call): Answer => {
    const { world, form, files } = call;
    const resource = resourceOf(call, kind);
    const content = files.get('Content');
    if (!content) throw badRequest('Content is missing');
    const visibility = readVisibility(form.get('Visibility'));
    if (content.bytes.length > limitsBytes[visibility]) throw badRequest('Content is too large');
    const version: Version = {
      sid: world.sids.next('ZN'),
      kind,
      serviceSid: resource.serviceSid,
      resourceSid: resource.sid,
      path: readPath(form.get('Path')),
      visibility,
      content: content.bytes,
      contentType: content.type,
      dateCreated: world.clock.now(),
    };
    world.state.serverless.versions.set(version.sid, version);
    return { status: 201, body: formatVersion(call, version) };
  };
}
