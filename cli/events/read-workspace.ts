/**
 * Reads the events of a workspace: windows side by side, page by page, no request twice.
 */
import { type Answer, type Failure } from '../../assets/twilio/failure';
import { type Account } from '../account/twilio-account';
import { addressOf, fetchPage, pageSize, type Page } from './fetch-page';
import { halvesOf, windowsOf, type Window } from './windows';

/** For one page, repetitions included: long enough for a limit that asks to wait a minute. */
const pageBudgetMs = 90_000;
/** Windows read at once: one is on its way while the other is parsed. More would press on limits that live traffic shares. */
const lanes = 2;
/** So many windows in a row without an answer: Twilio is not there. */
const mostFailures = 2;

export interface Gap {
  window: Window;
  failure: Failure;
}

export interface WorkspaceReading {
  /** Windows of which a page is missing. */
  gaps: Gap[];
  /** Requests that were answered with a page. */
  pages: number;
  interrupted: boolean;
  /** Windows that were not begun, because Twilio did not answer, or because of Ctrl-C. */
  notBegun: number;
}

interface WorkspaceOptions {
  period: Window;
  now: number;
  task?: string;
  signal: AbortSignal;
  take: (events: unknown[]) => void;
  /** Told of each window that is done. */
  onWindow?: (done: number, total: number) => void;
}

type Ask = (address: string) => Promise<Answer<Page>>;

/** Asks the account, with time for Twilio to say "later". */
export function askAccount(account: Account, signal: AbortSignal, budgetMs = pageBudgetMs): Ask {
  return (address) => account.spend(budgetMs, { signal }).twilio.ask((client) => fetchPage(client, address));
}

interface Step {
  window: Window;
  address: string;
  /** Of the windows the period was cut into; halves belong to theirs. */
  last: boolean;
}

/** Throws NotConfigured when Twilio refuses the credentials. */
export async function readWorkspace(
  ask: Ask,
  workspace: string,
  { period, now, task, signal, take, onWindow }: WorkspaceOptions,
): Promise<WorkspaceReading> {
  const windows = task === undefined ? windowsOf(period, now) : [period];
  const stepOf = (window: Window, last: boolean): Step => ({
    window,
    address: addressOf(workspace, window, task),
    last,
  });
  const queue = windows.map((window) => stepOf(window, true));
  const asked = new Set<string>();
  const reading: WorkspaceReading = { gaps: [], pages: 0, interrupted: false, notBegun: 0 };
  let done = 0;
  let failures = 0;

  const start = (step: Step | undefined) => {
    if (!step || signal.aborted || asked.has(step.address)) return undefined;
    asked.add(step.address);
    const answer = ask(step.address);
    // Looked at when its turn comes; until then a refusal is not unhandled.
    answer.catch(() => undefined);
    return { step, answer };
  };

  /** What comes after this page: the next one, the halves of a window whose pages end too early, the next window. */
  function follow({ window, last }: Step, { events, next }: Page): Step | undefined {
    if (next !== undefined && !asked.has(next)) return { window, address: next, last };
    const halves = next === undefined && events.length >= pageSize ? halvesOf(window, now) : undefined;
    if (halves) queue.unshift(stepOf(halves[0], false), stepOf(halves[1], last));
    else if (last) onWindow?.((done += 1), windows.length);
    return queue.shift();
  }

  /** Reads one window after the other. Throws what `ask` throws. */
  async function lane(): Promise<void> {
    let running = start(queue.shift());
    while (running) {
      const { step, answer } = running;
      const page = await answer;
      if (page.ok) {
        failures = 0;
        reading.pages += 1;
        running = start(follow(step, page.body));
        take(page.body.events);
        continue;
      }
      reading.gaps.push({ window: step.window, failure: page });
      failures += 1;
      running = failures < mostFailures ? start(queue.shift()) : undefined;
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane));
  reading.gaps.sort((one, other) => one.window.from - other.window.from);
  reading.interrupted = signal.aborted;
  reading.notBegun = queue.length;
  return reading;
}
