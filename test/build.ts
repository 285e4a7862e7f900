import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../src/content.ts';

/** The project's folder. */
export const project = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Runs `scripts/build.ts` as an author does, and returns its exit code and what it printed. */
export function build(from: string, to: string, { cwd = project, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const run = spawnSync(process.execPath, ['scripts/build.ts', '--from', from, '--to', to], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: '', VITEST: '', ...env },
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

/** Each file below a folder with the digest of its bytes. */
export function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder, '.').map((file) => [
      file,
      createHash('sha256').update(readFileSync(join(folder, file))).digest('hex').slice(0, 16),
    ]),
  );
}
