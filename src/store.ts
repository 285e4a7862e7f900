import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, type Store } from './cache.ts';
import { filesBelow } from './files.ts';

/**
 * Where drawings, documents and choices of what to hide are kept between builds: in the folder that the environment
 * variable CACHE names, else in a project's own. Only what lies in this folder is ever deleted.
 */
export function storeFolder(project: string): string {
  const shared = process.env['CACHE'];
  return join(shared ? resolve(project, shared) : join(project, 'node_modules/.cache'), 'kept');
}

/**
 * The store of a project. Its version changes with everything but content that could change a kept thing: code and templates,
 * the packages that are installed, Node, and the kind of computer. So nothing is kept that another version made.
 */
export function storeOf(project: string): Store {
  const code = filesBelow(project, 'src').filter((file) => !ofPages.test(file));
  const told = [
    [process.version, process.platform, process.arch],
    code.map((file) => [file, digestOf(readFileSync(join(project, file)))]),
    packages(project),
  ];
  return { folder: storeFolder(project), version: digestOf(JSON.stringify(told)) };
}

/** What only pages are made of, which are made anew in each build. */
const ofPages = /\.(astro|css|mdx|woff2)$|^src\/(pages|components)\//;

/** The packages of a project that are not for its tests alone, as far as they are known: those installed, else those locked, else those asked for. */
function packages(project: string): unknown {
  const places = ['node_modules/.package-lock.json', 'package-lock.json', 'package.json'];
  const file = places.map((place) => join(project, place)).find((place) => existsSync(place));
  if (file === undefined) return [];
  const text = readFileSync(file, 'utf8');
  const { packages: listed } = JSON.parse(text) as { packages?: Record<string, Package> };
  if (!listed) return text;
  return Object.entries(listed).flatMap(([path, { dev, version, integrity }]) =>
    dev ? [] : [[path, version, integrity]],
  );
}

interface Package {
  version?: string;
  integrity?: string;
  dev?: boolean;
}

let own: Store | undefined;

/** The store of this project; a build, which moves the code elsewhere, says which it is. */
export function ownStore(): Store {
  own ??= import.meta.env?.STORE ?? storeOf(fileURLToPath(new URL('..', import.meta.url)));
  return own!;
}
