import type { Content } from '../../content.ts';
import type { Fault, Problem } from '../../problem.ts';
import { problemAt } from '../../problem.ts';
import { source } from '../../source.ts';
import { publicTextFiles } from '../text/lines.ts';
import type { Rule } from '../rule.ts';
import { activeIn } from './drawing.ts';

/** What readers may be given as it is: pictures, sound, documents, tables and plain text. */
const kinds =
  /\.(?:svg|png|jpe?g|gif|webp|avif|ico|mp[34]|m4[av]|ogg|webm|vtt|srt|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub|csv|tsv|txt|json|md|ics|zip)$/i;

/** Files that hosts ask for: without an ending, or as JSON or plain text. */
const hosts = /^(?:CNAME|\.well-known\/[^/.]+(?:\.(?:json|txt))?)$/;

/** Folders of a built site in which the build alone writes. */
const own = /^(?:_astro|pagefind)\//;

/** Nothing of `public/` runs in a reader's browser, or calls another host. */
export const publicFileRule: Rule = {
  name: 'public-files',
  group: 'Files and front matter',
  asks: 'The files of public/ are pictures, documents, tables, sound or plain text, and no drawing among them runs or fetches anything.',
  why: 'They are copied to the site as they are. A page, a script or a style from elsewhere could run in the browser of a reader or call another host, and a hidden file would be published unseen. What a PDF or a Word file does when it is opened cannot be seen from here.',
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
  return publicTextFiles(content)
    .filter(({ path }) => /\.svg$/i.test(path))
    .flatMap(({ path, bytes }) => {
      const file = source(path, new TextDecoder().decode(bytes));
      const text = activeIn(file.text);
      if (text === undefined) return [];
      const at = Math.max(0, file.text.indexOf(text.slice(0, 20)));
      return [problemAt(file, at, { ...activeFault, text })];
    });
}

const activeFault: Fault = {
  message: 'The drawing runs a script, moves, or fetches something from elsewhere, or is too large to tell.',
  cure: 'Save it as a plain SVG that holds all it shows, or as PNG.',
};
