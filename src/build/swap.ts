import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { removed, renamed } from '../rename.ts';
import { cleared, mark } from './mark.ts';
import { openToAll } from './rights.ts';

/**
 * Puts a built folder in the place of `live`; at each moment one of the old and the new site is whole. What is kept on
 * another drive is copied beside `live` first, for only there a rename can put it in its place.
 */
export function swap(built: string, live: string): void {
  const [beside, previous] = [`${live}.next`, `${live}.previous`];
  mkdirSync(dirname(live), { recursive: true });
  for (const litter of [beside, previous]) cleared(litter);
  putBeside(built, beside);
  if (existsSync(live)) renamed(live, previous);
  try {
    renamed(beside, live);
  } catch (error) {
    if (existsSync(previous)) renamed(previous, live);
    throw error;
  }
  try {
    cleared(previous);
  } catch {
    // The new site is in its place, which is what counts.
    console.warn(
      `The old site could not be deleted, since another program holds it: delete ${basename(previous)}.`,
    );
  }
}

/** Brings into order what a build that was cut off left beside `live`: the old site is in its place, and alone. */
export function putBack(live: string): void {
  const previous = `${live}.previous`;
  if (!existsSync(live) && existsSync(previous)) renamed(previous, live);
  for (const litter of [`${live}.next`, previous]) cleared(litter);
}

function putBeside(built: string, beside: string): void {
  try {
    renamed(built, beside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    mkdirSync(beside);
    mark(beside);
    cpSync(built, beside, { recursive: true });
    openToAll(beside);
    removed(built);
  }
}
