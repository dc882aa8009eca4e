/** The lines that Functions log, taken off the console for a test to read. */
export interface LogLine {
  /** The console method that wrote it. */
  level: string;
  line: Record<string, unknown>;
}

/** Adds the Functions' JSON lines to `log` until the answer is called; everything else still reaches the console. */
export function captureConsole(log: LogLine[]): () => void {
  const levels = ['log', 'warn', 'error'] as const;
  const originals = levels.map((level) => console[level]);
  levels.forEach((level, place) => {
    console[level] = (...parts: unknown[]) => {
      const [line] = parts;
      if (typeof line === 'string' && line.startsWith('{"fn":'))
        log.push({ level, line: JSON.parse(line) as Record<string, unknown> });
      else originals[place](...parts);
    };
  });
  return () => levels.forEach((level, place) => void (console[level] = originals[place]));
}
