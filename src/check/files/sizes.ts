import type { Content } from '../../content.ts';
import { fileProblem } from '../../entry.ts';
import type { Problem } from '../../problem.ts';
import { sizeOf } from '../../size.ts';
import { metWhileReading, type Rule } from '../rule.ts';
import { mostPublicBytes, publicTextPaths } from '../text/lines.ts';

/** No file, paragraph or word is so long, and no text so nested or full of marks, that it could not be read in good time. */
export const sizeRule: Rule = {
  name: 'sizes',
  group: 'Files and front matter',
  asks: 'No text or table is far larger than people write, or full of marks; those in public/ have at most 2 MB each and 10 MB together; few small counts hang together.',
  why: 'Something else than a text was pasted, or somebody wants to keep the build busy: reading it, or hiding its small counts, could take hours. It is passed over, and the rest is checked.',
  example: {
    wrong: `${'> '.repeat(21)}They were asked.`,
    right: '> They were asked.',
  },
  find: (content) => [...metWhileReading('sizes')(content), ...publicProblems(content)],
};

function publicProblems(content: Content): Problem[] {
  const { large, late } = publicTextPaths(content);
  const [most, all] = [sizeOf(mostPublicBytes.file), sizeOf(mostPublicBytes.all)];
  const problem = (path: string, message: string, cure: string) =>
    fileProblem('sizes', `public/${path}`, message, cure);
  return [
    ...large.map((path) => {
      const message = `The file has ${sizeOf(content.publicSize(path))}; one of text has at most ${most}, and this one is not read.`;
      return problem(path, message, 'Part it in several files, or put it in public/ packed, as .zip.');
    }),
    ...late.map((path) => {
      const message = `The texts in public/ have more than ${all} together; this one is not read.`;
      return problem(path, message, 'Delete those that nobody needs, or put this one there packed, as .zip.');
    }),
  ];
}
