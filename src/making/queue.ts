import { Worker } from 'node:worker_threads';
import { asked, isStored, nameOf, type Asked, type Store } from '../cache.ts';
import { fromOf, type Job } from './makers.ts';

/** Where things are made beside the main thread, and kept. */
export interface Workshop {
  /** The file that each thread runs. */
  file: string;
  /** How many threads there may be; with none, everything is made by the one who asks. */
  threads: number;
  store: Store;
}

/** A thing that waits to be made, or is being made by a thread. */
interface Task {
  job: Job;
  /** Whether somebody needs it now; else it is made ahead. */
  isAwaited: boolean;
  done: Promise<void>;
  end: () => void;
}

/** A thread, with what it makes, and what it makes next. */
interface Hand {
  worker: Worker;
  tasks: Task[];
}

/** How many things a thread is given at a time: the one who asks is often busy when one of them is done. */
const most = 2;

/** The least number of things for which it is worth starting threads. */
const worthwhile = 24;

/** The memory of a thread, in MB: one that needs more ends, and leaves its work to the one who asked. */
const resourceLimits = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 32 };

/** How long threads without work are kept, in milliseconds. */
const patience = 2000;

/**
 * Things to be made by several threads and by the one that asks, whoever is free: they put them into the store, so that
 * what comes of it is the same. A thing that no thread could make is left to the one who asks.
 */
export class Queue {
  readonly #shop: Workshop;
  readonly #tasks = new Map<string, Task>();
  readonly #waiting = new Set<Task>();
  #hands: Hand[] = [];
  #closing: NodeJS.Timeout | undefined;
  #isHelping = false;

  constructor(shop: Workshop) {
    this.#shop = shop;
  }

  /** Has a thing made ahead of the time when it is needed. */
  ahead(job: Job): void {
    this.#task(job);
  }

  /** Ends once a thing is in the store, or is for the one who asks to make. */
  async ready(job: Job): Promise<void> {
    const task = this.#task(job);
    if (!task) return;
    task.isAwaited = true;
    this.#help();
    await task.done;
  }

  #task(job: Job): Task | undefined {
    const { store, threads } = this.#shop;
    if (threads === 0) return undefined;
    const name = nameOf(store, fromOf(job));
    const known = this.#tasks.get(name);
    if (known || isStored(store, name)) return known;
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const task = { job, isAwaited: false, done, end: () => (this.#tasks.delete(name), resolve()) };
    this.#tasks.set(name, task);
    this.#waiting.add(task);
    this.#employ();
    return task;
  }

  /** Gives threads work; they are started when there is enough of it. */
  #employ(): void {
    clearTimeout(this.#closing);
    const { file, threads, store } = this.#shop;
    if (this.#hands.length === 0 && this.#waiting.size >= worthwhile)
      for (let count = 0; count < threads; count += 1)
        this.#hire(new Worker(file, { workerData: store, resourceLimits }));
    for (let round = 1; round <= most; round += 1)
      for (const hand of this.#hands.filter(({ tasks }) => tasks.length < round)) {
        const task = this.#next();
        if (!task) break;
        hand.tasks.push(task);
        hand.worker.postMessage(task.job);
      }
    if (this.#hands.every(({ tasks }) => tasks.length === 0)) {
      this.#closing = setTimeout(() => this.#close(), patience);
      this.#closing.unref();
    }
  }

  #hire(worker: Worker): void {
    const hand: Hand = { worker, tasks: [] };
    worker.unref();
    worker.on('message', (message: Asked | undefined) => {
      if (message) return void asked.publish(message);
      hand.tasks.shift()?.end();
      this.#employ();
    });
    for (const event of ['error', 'exit'] as const)
      worker.on(event, () => {
        this.#hands = this.#hands.filter((each) => each !== hand);
        for (const task of hand.tasks.splice(0)) task.end();
      });
    this.#hands.push(hand);
  }

  /** The next thing to make: one that somebody waits for, else one that will be needed. */
  #next(): Task | undefined {
    const task =
      this.#waiting.values().find(({ isAwaited }) => isAwaited) ?? this.#waiting.values().next().value;
    if (task) this.#waiting.delete(task);
    return task;
  }

  /** Leaves to the ones who wait, while threads are busy, one thing after the other. */
  #help(): void {
    if (this.#isHelping) return;
    this.#isHelping = true;
    setImmediate(() => {
      this.#isHelping = false;
      const task = this.#waiting.values().find(({ isAwaited }) => isAwaited);
      if (!task) return;
      this.#waiting.delete(task);
      task.end();
      this.#help();
    });
  }

  #close(): void {
    for (const { worker } of this.#hands.splice(0)) void worker.terminate();
  }
}
