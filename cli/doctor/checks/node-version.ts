/** This machine runs a Node that Functions are deployed to, or one close to it. */
import { ok, warning, type Report } from '../report';

/** Versions that this project is tested on. */
const known = [20, 22, 24];

export function checkNodeVersion(version: string): Report[] {
  const major = Number(version.split('.')[0]);
  if (known.includes(major)) return [ok('Node', `This machine runs Node ${version}.`)];
  if (major < 20)
    return [
      {
        status: 'error',
        about: 'Node',
        why: `This machine runs Node ${version}, which is too old.`,
        todo: 'Install Node 22, the one Functions are deployed to.',
      },
    ];
  return [
    warning(
      'Node',
      `This machine runs Node ${version}; Functions are deployed to Node 22.`,
      'Use Node 22 to see here what happens there.',
    ),
  ];
}
