/**
 * What the #fragment of a webhook address says about timeouts and retries.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export interface ConnectionOverrides {
  /** How often a failed request is sent again. */
  retryCount: number;
  /** Which failures are retried. */
  retryPolicy: Set<string>;
  readTimeoutMs: number;
  totalMs: number;
}

/** Why a delivery failed, in the words of the `rp` parameter; null when it did not. */
export type Failure = 'ct' | 'rt' | '4xx' | '5xx' | null;

const policies = new Set(['4xx', '5xx', 'ct', 'rt', 'all']);

function within(text: string | null, [lowest, highest]: [number, number], otherwise: number): number {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= lowest && value <= highest ? value : otherwise;
}

/** Values outside Twilio's ranges count as not given. */
export function readOverrides(url: string): ConnectionOverrides {
  const fragment = new URLSearchParams(url.split('#')[1] ?? '');
  const wanted = (fragment.get('rp') ?? '').split(',').filter((policy) => policies.has(policy));
  return {
    retryCount: within(fragment.get('rc'), [0, 5], 1),
    retryPolicy: new Set(wanted.length > 0 ? wanted : ['ct']),
    readTimeoutMs: within(fragment.get('rt'), [100, 15_000], 15_000),
    totalMs: within(fragment.get('tt'), [100, 15_000], 15_000),
  };
}

export function retries({ retryPolicy }: ConnectionOverrides, failure: Failure): boolean {
  return failure !== null && (retryPolicy.has('all') || retryPolicy.has(failure));
}
