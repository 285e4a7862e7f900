import { parentPort, workerData } from 'node:worker_threads';
import { found } from './found.ts';

// Checks the site whenever it is asked to, so that the server goes on answering meanwhile.
parentPort!.on('message', () => {
  try {
    parentPort!.postMessage({ found: found((workerData as { root: string }).root) });
  } catch (error) {
    parentPort!.postMessage({ fault: (error as Error).stack ?? String(error) });
  }
});
