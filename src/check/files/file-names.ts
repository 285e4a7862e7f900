import { fileNameFault } from '../../file-name.ts';
import type { Content } from '../../content.ts';
import { hostFiles, securityFile, takenName } from '../../host-file.ts';
import type { Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Files have names that every computer can hold: those of Windows as well as those of the web. */
export const fileNameRule: Rule = {
  name: 'file-names',
  group: 'Files and front matter',
  asks: 'The names of files work on every computer.',
  why: 'Windows keeps names such as con and nul for itself, and allows neither some marks nor a full stop at the end. The site could not be built there.',
  find: ({ publicFiles, files, board }: Content) => [
    ...[...files, ...publicFiles.map((path) => `public/${path}`)].flatMap(fileNameProblems),
    ...takenProblems(publicFiles, board?.value.security !== undefined),
  ],
};

/** Files of `public/` that the build writes itself, so that one of the two would be lost. */
function takenProblems(publicFiles: readonly string[], isSecurityWritten: boolean): Problem[] {
  const written: readonly string[] = [...hostFiles, ...(isSecurityWritten ? [securityFile] : [])];
  return publicFiles.filter((path) => written.includes(path)).map(takenName);
}

function fileNameProblems(file: string): Problem[] {
  const fault = file
    .split('/')
    .map(fileNameFault)
    .find((each) => each !== undefined);
  if (fault === undefined) return [];
  const message = `Not every computer can hold a file of this name: ${fault}.`;
  return [{ file, line: 1, column: 1, severity: 'error', message, cure: 'Rename it.' }];
}
