import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What a command took, its own processes included. */
export interface Spent {
  /** Seconds from its start to its end. */
  wall: number;
  /** Seconds of processors. */
  cpu: number;
  /** The most memory that it held at one time, in bytes; where the machine does not tell that of other processes, its own. */
  memory: number;
}

/** The milliseconds between two looks at how much memory a command holds. */
const pause = 40;

/** Runs a script of Node in a folder and measures it; throws with what it printed when it fails. */
export async function run(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Spent> {
  const meter = pathToFileURL(fileURLToPath(new URL('meter.ts', import.meta.url))).href;
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', meter, ...words], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let [printed, told, memory] = ['', '', 0];
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part) => (printed += part));
  child.stdio[3]!.on('data', (part: Buffer) => (told += part));
  const look = setInterval(() => (memory = Math.max(memory, held(child.pid!))), pause);
  const stop = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const code = await new Promise<number>((ended, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => ended(status ?? 128 + constants.signals[signal!]));
  });
  clearInterval(look);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}.\n${printed}`);
  const own = JSON.parse(told) as { cpu: number; memory: number };
  return {
    wall: (performance.now() - started) / 1000,
    cpu: own.cpu,
    memory: Math.max(memory, own.memory),
  };
}

/** The memory that a process and those below it hold now, in bytes; 0 where the machine does not tell. */
function held(pid: number): number {
  try {
    const below = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024 + below.reduce((sum, each) => sum + held(Number(each)), 0);
  } catch {
    return 0;
  }
}
