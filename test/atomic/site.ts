import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workshopOf } from '../../src/build/workshop.ts';
import { digestOf } from '../../src/cache.ts';
import { project, shell } from '../build.ts';

/** How the disk fails under a command: see fault.mjs. */
export interface Fault {
  code: string;
  calls: readonly string[];
  path: string;
  after?: number;
  bytes?: number;
}

/** How a command ended, and what it printed. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  said: string;
}

/** Makes the smallest site that has a page of each kind that needs no content, and an edition. */
export function smallSite(root: string): string {
  const fixture = join(project, 'test/site');
  const { name, short, site, language, notice, home, about, partners, help, licence, threshold } = JSON.parse(
    readFileSync(join(fixture, 'content/board.json'), 'utf8'),
  ) as Record<string, object>;
  const board = { name, short, site, language, notice, about, partners, help, licence, threshold };
  for (const folder of ['content/editions', 'data', 'public'])
    mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(fixture, 'public'), join(root, 'public'), { recursive: true });
  writeFileSync(
    join(root, 'content/board.json'),
    JSON.stringify({ ...board, home: { ...home, questions: [] } }),
  );
  tell(root, 'first');
  return root;
}

/** Changes a word of a site, which stands on many of its pages. */
export function tell(root: string, word: string): void {
  const lines = [
    'title: 2020/21',
    'from: 2020-04-01',
    'to: 2021-03-31',
    'for-children: Invented children were safe.',
    `summary: The ${word} year of an invented partnership.`,
  ];
  const text = `---\n${lines.join('\n')}\n---\n\nThe ${word} year began with a plan.\n`;
  writeFileSync(join(root, 'content/editions/2020-21.md'), text);
}

/** Starts `npm run build` for a site, as a process of its own; `ended` tells how it ended. */
export function building(
  root: string,
  { to = join(root, 'dist'), fault, env = {} }: { to?: string; fault?: Fault; env?: NodeJS.ProcessEnv } = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  return running(['scripts/build.ts', '--from', root, '--to', to], { fault, env });
}

/** Starts a script of the project. */
export function running(
  words: readonly string[],
  { fault, env = {} }: { fault?: Fault | undefined; env?: NodeJS.ProcessEnv } = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const faulty = fault ? ['--import', pathToFileURL(join(project, 'test/atomic/fault.mjs')).href] : [];
  const child = spawn(process.execPath, [...faulty, ...words], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...shell(), ASTRO_TELEMETRY_DISABLED: '1', FAULT: JSON.stringify(fault), ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, said })),
  );
  return { child, ended };
}

/** Each file below a folder, hidden ones too, with the digest of its bytes; in one text. */
export function stateOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map(
      (file) => `${relative(folder, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`,
    )
    .sort()
    .join('\n');
}

/** What a build of a site has left behind: beside `to`, in the project, and in the folder for what is temporary. */
export function litter(root: string, to: string, temporary: string): string[] {
  const place = (folder: string) => join(project, `.astro/building-${digestOf(folder).slice(0, 8)}.json`);
  const beside = [`${to}.next`, `${to}.previous`, join(root, 'private'), workshopOf(project, to)];
  const left = [...beside, place(root), place(to)].filter((path) => existsSync(path));
  return [...left, ...readdirSync(temporary)];
}
