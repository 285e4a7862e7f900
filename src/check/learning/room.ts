import type { Board } from '../../board.ts';
import { posterPdf, setPoster, sheets, type PosterPaper, type Sheet } from '../../document/poster.ts';
import type { Entry } from '../../entry.ts';
import type { Poster, ShownPoster } from '../../poster.ts';
import { problemAt, type Problem } from '../../problem.ts';

/** Sets a poster on each of its sheets; where the words do not fit, says which to shorten, and by how much. */
export function roomProblems(entry: Entry<Poster>, poster: ShownPoster, board: Board): Problem[] {
  const address = new URL(`posters/${entry.id}/`, board.site).href;
  const complaints = sheets.map((sheet) => ({
    sheet,
    complaint: complaintOf({ board, poster, address }, sheet, posterPdf),
  }));
  const failed = complaints.filter(({ complaint }) => complaint !== undefined);
  if (failed.length === 0) return [];
  const [{ complaint, sheet }] = failed as [{ complaint: string; sheet: Sheet }];
  const names = failed.map((each) => each.sheet.toUpperCase()).join(' and on ');
  const fits = (changed: ShownPoster) =>
    complaintOf({ board, poster: changed, address }, sheet, setPoster) === undefined;
  return [
    complaint.includes('the title does not fit')
      ? titleProblem(entry, names)
      : pointsProblem(entry, poster, complaint, names, fits),
  ];
}

/** What Typst says of a poster that cannot be set on a sheet. */
function complaintOf(
  paper: PosterPaper,
  sheet: Sheet,
  set: typeof posterPdf | typeof setPoster,
): string | undefined {
  try {
    set(paper, sheet);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function titleProblem({ value, source, offsetOf }: Entry<Poster>, names: string): Problem {
  return problemAt(source, offsetOf(['title']), {
    message: `The title does not fit in three lines on ${names}.`,
    text: value.title,
    cure: 'Shorten it, or use shorter words.',
  });
}

function pointsProblem(
  { value, source, offsetOf }: Entry<Poster>,
  poster: ShownPoster,
  complaint: string,
  names: string,
  fits: (changed: ShownPoster) => boolean,
): Problem {
  const [, need, have] = /need (\d+) mm and have (\d+)/.exec(complaint) ?? [];
  if (need === undefined) throw new Error(complaint);
  const room = roomFor(poster, fits);
  const byLength = [...poster.points].sort((a, b) => b.text.length - a.text.length);
  const long = byLength.filter(({ text }) => room !== undefined && text.length > room);
  const cuts = long.map(({ headline, text }) => {
    const by = Math.ceil((text.length - room!) / 10) * 10;
    return `“${headline}” by about ${by} characters`;
  });
  return problemAt(source, offsetOf(['points', value.points.indexOf(byLength[0]!.id)]), {
    message: `The points do not fit on ${names} in letters that can be read: they need ${need} mm, and there are ${have} mm.`,
    cure:
      room === undefined
        ? 'Leave a point out, or make two posters of them.'
        : cuts.length > 3
          ? `Shorten the ${cuts.length} longest texts to about ${room} characters each, first ${cuts[0]}, or leave a point out.`
          : `Shorten ${list(cuts)}, or leave a point out.`,
  });
}

/** The fewest characters that a text may be cut to: less says nothing. */
const leastText = 50;

/** How many characters a text may have so that all points fit; `undefined` when none would do. */
function roomFor(
  { points, ...poster }: ShownPoster,
  fits: (changed: ShownPoster) => boolean,
): number | undefined {
  const cut = (length: number) => points.map((point) => ({ ...point, text: point.text.slice(0, length) }));
  const does = (length: number) => fits({ ...poster, points: cut(length) });
  let [least, most] = [leastText, Math.max(...points.map(({ text }) => text.length))];
  if (!does(least)) return undefined;
  while (most - least > 5) {
    const middle = Math.floor((least + most) / 2);
    if (does(middle)) least = middle;
    else most = middle;
  }
  return least;
}

/** `a`, `a and b`, `a, b and c`. */
function list(items: string[]): string {
  return [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(' and ');
}
