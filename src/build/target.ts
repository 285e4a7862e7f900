import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { WrongUse } from '../command/outcome.ts';
import { isMarked } from './mark.ts';

/** Why a folder must not be replaced by a build, or `undefined` when it may: it is absent, empty, or an earlier build. */
export function targetFault(to: string, root: string, project: string): string | undefined {
  const kept = ['content', 'data', 'public'].map((name) => path.resolve(root, name));
  const ours = ['src', 'scripts', 'test', 'docs', 'node_modules', '.git', '.astro'].map((name) =>
    path.resolve(project, name),
  );
  if (isWithin(root, to) || isWithin(project, to)) return `${to} holds what the site is made from.`;
  const clash = [...kept, ...ours]
    .map(realPath)
    .find((folder) => isWithin(to, folder) || isWithin(folder, to));
  if (clash !== undefined) return `${to} holds what the site is made from.`;
  return (
    mounted(to) ?? [to, `${to}.next`, `${to}.previous`].map(foreign).find((fault) => fault !== undefined)
  );
}

/** Whether a path is a folder or lies in it. On Windows a path on another drive is told in full, and lies outside. */
export function isWithin(place: string, folder: string, { isAbsolute, relative, sep } = path): boolean {
  const way = relative(folder, place);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * A path as the disk has it: without links, its names in the capitals in which they are written, also where the end of it is
 * yet to be made. Throws `WrongUse` at a link that leads nowhere.
 */
export function realPath(place: string): string {
  try {
    return realpathSync.native(place);
  } catch {
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new WrongUse(`${place} is a link that leads nowhere. Delete it, or make the folder it leads to.`);
    const above = path.dirname(place);
    return above === place ? place : path.join(realPath(above), path.basename(place));
  }
}

function foreign(place: string): string | undefined {
  if (!existsSync(place)) return undefined;
  if (!statSync(place).isDirectory()) return `${place} is a file.`;
  if (readdirSync(place).length === 0 || isMarked(place)) return undefined;
  return existsSync(path.join(place, '.git'))
    ? `${place} is a Git repository, and a build would delete its history.`
    : `${place} has files in it that no build has made.`;
}

/** Why a folder cannot be renamed: it is the top of a drive or of a volume. */
function mounted(to: string): string | undefined {
  if (!existsSync(to) || statSync(to).dev === statSync(path.dirname(to)).dev) return undefined;
  return `${to} is the top of a drive or volume, which cannot be replaced. A folder in it can: ${path.join(to, 'site')}.`;
}
