import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache.ts';

/**
 * The folder in which a site is built before it takes the place of `to`. It lies in the project, where all packages are
 * found, and nothing else does; a build begins by emptying it.
 */
export function workshopOf(project: string, to: string): string {
  return join(project, '.astro/sites', digestOf(to).slice(0, 16));
}

/** Deletes a folder as far as possible; the next build begins with what is left. */
export function sweep(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return; // Another program looks at it.
  }
}
