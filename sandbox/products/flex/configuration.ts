/** What the set-up of Flex says of routing and recording, which doctor reads; what only Flex's UI reads is null. */
import { isoSeconds } from '../../state/clock';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { activitySids, queueSids, workflowSid } from '../../state/fixed-sids';

export function fetchConfiguration(call: Call): Answer {
  const { workspace } = call.world.state;
  const ofUiAndChannels = [
    'attributes',
    'taskrouter_taskqueues',
    'taskrouter_skills',
    'taskrouter_worker_channels',
    'taskrouter_worker_attributes',
    'messaging_service_instance_sid',
    'chat_service_instance_sid',
    'flex_service_instance_sid',
    'flex_instance_sid',
    'ui_language',
    'ui_attributes',
    'ui_dependencies',
    'ui_version',
    'service_version',
    'call_recording_webhook_url',
    'crm_enabled',
    'crm_type',
    'crm_callback_url',
    'crm_fallback_url',
    'crm_attributes',
    'public_attributes',
    'plugin_service_enabled',
    'plugin_service_attributes',
    'integrations',
    'outbound_call_flows',
    'serverless_service_sids',
    'queue_stats_configuration',
    'notifications',
    'markdown',
    'flex_insights_hr',
    'flex_insights_drilldown',
    'flex_url',
    'channel_configs',
    'debugger_integration',
    'flex_ui_status_report',
    'agent_conv_end_methods',
    'citrix_voice_vdi',
    'offline_config',
  ];
  const body = {
    ...Object.fromEntries(ofUiAndChannels.map((name) => [name, null])),
    account_sid: accountSid,
    date_created: isoSeconds(workspace.dateCreated),
    date_updated: isoSeconds(workspace.dateUpdated),
    status: 'ok',
    taskrouter_workspace_sid: workspace.sid,
    taskrouter_target_workflow_sid: workflowSid,
    taskrouter_target_taskqueue_sid: queueSids.everyone,
    taskrouter_offline_activity_sid: activitySids.offline,
    runtime_domain: 'https://flex.twilio.com',
    call_recording_enabled: call.world.settings.consoleRecording,
    url: `${call.baseUrl}/v1/Configuration`,
  };
  return { status: 200, body };
}
