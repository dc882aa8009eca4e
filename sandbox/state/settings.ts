/** Switches that stay on until changed or reset (`POST /sandbox/settings`). */
export interface Settings {
  /** Every Twilio request takes at least this long. */
  latencyMs: number;
  /** Twilio documents attributes as null in lists, production code reads them there: both can be had. */
  listedAttributes: 'carried' | 'null';
  /** Attributes of events older than 30 days, in the Events resource: left out, or a word in their place. */
  redactedAttributes: 'absent' | 'masked';
  /** An ended task is gone this long after its end, on the sandbox's clock. */
  deletionSeconds: number;
  /** Whether answers about workers carry an ETag. */
  workerETags: boolean;
  /** A recording is completed this long after its end, on the sandbox's clock. */
  recordingProcessingSeconds: number;
  /** Whether media of recordings want the account's credentials (Voice settings, Enforce HTTP Auth on Media URLs). */
  enforceMediaAuth: boolean;
  /** Whether Flex itself records calls (Console, Flex, Settings: Call Recording). Nothing is recorded. */
  consoleRecording: boolean;
  /** Whether media are answered in ranges. Twilio does not document it. */
  mediaRanges: boolean;
  /** How many callbacks may be under way at once; 1 keeps them strictly in order. */
  callbackConcurrency: number;
  /** Whether a waiting task is offered to an available worker by itself. */
  autoRouting: boolean;
  /** How long the events of a batch are gathered for a sink that takes batches; 0: what one request causes. */
  streamBatchSeconds: number;
  /** How often a second a Sync map may be read, and written, over ten seconds; 0: as often as one likes. */
  syncMapRate: number;
  /** Requests a second, by the name in the X-Rate-Limit-Config header. */
  rateLimits: Record<string, number>;
}

export function defaultSettings(): Settings {
  return {
    latencyMs: 0,
    listedAttributes: 'carried',
    redactedAttributes: 'absent',
    deletionSeconds: 300,
    workerETags: true,
    recordingProcessingSeconds: 2,
    enforceMediaAuth: false,
    consoleRecording: false,
    mediaRanges: true,
    callbackConcurrency: 1,
    autoRouting: false,
    streamBatchSeconds: 0,
    syncMapRate: 20,
    rateLimits: {
      'Task-List-EvaluateTaskAttributes': 3,
      'Worker-List-TargetWorkersExpression': 3,
      'TaskQueue-List-EvaluateWorkerAttributes': 3,
    },
  };
}

/** Takes over the known keys of `changes`; throws an Error that names the first unknown or mistyped one. */
export function changeSettings(settings: Settings, changes: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(changes)) {
    const current = settings[key as keyof Settings];
    if (current === undefined) throw new Error(`Unknown setting ${key}; known: ${Object.keys(settings).join(', ')}`);
    if (typeof value !== typeof current) throw new Error(`Setting ${key} must be a ${typeof current}`);
  }
  const { rateLimits, ...others } = changes as Partial<Settings>;
  Object.assign(settings, others);
  Object.assign(settings.rateLimits, rateLimits);
}
