import { existsSync, readdirSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** Why a folder must not be replaced by a build, or `undefined` when it may: it is absent, empty, or an earlier build. */
export function targetFault(to: string, root: string, project: string): string | undefined {
  const kept = ['content', 'data', 'public'].map((name) => resolve(root, name));
  const ours = ['src', 'scripts', 'test', 'docs', 'node_modules', '.git'].map((name) =>
    resolve(project, name),
  );
  if (isWithin(root, to) || isWithin(project, to)) return `${to} holds what the site is made from.`;
  const clash = [...kept, ...ours].find((folder) => isWithin(to, folder) || isWithin(folder, to));
  if (clash !== undefined) return `${to} holds what the site is made from.`;
  return [to, `${to}.next`, `${to}.previous`].map(foreign).find((fault) => fault !== undefined);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && resolve(folder, way) === path);
}

function foreign(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return `${path} is a file.`;
  const names = readdirSync(path);
  const isBuild =
    names.includes('_astro') || names.includes('.prerender') || names.includes('sitemap-index.xml');
  return names.length === 0 || isBuild ? undefined : `${path} has files in it that no build has made.`;
}
