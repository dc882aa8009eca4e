/** Shows how far a run has got: as a bar on a terminal, as a line now and then elsewhere. */
import { SingleBar } from 'cli-progress';

interface Progress {
  step(failed?: boolean): void;
  stop(): void;
}

/** Between two lines where there is no terminal. */
const lineEveryMs = 10_000;

/** `output`: standard error, so that standard output stays the report. */
export function showProgress(what: string, total: number, output: NodeJS.WriteStream = process.stderr): Progress {
  return output.isTTY ? bar(what, total, output) : lines(what, total, output);
}

function bar(what: string, total: number, stream: NodeJS.WriteStream): Progress {
  let failed = 0;
  const single = new SingleBar({
    stream,
    format: `${what} {bar} {value} of {total} | {rate} a second | {eta_formatted} left | {failed} failed`,
    hideCursor: true,
    etaBuffer: 200,
    stopOnComplete: false,
  });
  const started = performance.now();
  let done = 0;
  single.start(total, 0, { rate: '0.0', failed });
  return {
    step(wrong = false) {
      done++;
      if (wrong) failed++;
      single.update(done, { failed, rate: ((done * 1000) / (performance.now() - started)).toFixed(1) });
    },
    stop: () => single.stop(),
  };
}

function lines(what: string, total: number, output: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let told = started;
  let done = 0;
  let failed = 0;
  return {
    step(wrong = false) {
      done++;
      if (wrong) failed++;
      const now = performance.now();
      if (now - told < lineEveryMs) return;
      told = now;
      output.write(
        `${what}: ${done} of ${total}, ${((done * 1000) / (now - started)).toFixed(1)} a second, ${failed} failed\n`,
      );
    },
    stop: () => undefined,
  };
}
