/** Callbacks leave one at a time unless a setting says otherwise, so that a test can rely on their order. */

/** Runs jobs in the order given, at most `width()` of them at once. */
interface DeliveryQueue {
  add(job: () => Promise<void>): void;
  /** Resolves when nothing is waiting or under way. */
  settled(): Promise<void>;
  clear(): void;
}

export function createDeliveryQueue(width: () => number): DeliveryQueue {
  let waiting: (() => Promise<void>)[] = [];
  let underWay = 0;
  let watchers: (() => void)[] = [];

  function tellWatchers(): void {
    if (waiting.length > 0 || underWay > 0) return;
    for (const watcher of watchers) watcher();
    watchers = [];
  }

  function startNext(): void {
    while (underWay < width()) {
      const job = waiting.shift();
      if (!job) break;
      underWay += 1;
      void job().finally(() => {
        underWay -= 1;
        startNext();
      });
    }
    tellWatchers();
  }

  return {
    add(job) {
      waiting.push(job);
      // The answer to the request that caused the event goes out first.
      setImmediate(startNext);
    },
    settled: () =>
      new Promise((resolve) => {
        watchers.push(resolve);
        setImmediate(startNext);
      }),
    clear() {
      waiting = [];
    },
  };
}
