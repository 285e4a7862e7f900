import { isWatched, progress, type Progress } from '../command/progress.ts';
import { filesBelow } from '../files.ts';

/** The milliseconds between two looks at what a build has written. */
const pause = 250;

const nothing: Pick<Progress, 'done' | 'failed'> = { done: () => {}, failed: () => {} };

/**
 * A bar that follows a build: the files that are in `beside` so far, of as many as the last build left in `live`.
 * Where nobody watches it does nothing at all.
 */
export function buildProgress(beside: string, live: string): Pick<Progress, 'done' | 'failed'> {
  if (!isWatched()) return nothing;
  const total = filesBelow(live, '.').length;
  const bar = progress('Building pages and documents', total || 1000);
  let shown = 0;
  const look = setInterval(() => {
    const written = filesBelow(beside, '.').length;
    const more = Math.min(written, total || 1000) - shown;
    if (more <= 0) return;
    shown += more;
    bar.step(`Pages and documents: ${written}${total > 0 ? ` of about ${total}` : ''}`, more);
  }, pause);
  return {
    done: (told) => (clearInterval(look), bar.done(told)),
    failed: (told) => (clearInterval(look), bar.failed(told)),
  };
}
