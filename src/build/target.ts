import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Why a folder must not be replaced by a build, or `undefined` when it may: it is absent, empty, or an earlier build. */
export function targetFault(to: string, root: string, project: string): string | undefined {
  const kept = ['content', 'data', 'public'].map((name) => path.resolve(root, name));
  const ours = ['src', 'scripts', 'test', 'docs', 'node_modules', '.git'].map((name) =>
    path.resolve(project, name),
  );
  if (isWithin(root, to) || isWithin(project, to)) return `${to} holds what the site is made from.`;
  const clash = [...kept, ...ours].find((folder) => isWithin(to, folder) || isWithin(folder, to));
  if (clash !== undefined) return `${to} holds what the site is made from.`;
  return [to, `${to}.next`, `${to}.previous`].map(foreign).find((fault) => fault !== undefined);
}

/** Whether a path is a folder or lies in it. On Windows a path on another drive is told in full, and lies outside. */
export function isWithin(place: string, folder: string, { isAbsolute, relative, sep } = path): boolean {
  const way = relative(folder, place);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function foreign(place: string): string | undefined {
  if (!existsSync(place)) return undefined;
  if (!statSync(place).isDirectory()) return `${place} is a file.`;
  const names = readdirSync(place);
  const isBuild =
    names.includes('_astro') || names.includes('.prerender') || names.includes('sitemap-index.xml');
  return names.length === 0 || isBuild ? undefined : `${place} has files in it that no build has made.`;
}
