import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { digestOf } from '../cache.ts';
import { undone } from '../together.ts';
import { isTakenByAnother } from './turn.ts';

/**
 * The folder in which a site is built before it takes the place of `to`. It lies in the project, where all packages are
 * found, and nothing else does; a build begins by emptying it.
 */
export function workshopOf(project: string, to: string): string {
  return join(project, '.astro/sites', digestOf(to).slice(0, 16));
}

/**
 * The workshops in a project but those in which another build is at work: it builds another site, since a site has one turn, and
 * holds nothing of this one.
 */
export function idleWorkshops(project: string): string[] {
  const all = join(project, '.astro/sites');
  const names = existsSync(all) ? readdirSync(all) : [];
  return names.filter((name) => !isTakenByAnother(project, name)).map((name) => join(all, name));
}

/** The folder in which a publication of the site in `root` works, and the file that undoes one that was cut off. */
export function publicationOf(root: string): { copy: string; undo: string } {
  return { copy: join(root, 'private/publishing'), undo: join(root, 'private/undo.json') };
}

/** Undoes a publication of the site in `root` that was cut off while it changed files, and deletes what it worked on. */
export function endedPublication(root: string): void {
  const { copy, undo } = publicationOf(root);
  const files = undone(undo).map((file) => relative(root, file).replaceAll('\\', '/'));
  if (files.length > 0)
    console.log(`A publication was cut off and is undone. As they were before: ${files.join(', ')}.`);
  sweep(copy);
  if (isEmpty(dirname(copy))) sweep(dirname(copy));
}

function isEmpty(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length === 0;
}

/** Deletes a workshop, unless the next build of its site is at work in it. */
export function sweepUnlessTaken(workshop: string): void {
  const project = join(dirname(workshop), '../..');
  if (!isTakenByAnother(project, basename(workshop))) sweep(workshop);
}

/**
 * Deletes a folder as far as possible; the next build begins with what is left. What was being written when a build was stopped
 * may still come, and is waited for.
 */
export function sweep(folder: string): void {
  for (let tries = 0; tries < 10 && existsSync(folder); tries += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Something was added, or another program looks at it.
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}
