/**
 * The same as taskrouter-event, for workspaces whose one event callback is somebody else's: events come by Event
 * Streams.
 * Called by a webhook sink of Event Streams, with HTTP Basic credentials: user event-streams, password
 * EVENT_STREAMS_TOKEN. Parameters: one CloudEvent of TaskRouter or an array of them, as JSON.
 * Replies: 204 for all that is done or that a retry cannot fix, 503 where a retry of the batch helps, 400 when nothing
 * in the body is a CloudEvent, 401 and 403 without the right credentials, 404 while the token is unset (README, Replies).
 * Easy to get wrong: public, since nothing documents that `.protected` takes a signed JSON body; what guards it is the
 * token, so nothing is read before that is right.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const handler = kit.eventStreamFunction((context, event) => kit.answerEvent(context, event));
