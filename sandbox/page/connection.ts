/** Talking to the sandbox this page came from. */

/** What GET /sandbox tells about itself. */
export interface About {
  account: { accountSid: string; authToken: string; workspaceSid: string };
  approximated: string[];
  report: string[];
  notDone: string[];
}

async function readJson(answer: Response): Promise<Record<string, unknown>> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const { error, message } = body;
  const why = [error, message].find((each) => typeof each === 'string');
  if (!answer.ok) throw new Error(why ?? `The sandbox answered ${answer.status}`);
  return body;
}

/** A request to /sandbox/...; throws an Error with the sandbox's own words when it is refused. */
export async function ask<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, input?: object): Promise<Answer> {
  const request: RequestInit = input === undefined ? { method } : { method, body: JSON.stringify(input) };
  const answer = await fetch(`/sandbox${path}`, request);
  return (await readJson(answer)) as Answer;
}

let about: Promise<About> | undefined;

export function tellAbout(): Promise<About> {
  about ??= ask<About>('GET', '');
  return about;
}

/** A request to Twilio's own API, as any client of the account makes it. */
export async function askTwilio(
  path: (account: About['account']) => string,
  form: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { account } = await tellAbout();
  const answer = await fetch(path(account), {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}` },
    body: new URLSearchParams(form),
  });
  return readJson(answer);
}

interface FunctionReply {
  status: number;
  body: { ok?: boolean; message?: string; warnings?: { field: string; problem: string; hint: string }[] };
}

/** Calls a Function, signed as Studio's calls are; returns its message and warnings. Throws an Error when it refuses. */
export async function callFunction(path: string, form: Record<string, string>): Promise<string> {
  const { status, body } = await ask<FunctionReply>('POST', '/call', { path, form });
  const { ok, message = `It answered ${status}.`, warnings = [] } = body;
  const words = [
    `${path}: ${message}`,
    ...warnings.map(({ field, problem, hint }) => `${field} ${problem}: ${hint}.`),
  ].join(' ');
  if (!ok) throw new Error(words);
  return words;
}
