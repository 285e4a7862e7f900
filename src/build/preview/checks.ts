import { Worker } from 'node:worker_threads';
import type { Found } from './found.ts';

/** Checks of a site, one after the other, in a thread of their own. */
export interface Checks {
  /** What the last check found; nothing before the first has ended. */
  last(): Found | undefined;
  /** Asks for a check; several requests within a moment are one. */
  again(): void;
  end(): Promise<unknown>;
}

/** How long to wait for another change before checking, in milliseconds: editors save several files at once. */
const pause = 150;

/** Begins to check the site below a folder, and tells of each check that found something else than the one before. */
export function checks(root: string, changed: (found: Found) => void, failed: (why: string) => void): Checks {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { root } });
  let [last, text, state]: [Found | undefined, string, 'idle' | 'busy' | 'stale'] = [undefined, '', 'idle'];
  let timer: NodeJS.Timeout | undefined;
  const ask = () => {
    if (state !== 'idle') return (state = 'stale');
    state = 'busy';
    return worker.postMessage('check');
  };
  worker.on('message', ({ found, fault }: { found?: Found; fault?: string }) => {
    const isStale = state === 'stale';
    state = 'idle';
    if (isStale) ask();
    if (fault !== undefined) failed(fault);
    if (!found || JSON.stringify(found) === text) return;
    [last, text] = [found, JSON.stringify(found)];
    changed(found);
  });
  worker.on('error', ({ message }) => failed(message));
  ask();
  return {
    last: () => last,
    again: () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    },
    end: () => worker.terminate(),
  };
}
