/** What somebody does who goes live, in the order of docs/going-live.md, and how each step ends when all is well. */

export interface Step {
  /** Why it is done. */
  purpose: string;
  /** As a person types it. */
  command: string;
  /** What npm runs for it: a script of the project and its arguments. */
  script: string;
  args: string[];
  exitCode: number;
  /** What its output says when it did what it is for. */
  says: RegExp;
}

const tool = (name: string) => `dist/cli/${name}.js`;

export const steps: Step[] = [
  {
    purpose: 'What does Insights lose today? Reads the last day of the workspace; changes nothing.',
    command: 'npm run report -- --live',
    script: tool('report'),
    args: ['--live'],
    exitCode: 0,
    says: /LOST/,
  },
  {
    purpose: 'Upload the Functions.',
    command: 'npm run deploy',
    script: 'build/deploy.mjs',
    args: ['deploy'],
    exitCode: 0,
    says: /\.twil\.io/,
  },
  {
    purpose: 'What is missing still? The doctor misses the event webhook, and ends with 1.',
    command: 'npm run doctor',
    script: tool('doctor'),
    args: [],
    exitCode: 1,
    says: /^error {4}Event webhook/m,
  },
  {
    purpose: 'What would change in the workspace?',
    command: 'npm run configure -- --dry-run',
    script: tool('configure'),
    args: ['--dry-run'],
    exitCode: 0,
    says: /EventCallbackUrl/,
  },
  {
    purpose: 'Change it.',
    command: 'npm run configure',
    script: tool('configure'),
    args: [],
    exitCode: 0,
    says: /Done\./,
  },
  {
    purpose: 'Now nothing is missing. The one warning tells what was lost before.',
    command: 'npm run doctor',
    script: tool('doctor'),
    args: [],
    exitCode: 0,
    says: /1 warning, 0 errors/,
  },
  {
    purpose: 'A flow for Studio to import, wired to the Functions.',
    command: 'npm run studio:flow',
    script: tool('studio-flow'),
    args: [],
    exitCode: 0,
    says: /Studio says that it is valid/,
  },
];

/** The last step takes back what `npm run configure` did; it printed the file that knows how. */
export function undoStep(output: string): Step {
  const file = /--undo (\S+)/.exec(output)?.[1] ?? 'missing';
  return {
    purpose: 'Put back what was there before. The Functions stay, and get no events.',
    command: `npm run configure -- --undo ${file}`,
    script: tool('configure'),
    args: ['--undo', file],
    exitCode: 0,
    says: /Undone\./,
  };
}
