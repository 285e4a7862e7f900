import { isAbsolute, relative } from 'node:path';
import { getSystemErrorName } from 'node:util';

/** A fault of the machine: what happened to which file, in words, and what to do. */
export interface MachineFault {
  words: string;
  cure?: string | undefined;
}

type Told = readonly [words: (path: string) => string, cure: string];

const held: Told = [
  (path) => `${path} may not be opened or changed by this program.`,
  'Another program may have the file or its folder open: Word, Excel, a reader of PDF, a preview of the site. Close it, then run the command again. Or you may not have the right: ask who looks after the computer.',
];
const full = 'Make room, then run the command again.';

/** What machines say, by its code. */
const faults: Record<string, Told> = {
  EACCES: held,
  EPERM: held,
  EBUSY: [(path) => `${path} is in use.`, held[1]],
  ENOSPC: [() => 'the disk is full.', full],
  EDQUOT: [() => 'the room that you may use on the disk is full.', full],
  EFBIG: [(path) => `${path} would be larger than the system allows.`, 'Ask who looks after the computer.'],
  EROFS: [(path) => `${path} is on a disk that can only be read.`, 'Move the project to another disk.'],
  EIO: [
    (path) => `the disk is full, or fails at ${path}.`,
    'Make room, then run the command again. If that does not help, copy your work to another disk, and have this one looked at.',
  ],
  ENOENT: [
    (path) => `${path} is not there, or no longer.`,
    'It may have been renamed or deleted meanwhile. Run the command again.',
  ],
  EISDIR: [
    (path) => `${path} is a folder, where a file is needed.`,
    'Rename it or move it away, then run the command again.',
  ],
  ENOTDIR: [
    (path) => `a folder is needed at ${path}; there, or above it, is a file.`,
    'Rename that file or move it away, then run the command again.',
  ],
  EEXIST: [(path) => `${path} is in the way.`, 'Rename it or move it away, then run the command again.'],
  EMFILE: [() => 'too many files are open at a time.', 'Close other programs, then run the command again.'],
  ENAMETOOLONG: [
    (path) => `the path ${path} is too long.`,
    'Move the project to a short folder, such as C:\\reports.',
  ],
  ENOSEARCH: [
    () => '',
    'Run npm ci again, without leaving out optional packages. If that does not help: a virus scanner may hold it back, or too little memory is left. Pagefind runs on Windows, macOS and Linux, on x64 and arm64.',
  ],
  ELOCKED: [
    () => '',
    'Run npm ci, then run the command again: a site is made of what the lock file names, and of nothing else.',
  ],
  EADDRINUSE: [
    () => '',
    'The preview may be running in another window. Close that, then run the command again.',
  ],
};

/** The fault of the machine that an error tells of, or one that it was caused by; `undefined` when it is another's. */
export function machineFault(error: unknown): MachineFault | undefined {
  for (const each of told(error)) {
    const { code, syscall, path, dest, message } = each;
    if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) continue;
    const [words, cure] = faults[code] ?? [];
    const place = shown(dest ?? path ?? 'a file');
    return { words: words && syscall !== undefined ? words(place) : message, cure };
  }
  return undefined;
}

type Fault = NodeJS.ErrnoException & { dest?: string };

/** An error and those that it was caused by, the bundler's in the form in which Node tells them. */
function told(error: unknown, depth = 0): Fault[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { message = '', cause, errors } = error as Partial<AggregateError>;
  const inner = [cause, ...(Array.isArray(errors) ? errors : [])];
  return [error as Fault, ...bundlers(message), ...inner.flatMap((each) => told(each, depth + 1))];
}

const onWindows: Record<string, string> = {
  5: 'EACCES',
  32: 'EBUSY',
  33: 'EBUSY',
  39: 'ENOSPC',
  112: 'ENOSPC',
};

/** What the bundler, which writes files without Node, says of the system. */
function bundlers(message: string): Fault[] {
  const [, path, number = ''] = /file in ([^\n]+)\n[^]*\(os error (\d+)\)/.exec(message) ?? [];
  if (path === undefined) return [];
  const code = process.platform === 'win32' ? onWindows[number] : getSystemErrorName(-Number(number));
  return code === undefined ? [] : [Object.assign(new Error(message), { code, path, syscall: 'write' })];
}

/** A path with forward slashes, from the folder of the terminal where it lies in it. */
function shown(path: string): string {
  const way = relative(process.cwd(), path);
  return (way === '' || way.startsWith('..') || isAbsolute(way) ? path : way).replaceAll('\\', '/');
}
