import type { Problem } from './problem.ts';

/** The files of a built site that tell a host how to serve it; none of them is for readers. */
export const hostFiles = [
  '.htaccess',
  '_headers',
  '_redirects',
  'nginx.conf',
  'staticwebapp.config.json',
  'web.config',
] as const;
export type HostFile = (typeof hostFiles)[number];

/** Where those who find a weakness of the site read whom to tell (RFC 9116), from the root of the host. */
export const securityFile = '.well-known/security.txt';

/** What marks a folder as one that the build made, and may empty. */
export const markFile = '.built';

/** What is wrong with a file of `public/` that has the name of one that the build writes. */
export function takenName(file: string): Problem {
  const isSecurity = file === securityFile;
  return {
    ...{ file: `public/${file}`, line: 1, column: 1, severity: 'error' },
    message: isSecurity
      ? 'The build makes this file of "security" in content/board.json.'
      : 'The build writes a file of this name, which tells hosts how to serve the site.',
    cure: isSecurity
      ? 'Delete it, or take "security" out there.'
      : 'Delete it. What your host needs besides belongs in its own settings: see docs/deploying.md.',
  };
}
