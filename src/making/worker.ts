import { setImmediate as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { asked, type Store } from '../cache.ts';
import { make, type Job } from './makers.ts';

// What is asked for here is told in the main thread, which counts it.
asked.subscribe((message) => parentPort!.postMessage(message));

let last = Promise.resolve();

// A thread that makes one thing after the other. What it cannot make is left to the one who asked, who says why.
parentPort!.on('message', (job: Job) => {
  last = last
    .then(() => make(job, workerData as Store))
    .catch(() => undefined)
    .then(() => parentPort!.postMessage(undefined))
    .then(() => pause()); // What a picture took is given back between two things.
});
