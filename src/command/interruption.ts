import { writeSync } from 'node:fs';

/** The exit code of a command that was stopped with Ctrl-C. */
const stopped = 130;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * Does a long work that may be stopped, by Ctrl-C or by closing its window. When it is, `tidy` puts things in order,
 * at once, and returns a sentence for the person who stopped it; the command then ends with 130.
 */
export async function interruptible<Result>(
  tidy: () => string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = () => process.exit(stopped);
  // A progress bar takes Ctrl-C for itself and ends with 0, so the end of the process is what is listened for.
  const end = (code: number) => {
    const said = tidy();
    if (said !== undefined) writeSync(2, `\n${said}\n`); // What a stream has not yet written is lost with the process.
    if (code === 0) process.exitCode = stopped;
  };
  for (const signal of signals) process.on(signal, stop);
  process.once('exit', end);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, stop);
    process.off('exit', end);
  }
}
