import { progress as bar } from '@clack/prompts';

/** How far a long work is. */
export interface Progress {
  /** One more part is done, or several; `what` says what comes next. */
  step(what?: string, parts?: number): void;
  /** All is done; `what` says what was. */
  done(what: string): void;
  /** The work ended early. */
  failed(what: string): void;
}

/** Whether somebody watches: a terminal, and no build server. */
export function isWatched(): boolean {
  return process.stderr.isTTY === true && !process.env['CI'];
}

/** A bar on the standard error output for work of `total` parts; nothing is printed where nobody watches. */
export function progress(what: string, total: number): Progress {
  if (!isWatched()) return { step: () => {}, done: () => {}, failed: () => {} };
  const stopped = { cancelMessage: 'Stopped', errorMessage: 'Stopped' };
  const shown = bar({ max: Math.max(1, total), style: 'heavy', output: process.stderr, ...stopped });
  shown.start(what);
  return {
    step: (next, parts = 1) => shown.advance(parts, next),
    done: (told) => shown.stop(told),
    failed: (told) => shown.error(told),
  };
}
