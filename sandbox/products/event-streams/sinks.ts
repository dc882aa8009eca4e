/** Sinks: where events go. https://www.twilio.com/docs/events/event-streams/sink-resource */
import { isoSeconds } from '../../state/clock';
import { type Sink } from '../../state/stream-state';
import { readBoolean } from '../../twilio/form-values';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';

const mostSinks = 100;

function sinkOf(call: Call): Sink {
  const found = call.world.state.streams.sinks.get(call.sids.Sid);
  if (!found) throw notFound(call.path);
  return found;
}

export const isInUse = ({ world }: Call, sid: string): boolean =>
  [...world.state.streams.subscriptions.values()].some(({ sinkSid }) => sinkSid === sid);

export const sinkInUse = (sid: string) => badRequest(`Sink with SID ${sid} is in use`);

/** A sink is active from the start: https://www.twilio.com/docs/events/event-streams/sink-resource/validate */
const status = 'active';

function formatSink(call: Call, sink: Sink) {
  const url = `${call.baseUrl}/v1/Sinks/${sink.sid}`;
  return {
    date_created: isoSeconds(sink.dateCreated),
    date_updated: isoSeconds(sink.dateUpdated),
    description: sink.description,
    sid: sink.sid,
    sink_configuration: sink.configuration,
    sink_type: 'webhook',
    status,
    url,
    links: { sink_test: `${url}/Test`, sink_validate: `${url}/Validate` },
  };
}

/** A text that may not be missing. */
export function readRequired(form: URLSearchParams, name: string): string {
  const text = form.get(name) ?? '';
  if (text === '') throw badRequest(`Missing required parameter ${name}`);
  return text;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Told below, with JSON of anything but an object.
  }
  throw badRequest('SinkConfiguration must be a JSON object');
}

function readConfiguration(form: URLSearchParams): Sink['configuration'] {
  const {
    destination,
    method = 'POST',
    batch_events: batch = false,
  } = parseObject(readRequired(form, 'SinkConfiguration'));
  if (typeof destination !== 'string' || !URL.canParse(destination) || !/^https?:/.test(destination))
    throw badRequest('destination must be an absolute http(s) URL');
  if (destination.includes('#')) throw badRequest('Event Streams take no connection overrides in a #fragment');
  if (method !== 'POST') throw badRequest('The sandbox delivers by POST only');
  if (typeof batch !== 'boolean') throw badRequest('batch_events must be true or false');
  return { destination, method, batch_events: batch };
}

export const fetchSink = (call: Call): Answer => ({ status: 200, body: formatSink(call, sinkOf(call)) });

export function listSinks(call: Call): Answer {
  const { query, world } = call;
  const inUse = readBoolean(query, 'InUse');
  const found = [...world.state.streams.sinks.values()]
    .filter(({ sid }) => inUse === undefined || inUse === isInUse(call, sid))
    .filter(() => (query.get('Status') ?? status) === status);
  return { status: 200, body: pageOf(call, 'sinks', found, (sink) => formatSink(call, sink)) };
}

export function createSink(call: Call): Answer {
  const { form, world } = call;
  const { sinks } = world.state.streams;
  const type = readRequired(form, 'SinkType');
  if (type !== 'webhook') throw badRequest(`The sandbox has webhook sinks only, not ${type}`);
  if (sinks.size >= mostSinks) throw badRequest(`An account has at most ${mostSinks} sinks`);
  const now = world.clock.now();
  const sink: Sink = {
    description: readRequired(form, 'Description'),
    configuration: readConfiguration(form),
    sid: world.sids.next('DG'),
    dateCreated: now,
    dateUpdated: now,
  };
  sinks.set(sink.sid, sink);
  return { status: 201, body: formatSink(call, sink) };
}

/** The description alone can be changed. */
export function updateSink(call: Call): Answer {
  const description = readRequired(call.form, 'Description');
  const changed = { ...sinkOf(call), description, dateUpdated: call.world.clock.now() };
  call.world.state.streams.sinks.set(changed.sid, changed);
  return { status: 200, body: formatSink(call, changed) };
}

export function deleteSink(call: Call): Answer {
  const { sid } = sinkOf(call);
  if (isInUse(call, sid)) throw sinkInUse(sid);
  call.world.state.streams.sinks.delete(sid);
  return { status: 204 };
}

export function testSink(call: Call): Answer {
  call.world.streams.test(sinkOf(call), call.world.sids.next('TE'));
  return { status: 201, body: { result: 'submitted' } };
}

/** Nothing is left to validate, so that the answer is always the same. */
export function validateSink(call: Call): Answer {
  sinkOf(call);
  readRequired(call.form, 'TestId');
  return { status: 201, body: { result: 'valid' } };
}
