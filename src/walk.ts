import { lstatSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * What lies below a folder of a site: files, folders, links and whatever else there is, folder by folder, sorted by name.
 * No link is entered, and nothing is found where the folder itself is none, or lies behind a link; the root may be one.
 */
export function entriesBelow(root: string, path: string): Dirent[] {
  if (!isOwnFolder(root, path)) return [];
  const top = join(root, path);
  const found: Dirent[] = [];
  const folders = [top];
  for (const folder of folders) {
    const entries = readdirSync(folder, { withFileTypes: true }).sort(byName);
    for (const entry of entries) {
      found.push(entry);
      const place = join(folder, entry.name);
      if (entry.isDirectory() && isNamed(entry) && !isTooDeep(top, place)) folders.push(place);
    }
  }
  return found;
}

/** Whether the name of an entry is text; Node puts a mark in the place of bytes that are not, and cannot open it then. */
export function isNamed({ name }: Dirent): boolean {
  return !name.includes('\uFFFD');
}

/** Whether a folder lies so deep below another that systems could not open what is in it. */
export function isTooDeep(top: string, place: string): boolean {
  return place.length - top.length > 1000;
}

function isOwnFolder(root: string, path: string): boolean {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  const parts = path.split('/').filter((part) => part !== '.' && part !== '');
  return parts.every((_, index) => {
    const place = join(root, ...parts.slice(0, index + 1));
    return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  });
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
