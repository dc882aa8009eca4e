/** A Twilio that gives prepared answers, one a request: for what decides between requests, without the SDK and a server. */
import { settingsOf } from '../../assets/settings/settings';
import { type Context } from '../../assets/twilio/context';
import { type Answer, type Failure } from '../../assets/twilio/failure';

/** A success; `more`: its ETag, its date, and whether an answer was lost before it. */
export const told = (body: unknown, more: { etag?: string; date?: number; answerLost?: boolean } = {}) =>
  ({ ok: true, body, etag: '"1"', answerLost: false, ...more }) as Answer<any>;

export const failure = (problem: Failure['problem'], more: Partial<Failure> = {}): Failure => ({
  ok: false,
  problem,
  answerLost: false,
  ...more,
});

/** An answer, or what happens before it comes. */
export type Prepared = Answer<any> | (() => Answer<any>);

const variables = {
  ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TASKROUTER_WORKSPACE_SID: 'WS'.padEnd(34, '0'),
  LINK_KEY_SECRET: 's'.repeat(32),
};

/**
 * `asked`: each request as the SDK's calls that make it (`calls(CA1).recordings.create`), its parameters, and the terms
 * it was asked on. `paused`: how long was to be waited, each time; `pauses`: whether there is time to, by default yes.
 */
export function answering(answers: Prepared[], changed: Record<string, string> = {}, pauses: boolean[] = []) {
  const asked: unknown[][] = [];
  const paused: number[] = [];
  const pause = (milliseconds: number) => Promise.resolve((paused.push(milliseconds), pauses.shift() ?? true));
  const twilio = {
    pause,
    pauseAtMost: pause,
    async ask(request: (client: unknown) => unknown, ...terms: unknown[]) {
      request(callsOf((name, parameters) => asked.push([name, ...parameters, ...terms])));
      const answer = answers.shift();
      if (!answer) throw new Error(`No answer is prepared for ${String(asked.at(-1))}`);
      return typeof answer === 'function' ? answer() : answer;
    },
  };
  const context = { settings: settingsOf({ ...variables, ...changed }), twilio } as unknown as Context;
  return { context, asked, paused, answers };
}

/** Stands for the SDK's client: any name and call leads on, and the last one, a request, is noted. */
function callsOf(note: (name: string, parameters: unknown[]) => void, path: string[] = []): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => callsOf(note, [...path, String(name)]),
    apply(_, __, given) {
      const name = path.join('.');
      if (name.endsWith('WithHttpInfo')) return note(name.replace(/WithHttpInfo$/, ''), given);
      return callsOf(note, [...path.slice(0, -1), `${path.at(-1)}(${given.join()})`]);
    },
  });
}
