import { lstatSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Fault, Problem } from './problem.ts';
import { entriesBelow, isNamed, isTooDeep } from './walk.ts';

/** The folders that a site is made from. */
const tops = ['content', 'data', 'public'];

/**
 * Problems of what lies in the folders of a site and cannot be read there, or would be published unseen: links, pipes and
 * devices, hidden files, folders with the name of a file, and names that are no text.
 */
export function misplaced(root: string): Problem[] {
  return tops.flatMap((top) => {
    const within = entriesBelow(root, top).flatMap((entry) => {
      const place = join(entry.parentPath, entry.name);
      return problemsOf(
        relative(root, place).replaceAll(sep, '/'),
        entryFault(entry, top, join(root, top), place),
      );
    });
    return [...problemsOf(top, topFault(root, top)), ...within];
  });
}

function problemsOf(file: string, fault: Fault | undefined): Problem[] {
  return fault ? [{ file, line: 1, column: 1, severity: 'error', rule: 'places', ...fault }] : [];
}

function topFault(root: string, top: string): Fault | undefined {
  const found = lstatSync(join(root, top), { throwIfNoEntry: false });
  if (!found || found.isDirectory()) return undefined;
  return found.isSymbolicLink() ? link : noFolder;
}

function entryFault(entry: Dirent, top: string, folder: string, place: string): Fault | undefined {
  if (entry.isSymbolicLink()) return link;
  if (!isNamed(entry)) return unnamed;
  if (entry.isDirectory()) {
    if (isTooDeep(folder, place)) return tooDeep;
    return top !== 'public' && /\.(?:mdx?|json)$/i.test(entry.name) ? folderAsFile : undefined;
  }
  if (!entry.isFile()) return neither;
  const isHidden = entry.name.startsWith('.') && place !== join(folder, '.nojekyll');
  return top === 'public' && isHidden ? hidden : undefined;
}

const link: Fault = {
  message: 'This is a link to another file.',
  cure: 'Copy the file itself, or the folder, to this place.',
};
const unnamed: Fault = {
  message: 'This name is not UTF-8 text, so that the file cannot be opened on every computer.',
  cure: 'Rename it.',
};
const tooDeep: Fault = {
  message: 'This folder lies so deep that what is in it cannot be opened.',
  cure: 'Move it up, or delete it.',
};
const folderAsFile: Fault = {
  message: 'This is a folder with the name of a file, and nothing in it is read.',
  cure: 'Put a file in its place, or rename it.',
};
const neither: Fault = {
  message: 'This is neither a file nor a folder, so that reading it might never end.',
  cure: 'Take it out.',
};
const hidden: Fault = {
  message: 'A hidden file would be published.',
  cure: 'Delete it, or take it elsewhere.',
};

/** What is wrong where a file stands in the place of a folder of a site. */
export const noFolder: Fault = {
  message: 'This is no folder, and the site needs one of this name.',
  cure: 'Rename it or delete it, and make a folder in its place if it is to hold something.',
};
