import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { sizeOf } from '../../size.ts';
import { drawings } from '../files/public-files.ts';
import type { Rule } from '../rule.ts';
import { carriedWords, type Carried } from './carried.ts';
import { examined, type Kind } from './examined.ts';

/** The most bytes of a picture that is looked through: twenty times what a page may show. */
const mostBytes = 20_000_000;

/** A picture says no more than it shows: cameras write into photographs where and when they were taken. */
export const pictureRule: Rule = {
  name: 'pictures',
  group: 'Private facts and small numbers',
  asks: 'No picture in public/ carries what it does not show, such as where it was taken, a name, a description or a small copy of it; none breaks off.',
  why: 'Pictures are published byte for byte. Telephones write into each photograph where and when it was taken: a home, a school, a placement. Programs keep names, and what was cut off or covered. What a picture shows cannot be judged here, nor what a PDF or a film carries.',
  find: (content) => [
    ...content.publicFiles.flatMap((path) => fileProblems(path, content)),
    ...inDrawings(content),
  ],
};

function fileProblems(path: string, { publicFile, publicSize }: Content): Problem[] {
  if (!/\.(?:png|jpe?g|gif|webp|avif)$/i.test(path)) return [];
  const problem = (message: string, cure: string): Problem[] => [
    { file: `public/${path}`, line: 1, column: 1, severity: 'error', message, cure },
  ];
  const size = publicSize(path);
  if (size > mostBytes)
    return problem(
      `The picture has ${sizeOf(size)}: more than ${sizeOf(mostBytes)} are not looked through for what they carry.`,
      'Make it smaller in a picture program: a page shows at most 4000 pixels a side.',
    );
  const { carried, isWhole, kind } = examined(Buffer.from(publicFile(path)));
  return [
    ...(carried.length > 0 ? problem(carriedMessage('picture', carried), cureOf(path, kind)) : []),
    ...(isWhole
      ? []
      : problem(
          'The picture breaks off before its end.',
          'Get it again from where it came from, and save it as PNG or JPEG.',
        )),
  ];
}

function cureOf(path: string, kind: Kind): string {
  const name = /^[\w./-]+$/.test(path) ? `public/${path}` : `"public/${path}"`;
  if (kind === 'PNG or JPEG')
    return `Run npm run strip -- ${name}, which leaves in the file what it shows and nothing else.`;
  return 'Save it as PNG in a picture program, run npm run strip -- with the path of the PNG, and delete this file.';
}

/** The pictures in drawings, which readers can take out of them. */
function inDrawings(content: Content): Problem[] {
  return drawings(content).flatMap(({ file }) =>
    [...file.text.matchAll(/data:image\/[\w.+-]+;base64,([\w+/=\s]*)/g)].flatMap(({ index, 1: data }) => {
      const { carried } = examined(Buffer.from(data!, 'base64'));
      const message = carriedMessage('picture in this drawing', carried);
      const cure =
        'Save the picture alone, run npm run strip -- with its path, and put it into the drawing again.';
      return carried.length > 0 ? [problemAt(file, index, { message, cure })] : [];
    }),
  );
}

/** What is in a picture, in one sentence that repeats nothing of it. */
function carriedMessage(what: string, carried: readonly Carried[]): string {
  const words = Object.entries(carriedWords).flatMap(([kind, each]) =>
    carried.includes(kind as Carried) ? [each] : [],
  );
  return `Whoever downloads the ${what} can find in it ${new Intl.ListFormat('en-GB').format(words)}.`;
}
