import { excerpt } from '../source.ts';

/** How a command ended: 0 done, 1 problems in the content, 2 wrong use, 3 the machine, 70 our own fault. */
export type Outcome = 0 | 1 | 2 | 3 | 70;

/** The command was used wrongly; the message says how, and what to do instead. */
export class WrongUse extends Error {}

const inUse =
  'Another program may have the file or its folder open: Word, Excel, a reader of PDF, a preview of the site. Close it, then run the command again.';

/** What to do about what machines say. */
const cures: Record<string, string> = {
  EACCES: inUse,
  EBUSY: inUse,
  EPERM: inUse,
  ENOSPC: 'The disk is full. Make room, then run the command again.',
  ENAMETOOLONG: 'The path is too long. Move the project to a short folder, such as C:\\reports.',
  EXDEV:
    'The project and the folder that is written to are on different drives. Build on the drive of the project, and copy the finished folder from there.',
  ENOSEARCH:
    'Run npm ci again, without leaving out optional packages. If that does not help: a virus scanner may hold it back; Pagefind runs on Windows, macOS and Linux, on x64 and arm64.',
  ELOCKED:
    'Run npm ci, then run the command again: a site is made of what the lock file names, and of nothing else.',
  EADDRINUSE: 'The preview may be running in another window. Close that, then run the command again.',
};

/** Tells why a command failed and whose fault it is; the details with `debug`. */
export function failure(error: unknown, debug: boolean): Outcome {
  if (debug) console.error(error);
  const { code, message } = error as NodeJS.ErrnoException;
  const isMachine = code !== undefined && /^E[A-Z0-9]+$/.test(code);
  const whose = isMachine ? 'The machine could not do it' : 'The program failed, and that is our fault';
  console.error(`${whose}: ${excerpt(message, 300)}`);
  const cure = isMachine ? cures[code] : undefined;
  if (cure !== undefined) console.error(cure);
  if (!debug) console.error('Run again with --debug for details.');
  return isMachine ? 3 : 70;
}
