import { availableParallelism } from 'node:os';
import { ownStore } from '../store.ts';
import type { Job } from './makers.ts';
import { Queue } from './queue.ts';

/** The most threads beside the main one: each takes memory of its own. */
const most = 7;

let queue: Queue | undefined;

/** The queue of this build. Outside a build, where the file of threads is not known, everything is made where it is asked for. */
function own(): Queue {
  const file: string | undefined = import.meta.env?.['WORKER'];
  const threads = file === undefined ? 0 : threadsOf(process.env['THREADS'], availableParallelism());
  queue ??= new Queue({ file: file ?? '', threads, store: ownStore() });
  return queue;
}

/** How many threads make things beside the main one: as many as `asked` for, else one for each other core. */
export function threadsOf(asked: string | undefined, cores: number): number {
  const count = /^\d+$/.test(asked ?? '') ? Number(asked) : cores - 1;
  return Math.min(count, most);
}

/** Has things made ahead of the time when they are needed, by threads that have nothing better to do. */
export function ahead(...jobs: readonly Job[]): void {
  for (const job of jobs) own().ahead(job);
}

/** Ends once things are in the store, or are for the one who asks to make. */
export async function ready(...jobs: readonly Job[]): Promise<void> {
  await Promise.all(jobs.map((job) => own().ready(job)));
}
