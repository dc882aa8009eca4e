/** The browser that the pages are tested in. */
import { existsSync } from 'node:fs';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser named by CHROMIUM, or one in a usual place. Throws an Error that says how to get one. */
export function findChromium(): string {
  const wanted = process.env.CHROMIUM ? [process.env.CHROMIUM] : usualPaths;
  const found = wanted.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `There is no Chromium at ${wanted.join(', ')}. Install Debian's chromium, or name another one with CHROMIUM=/path/to/chromium.`,
  );
}
