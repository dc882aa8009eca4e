/** Where Event Streams differ from Twilio's, or are a guess. */
export const streamApproximations = [
  "Event Streams: webhook sinks by POST and TaskRouter's types only; no kinesis, segment and email.",
  'With batch_events an array goes to the sink, else one object; what one request causes is one batch (setting streamBatchSeconds for longer ones).',
  'A delivery is tried again after 1 s and then ever later, up to 10 minutes, for 4 hours of the clock; 400 alone drops it, every other answer but 2xx is tried again. The figures, and what becomes of other 4xx, are guesses.',
  'The payload has what the callback has and what the documented sample has of it; reasons that there are not are null, all else is left out. The type of the test event, the source of events and whether the signature covers the credentials in the destination (it does not) are guesses.',
  'The texts and codes of refused sinks and subscriptions, the status 400 of a sink in use.',
];
