import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../turn.ts';

/** A site that is shown, and the process that shows it. */
interface Shown {
  pid: number;
  root: string;
}

/**
 * Lets no preview of another site begin while one runs, since both would write what they have read into the same file and
 * show each other's pages. Returns what ends it, or a sentence that names the other site; one site may be shown twice.
 */
export function shownAlone(project: string, root: string): (() => void) | string {
  const folder = join(project, '.astro');
  mkdirSync(folder, { recursive: true });
  const other = readdirSync(folder)
    .filter((name) => /^showing-\d+\.json$/.test(name))
    .map((name) => shownBy(join(folder, name)))
    .find((each) => each !== undefined && each.root !== root);
  if (other)
    return `A preview of another site is running, of ${other.root}. End it with Ctrl+C in its window, then run the command again.`;
  const file = join(folder, `showing-${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ pid: process.pid, root } satisfies Shown));
  return () => rmSync(file, { force: true });
}

/** What a file says is shown; the file of a process that is gone is deleted. */
function shownBy(file: string): Shown | undefined {
  try {
    const shown = JSON.parse(readFileSync(file, 'utf8')) as Shown;
    if (isRunning(shown.pid)) return shown;
  } catch {
    return undefined; // It was deleted just now, or is being written.
  }
  rmSync(file, { force: true });
  return undefined;
}
