import { cpSync, existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { removed, renamed } from '../rename.ts';
import { cleared, mark } from './mark.ts';
import { openToAll } from './rights.ts';
import { sweep } from './workshop.ts';

/**
 * Puts a built folder in the place of `live`; at each moment one of the old and the new site is whole. What is kept on
 * another drive is copied beside `live` first, for only there a rename can put it in its place.
 */
export function swap(built: string, live: string): void {
  const [beside, previous] = [`${live}.next`, `${live}.previous`];
  mkdirSync(dirname(live), { recursive: true });
  for (const litter of [beside, previous]) cleared(litter);
  try {
    putBeside(built, beside);
    replace(live, beside, previous);
  } catch (error) {
    sweep(beside);
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

function replace(live: string, beside: string, previous: string): void {
  if (existsSync(live)) renamed(live, previous);
  try {
    renamed(beside, live);
  } catch (error) {
    if (existsSync(previous)) renamed(previous, live);
    throw error;
  }
}

/** Brings into order what a build that was cut off left beside `live`: the old site is in its place, and alone. */
export function putBack(live: string): void {
  const [beside, previous] = [`${live}.next`, `${live}.previous`];
  if (!existsSync(live) && existsSync(previous)) renamed(previous, live);
  for (const litter of [beside, previous]) cleared(litter);
}

/** Throws where no site could be put: better now than when it is built. Leaves nothing behind. */
export function tryPlace(live: string): void {
  const beside = `${live}.next`;
  const first = mkdirSync(beside, { recursive: true }) ?? beside;
  for (let made = beside; made.length >= first.length; made = dirname(made)) {
    if (readdirSync(made).length > 0) return;
    rmdirSync(made);
  }
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
