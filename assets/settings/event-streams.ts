/** What Event Streams and the Function behind /webhooks/event-streams have agreed on, for the Function and the tools. */

/** The user of a sink's credentials; the password is a token. */
export const streamsUser = 'event-streams';

/** What the name of each event of TaskRouter's begins with there: com.twilio.taskrouter.task.created */
export const taskRouterTypes = 'com.twilio.taskrouter.';
