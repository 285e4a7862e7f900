import type { Content } from '../../content.ts';
import type { Fault, Problem } from '../../problem.ts';
import { problemAt } from '../../problem.ts';
import { source, type Source } from '../../source.ts';
import { publicTextFiles } from '../text/lines.ts';
import type { Rule } from '../rule.ts';
import { isDrawn, isSeen } from '../../sharing/icon.ts';
import { once } from '../once.ts';
import { examinedDrawing } from './drawing.ts';

/** What readers may be given as it is: pictures, sound, documents, tables and plain text. */
const kinds =
  /\.(?:svg|png|jpe?g|gif|webp|avif|ico|mp[34]|m4[av]|ogg|webm|vtt|srt|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub|csv|tsv|txt|json|md|ics|zip)$/i;

/** Files that hosts ask for: without an ending, or as JSON or plain text. */
const hosts = /^(?:CNAME|\.well-known\/[^/.]+(?:\.(?:json|txt))?)$/;

/** Folders of a built site in which the build alone writes. */
const own = /^(?:_astro|pagefind)\//;

/** Nothing of `public/` runs in a reader's browser or calls another host, and its drawings can be drawn. */
export const publicFileRule: Rule = {
  name: 'public-files',
  group: 'Files and front matter',
  asks: 'The files of public/ are pictures, documents, tables, sound or plain text, and no drawing among them runs or fetches anything, or takes long to draw.',
  why: 'They are copied to the site as they are. A page, a script or a style could run in the browser of a reader or call another host, a hidden file would be published unseen, and a drawing of patterns in patterns could take hours to draw. What a PDF or a Word file does when opened cannot be seen from here.',
  example: {
    in: 'public/map.svg',
    wrong: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>',
    right: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
  },
  find: (content) => [...content.publicFiles.flatMap(kindProblems), ...drawingProblems(content)],
};

function kindProblems(path: string): Problem[] {
  const fault = hosts.test(path) ? undefined : kindFault(path);
  return fault ? [{ file: `public/${path}`, line: 1, column: 1, severity: 'error', ...fault }] : [];
}

function kindFault(path: string): Fault | undefined {
  if (path.split('/').some((part) => part.startsWith('.')))
    return {
      message: 'A hidden file would be published.',
      cure: 'Delete it, or give it a name without a full stop at its beginning.',
    };
  if (own.test(path))
    return {
      message: 'The build keeps its own files in this folder.',
      cure: 'Put the file into another folder of public/.',
    };
  if (kinds.test(path)) return undefined;
  return {
    message: 'public/ cannot hold a file of this kind: it could run in the browser of a reader.',
    cure: 'Put pictures, documents, tables and plain text there; write pages as Markdown in content/.',
  };
}

function drawingProblems(content: Content): Problem[] {
  return drawings(content).flatMap((drawing) => {
    const { file, active, heavy } = drawing;
    const found = active.map(({ at, text }) => problemAt(file, at, { ...activeFault, text }));
    if (found.length > 0) return found;
    const fault = heavy ?? iconFault(drawing);
    return fault ? [problemAt(file, heavy?.at ?? 0, fault)] : [];
  });
}

/** The most parts of an icon: the build draws it in several sizes, of which the smallest shows no more than a few. */
const mostIconParts = 500;

/** What is wrong with the icon of the site, which the build makes pictures of; `undefined` of any other drawing. */
function iconFault({ file, weight }: { file: Source; weight: number }): Fault | undefined {
  if (file.path !== 'public/favicon.svg') return undefined;
  if (weight > mostIconParts || /dasharray|&#/i.test(file.text)) return heavyIconFault;
  const drawing = Buffer.from(file.text);
  if (!isDrawn(drawing)) return undrawnFault;
  return isSeen(drawing) ? undefined : unseenFault;
}

/** Every drawing of `public/`, examined. */
export const drawings = once((content) =>
  publicTextFiles(content)
    .filter(({ path }) => /\.svg$/i.test(path))
    .map(({ path, bytes }) => {
      const file = source(path, new TextDecoder().decode(bytes));
      return { file, ...examinedDrawing(file.text) };
    }),
);

const heavyIconFault: Fault = {
  message: `The icon is too heavy: it has more than ${mostIconParts} parts, dashed lines, or letters written as numbers.`,
  cure: 'Make it of a few plain shapes: tabs show it 16 pixels wide.',
};

const undrawnFault: Fault = {
  message: 'The icon is a drawing that cannot be drawn.',
  cure: 'Save it again as a plain SVG that is square.',
};

const unseenFault: Fault = {
  message: 'Nothing is seen of the icon on white: it is empty, white, or drawn outside of its viewBox.',
  cure: 'Give it a square viewBox, as viewBox="0 0 32 32", and draw inside of it in a colour.',
};

const activeFault: Fault = {
  message: 'The drawing runs a script, moves, or fetches something from elsewhere.',
  cure: 'Save it as a plain SVG that holds all it shows, or as PNG.',
};
