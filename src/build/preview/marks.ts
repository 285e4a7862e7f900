import { escaped } from './html.ts';
import type { PlacedProblem } from './found.ts';

/** Where a problem shows on its page: at its words, or at the heading that it stands under. */
export interface Mark {
  id: string;
  isHeading: boolean;
}

/** A page on which the words of problems are marked where they are found, each place for one problem. */
export function marked(html: string, problems: readonly PlacedProblem[]) {
  const marks = new Map<PlacedProblem, Mark>();
  const [start, end] = [html.indexOf('<main'), html.indexOf('</main>')];
  if (start === -1 || end === -1) return { html, marks };
  const pieces = html.slice(start, end).split(/(<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<[^>]*>)/);
  for (const [index, problem] of problems.entries()) {
    const id = `preview-${index + 1}`;
    if (markLink(pieces, problem, id) || markWords(pieces, problem, id))
      marks.set(problem, { id, isHeading: false });
    else {
      const heading = problem.under && headingId(pieces, escaped(problem.under));
      if (heading) marks.set(problem, { id: heading, isHeading: true });
    }
  }
  return { html: html.slice(0, start) + pieces.join('') + html.slice(end), marks };
}

/** Marks the first link that leads where a problem says. */
function markLink(pieces: string[], { text, severity }: PlacedProblem, id: string): boolean {
  if (!text || !/^[/#]|^https?:/.test(text)) return false;
  const end = `${escaped(text)}"`;
  const at = pieces.findIndex(
    (piece) => piece.startsWith('<a ') && !piece.includes(' id=') && piece.includes(end),
  );
  if (at === -1) return false;
  pieces[at] =
    `<a id="${id}" class="preview-mark preview-${severity}" ${pieces[at]!.slice(3).replace(/ class="[^"]*"/, '')}`;
  return true;
}

/** Marks the first place that has the words of a problem and no mark yet. */
function markWords(pieces: string[], { text, message, severity }: PlacedProblem, id: string): boolean {
  const said = text ?? /“([^”]{3,})”|"([^"]{3,})"/.exec(message)?.slice(1).find(Boolean);
  const words = escaped((said ?? '').trim());
  if (words.length < 2) return false;
  let contents = 0; // Words of a heading stand in the list of contents too; they are marked in the text.
  const at = pieces.findIndex((piece, index) => {
    if (index % 2 === 1) contents += piece.startsWith('<nav') ? 1 : piece === '</nav>' ? -1 : 0;
    return index % 2 === 0 && contents === 0 && piece.includes(words);
  });
  if (at === -1) return false;
  const [before, ...after] = pieces[at]!.split(words);
  const mark = `<mark class="preview-mark preview-${severity}" id="${id}">${words}</mark>`;
  pieces.splice(at, 1, before!, mark, after.join(words));
  return true;
}

function headingId(pieces: readonly string[], words: string): string | undefined {
  const at = pieces.findIndex((piece, index) => index % 2 === 0 && piece.trim() === words);
  const tag = pieces
    .slice(Math.max(0, at - 3), Math.max(0, at))
    .findLast((piece) => /^<h[2-6]\b/.test(piece));
  return /\bid="([^"]+)"/.exec(tag ?? '')?.[1];
}
