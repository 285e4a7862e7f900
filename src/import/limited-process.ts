import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bounds, type Answer } from './limited.ts';
import { Refusal } from './refusal.ts';

interface Task {
  module: string;
  name: string;
  given: unknown;
}

// The first thread only watches, so that it can end the process while the second one is at work.
if (isMainThread) process.once('message', watch);
else parentPort?.postMessage(await answer(workerData as Task));

function watch(task: unknown): void {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 300 },
  });
  const tell = (said: Answer) => process.send?.(said, () => process.exit(0));
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() < bounds.megabytes * 1_000_000 * 0.9) return;
    clearInterval(timer);
    tell({ spent: 'memory' });
    void worker.terminate();
  }, 10);
  worker.once('message', tell);
  worker.once('error', (error: NodeJS.ErrnoException) =>
    tell(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { spent: 'memory' } : { failed: String(error.stack) }),
  );
}

async function answer({ module, name, given }: Task): Promise<Answer> {
  try {
    const { [name]: run } = (await import(module)) as Record<string, (given: unknown) => unknown>;
    return { done: await run!(given) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: { message: error.message, cure: error.cure } };
    return { failed: String((error as Error).stack) };
  }
}
