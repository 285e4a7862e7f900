import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { turn } from '../src/build/turn.ts';
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
  return builtOnce('real', project, ['content', 'data', 'public']);
}

/** The folder of the fixture site, built once like the real one. */
export function fixtureSite(): string {
  return builtOnce('fixture', join(project, 'test/site'), ['test/site']);
}

/** A site that is built once for all tests, whichever of those that run beside each other asks first. */
function builtOnce(name: string, from: string, parts: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const files = ['src', 'scripts', ...parts].flatMap((part) => filesBelow(project, part));
  for (const file of [...files, 'astro.config.mjs', 'package-lock.json'])
    hash.update(`\0${file}\0`).update(readFileSync(join(project, file)));
  const place = createHash('sha256').update(project).digest('hex').slice(0, 8);
  const sites = join(tmpdir(), `${name}-site-${place}`);
  const version = hash.digest('hex').slice(0, 16);
  const folder = join(sites, version);
  const end = alone(folder.concat(' of tests'));
  try {
    if (existsSync(folder)) return folder;
    rmSync(sites, { recursive: true, force: true });
    const { code, output } = build(from, folder);
    if (code !== 0) throw new Error(`The site could not be built.\n${output}`);
    return folder;
  } finally {
    end();
  }
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
  const ask = { cwd, encoding: 'utf8', env: { ...shell(), ASTRO_TELEMETRY_DISABLED: '1', ...env } } as const;
  for (;;) {
    const run = spawnSync(process.execPath, words, ask);
    const output = run.stdout + run.stderr;
    // Another file of tests may be building the same site.
    if (run.status !== 3 || !output.includes('Another build')) return { code: run.status, output };
    pause();
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
}

/** Waits until no other file of tests has something of which there is only one, and returns what gives it back. */
function alone(thing: string): () => void {
  for (;;) {
    const end = turn(project, [thing]);
    if (typeof end !== 'string') return end;
    pause();
  }
}

/** The environment without what Vitest adds to it, which Vite would take for its own. */
export function shell(): NodeJS.ProcessEnv {
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
