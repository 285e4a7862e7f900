import type { Board } from './board.ts';
import type { Correction } from './correction.ts';
import type { Lock } from './lock.ts';
import { toWords } from './paper.ts';

/** A figure as a citation names it. */
export interface Cited {
  board: Pick<Board, 'name' | 'notice'>;
  /** The title of the report; none when the figure stands on the page of the edition itself. */
  report: string | undefined;
  /** `2014/15` */
  edition: string;
  number: number;
  title: string;
  /** The day on which its data were last published; none while the edition is a draft. */
  published: string | undefined;
}

/** How to cite a figure; its address follows. */
export function citation({ board, report, edition, number, title, published }: Cited): string {
  const where = [...(report === undefined ? [] : [`“${report}”`]), `edition ${edition}`].join(', ');
  const date = published === undefined ? '' : ` Data as published on ${toWords(published)}.`;
  return `${board.name}, ${where}, figure ${number}: “${title}”.${date} ${board.notice}`;
}

/** The day on which a dataset was last published: with its edition, later, or with an entry about a change. */
export function publishedOn(
  id: string,
  { locks, corrections }: { locks: readonly Lock[]; corrections: readonly { value: Correction }[] },
): string | undefined {
  const [edition, name] = id.split('/');
  const lock = locks.find((each) => each.edition === edition);
  const locked = lock?.datasets.find((dataset) => dataset.name === name);
  if (!lock || !locked) return undefined;
  const changes = corrections
    .filter(({ value }) => value.edition === edition && value.changes.some(({ dataset }) => dataset === name))
    .map(({ value }) => value.date);
  return [lock.published, ...(locked.since ? [locked.since] : []), ...changes].sort().at(-1);
}
