import { Worker } from 'node:worker_threads';
import { asked } from '../cache.ts';
import { heldContent } from '../files.ts';
import type { Told, ToCheck } from './checker.ts';
import type { Verdict } from './verdict.ts';

/** Checks the content that is held of the site in `root` in a thread of its own; the other core has little else to do before the pages. */
export async function checkedBeside(root: string): Promise<Verdict> {
  const workerData: ToCheck = { root, held: heldContent(root) };
  const worker = new Worker(new URL('./checker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.on('message', (told: Told) => {
      if ('verdict' in told) resolve(told.verdict);
      else asked.publish(told.asked);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The check ended without a verdict.')));
  });
}
