import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, type Store } from '../cache.ts';
import { filesBelow } from '../files.ts';

/** Where drawings and documents are kept between builds, in a project's folder. */
export function storeFolder(project: string): string {
  return join(project, 'node_modules/.cache/charts');
}

/**
 * The store of a project. Its version changes with any code that could change a drawing, and with the packages that
 * `package.json` pins, so that nothing an older version made is kept.
 */
export function storeOf(project: string): Store {
  const code = filesBelow(project, 'src').filter((file) => /\.(ts|typ)$/.test(file));
  const told = ['package.json', ...code].map((file) => [file, digestOf(readFileSync(join(project, file)))]);
  return { folder: storeFolder(project), version: digestOf(JSON.stringify(told)).slice(0, 16) };
}

/** The store of this project; a build, which moves the code elsewhere, says which it is. */
export function ownStore(): Store {
  return import.meta.env?.STORE ?? storeOf(fileURLToPath(new URL('../..', import.meta.url)));
}
