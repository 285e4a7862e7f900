import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../src/files.ts';

/** The project's folder. */
export const project = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Runs `scripts/build.ts` as an author does, and returns its exit code and what it printed. */
export function build(
  from: string,
  to: string,
  { cwd = project, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
) {
  return command(['scripts/build.ts', '--from', from, '--to', to], { cwd, env });
}

/** The folder of the real site, built once for all tests of what it is built from; they only read it. */
export function realSite(): string {
  const parts = ['src', 'content', 'data', 'public', 'scripts'].flatMap((part) => filesBelow(project, part));
  const hash = createHash('sha256').update(process.version);
  for (const file of [...parts, 'astro.config.mjs', 'package-lock.json'])
    hash.update(`\0${file}\0`).update(readFileSync(join(project, file)));
  const place = createHash('sha256').update(project).digest('hex').slice(0, 8);
  const sites = join(tmpdir(), `real-site-${place}`);
  const folder = join(sites, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  rmSync(sites, { recursive: true, force: true });
  const { code, output } = build(project, folder);
  if (code !== 0) throw new Error(`The site could not be built.\n${output}`);
  return folder;
}

/** Runs `scripts/publish.ts` as an author does who has a reason for the warnings; returns its exit code and what it printed. */
export function publish(from: string, to: string, ...words: string[]) {
  return publishStrictly(from, to, ...words, '--allow-warnings', 'The fixture shows them on purpose.');
}

/** Runs `scripts/publish.ts` as an author does, and returns its exit code and what it printed. */
export function publishStrictly(from: string, to: string, ...words: string[]) {
  return command(['scripts/publish.ts', ...words, '--from', from, '--to', to]);
}

function command(
  words: readonly string[],
  { cwd = project, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
) {
  const run = spawnSync(process.execPath, words, {
    cwd,
    encoding: 'utf8',
    env: { ...shell(), ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

/** The environment without what Vitest adds to it, which Vite would take for its own. */
function shell(): NodeJS.ProcessEnv {
  const added = /^(VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

/** Each file below a folder with the digest of its bytes. */
export function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder, '.').map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')
        .slice(0, 16),
    ]),
  );
}
