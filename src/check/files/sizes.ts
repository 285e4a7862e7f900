import type { Content } from '../../content.ts';
import { fileProblem } from '../../entry.ts';
import type { Problem } from '../../problem.ts';
import { sizeOf } from '../../size.ts';
import { metWhileReading, type Rule } from '../rule.ts';
import { mostPublicBytes, tooLargeTexts } from '../text/lines.ts';

/** No file, paragraph or word is so long, and no text so nested or full of marks, that it could not be read in good time. */
export const sizeRule: Rule = {
  name: 'sizes',
  group: 'Files and front matter',
  asks: 'No text or table is many times larger than people write or full of marks of Markdown, none in public/ has more than 2 MB, and few small counts hang together.',
  why: 'Something else than a text was pasted, or somebody wants to keep the build busy: reading it, or hiding its small counts, could take hours. It is passed over, and the rest is checked.',
  example: {
    wrong: `${'> '.repeat(21)}They were asked.`,
    right: '> They were asked.',
  },
  find: (content) => [...metWhileReading('sizes')(content), ...publicProblems(content)],
};

function publicProblems(content: Content): Problem[] {
  return tooLargeTexts(content).map((path) =>
    fileProblem(
      'sizes',
      `public/${path}`,
      `The file has ${sizeOf(content.publicSize(path))}; one of text has at most ${sizeOf(mostPublicBytes)}, and this one is not read.`,
      'Part it in several files, or put it in public/ packed, as .zip.',
    ),
  );
}
