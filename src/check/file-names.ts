import { fileProblem } from '../entry.ts';
import { fileNameFault } from '../file-name.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Files have names that every computer can hold: those of Windows as well as those of the web. */
export const fileNames: Rule = {
  name: 'file-names',
  group: 'Files and front matter',
  asks: 'The names of files work on every computer.',
  why: 'Windows keeps names such as con and nul for itself, and takes two names for one that differ in small and capital letters alone. On the web they are two.',
  example: {
    wrong: 'public/Logo.png and public/logo.png',
    right: 'public/logo.png and public/logo-small.png',
  },
  find: ({ publicFiles, files }) => {
    const all = [...files, ...publicFiles.map((path) => `public/${path}`)];
    return [...all.flatMap(impossible), ...alike(all)];
  },
};

function impossible(file: string): Problem[] {
  const fault = file
    .split('/')
    .map(fileNameFault)
    .find((each) => each !== undefined);
  if (fault === undefined) return [];
  return [fileProblem(file, `Not every computer can hold a file of this name: ${fault}.`, 'Rename it.')];
}

/** Names of which Windows and Macs hold one alone. */
function alike(files: readonly string[]): Problem[] {
  const groups = Map.groupBy(files, (file) => file.toLowerCase().normalize('NFC'));
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map((file) =>
      fileProblem(
        file,
        `The name differs from ${first} in nothing but small and capital letters or accents; Windows takes both for one file.`,
        'Rename one of them.',
      ),
    ),
  );
}
