import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.ts';

/**
 * What the reading of a file may take: seconds, and megabytes of the computer's memory. One second less than an author
 * should wait for an error: the command has to start, too.
 */
export const bounds = { seconds: 4, megabytes: 512 } as const;

/** What the process that reads a file answers. */
export type Answer =
  | { done: unknown }
  | { refused: { message: string; cure: string } }
  | { failed: string }
  | { spent: 'memory' };

/**
 * What `name` of a module makes of `given`, worked out in a process of its own that may read files and do nothing else,
 * and that is ended when it takes longer or more memory than `bounds`. Both ways only plain data passes.
 */
export function limited<Result>(module: URL, name: string, given: unknown): Promise<Result> {
  const child = fork(fileURLToPath(new URL('./limited-process.ts', import.meta.url)), [], {
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-worker', '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      settle();
    };
    const timer = setTimeout(() => end(() => reject(tooMuch('time'))), bounds.seconds * 1000);
    child.once('error', (error) => end(() => reject(error)));
    child.once('exit', () => end(() => reject(new Error(`The process that reads the file ended. ${said}`))));
    child.once('message', (answer: Answer) =>
      end(() => ('done' in answer ? resolve(answer.done as Result) : reject(errorOf(answer)))),
    );
    child.send({ module: module.href, name, given });
  });
}

function errorOf(answer: Exclude<Answer, { done: unknown }>): Error {
  if ('spent' in answer) return tooMuch('memory');
  if ('failed' in answer) return new Error(answer.failed);
  return new Refusal(answer.refused.message, answer.refused.cure);
}

function tooMuch(what: 'time' | 'memory'): Refusal {
  const most = what === 'time' ? `${bounds.seconds} seconds` : `${bounds.megabytes} MB of memory`;
  return new Refusal(
    `Reading the file would take more than ${most}, so it was stopped.`,
    what === 'time'
      ? 'If the computer is busy with other things, try again when it is not. Else save a copy with only the pages or the sheet that are needed, and import that.'
      : 'Save a copy with only the pages or the sheet that are needed, and import that.',
  );
}
