import { strToU8, zipSync } from 'fflate';
import type { Board } from '../board.ts';
import { digestOf, stored, type Store } from '../cache.ts';
import { own } from '../chart/kept.ts';
import { cited } from '../paper.ts';
import { papersOf, type Point } from '../point.ts';
import type { Download } from '../download.ts';

/** A briefing or a poster in a pack: its title, the folder it lies in, its files and what each is called. */
export interface Packed {
  title: string;
  folder: 'briefings' | 'posters';
  files: { file: Download; words: string }[];
  points: readonly Pick<Point, 'found'>[];
}

/** What a pack is made of. */
export interface Pack {
  board: Pick<Board, 'name' | 'notice' | 'licence'>;
  /** Whom it is for: `Schools and colleges`. */
  title: string;
  /** The address of the audience's page. */
  address: string;
  items: Packed[];
}

/** A pack as a ZIP file: the same bytes each time, with a list of what it holds and where that comes from; kept between builds. */
export function packZip(pack: Pack, store: Store = own): Uint8Array {
  const all = pack.items.flatMap((item) =>
    item.files.map(({ file }) => [nameIn(item, file), file.content] as const),
  );
  const files = new Map([['README.txt', strToU8(contents(pack))], ...all]);
  // The parts of a date in local time are what the archive records, so they are the same in every zone.
  const mtime = new Date(1980, 0, 1, 12);
  const order = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const make = () => zipSync(Object.fromEntries(order), { mtime, level: 9 });
  return stored(store, ['pack', ...order.map(([name, bytes]) => [name, digestOf(bytes)])], make);
}

/** The place of a file in a pack: `posters/ten-learning-points-a4.pdf`. */
function nameIn({ folder }: Packed, { path }: Download): string {
  return `${folder}/${path.split('/').at(-1)}`;
}

/** What a pack holds and where it comes from, as text whose lines every editor shows. */
function contents({ board, title, address, items }: Pack): string {
  const papers = papersOf(items.flatMap(({ points }) => points)).map((paper) => `- ${cited(paper)}`);
  const lines = [
    `Learning for: ${title}`,
    `${board.name}, annual reports`,
    '',
    ...listed(
      'Briefings',
      items.filter(({ folder }) => folder === 'briefings'),
    ),
    ...listed(
      'Posters',
      items.filter(({ folder }) => folder === 'posters'),
    ),
    'Where it comes from',
    '',
    ...papers,
    '',
    'Demonstration',
    '',
    board.notice,
    board.licence,
    '',
    `This pack and its pages: ${address}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function listed(heading: string, items: readonly Packed[]): string[] {
  if (items.length === 0) return [];
  const each = items.flatMap((item) => [
    item.title,
    ...item.files.map(({ file, words }) => `  ${words}: ${nameIn(item, file)}`),
    '',
  ]);
  return [heading, '', ...each];
}
