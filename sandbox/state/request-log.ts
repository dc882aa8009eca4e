/** What reached "Twilio", without credentials: tests count it, the page shows it. */

/** One request to Twilio as the sandbox saw it. */
export interface LoggedRequest {
  id: number;
  /** ms on the sandbox's clock. */
  at: number;
  method: string;
  host: string;
  path: string;
  query: Record<string, string | string[]>;
  form: Record<string, string | string[]>;
  /** Lower-case names; credentials and cookies left out. */
  headers: Record<string, string>;
  /** OpenAPI operationId; null when no route fitted. */
  operation: string | null;
  /** Null while unanswered, and for good when the answer was withheld. */
  status: number | null;
  /** Twilio's error number, for an error answer. */
  code: number | null;
  ms: number | null;
  /** The kind of fault that struck it. */
  fault: string | null;
}

export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'id'>): LoggedRequest;
  list(): LoggedRequest[];
  clear(): void;
}

/** Enough for any test; a sandbox left running must not grow without end. */
const kept = 20_000;

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let lastId = 0;
  return {
    add(entry) {
      lastId += 1;
      const logged = { id: lastId, ...entry };
      entries.push(logged);
      if (entries.length > kept) entries = entries.slice(kept / 2);
      return logged;
    },
    list: () => entries,
    clear() {
      entries = [];
    },
  };
}
