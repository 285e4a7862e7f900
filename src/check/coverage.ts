import type { Content } from '../content.ts';
import { blocks, claims, type Block } from '../narrative/numbers.ts';
import { datasetWith, figuresIn } from '../number/prose.ts';
import { subject } from './hidden-in-prose.ts';

/** How many figures in the prose of a report, an edition or a briefing are bound to data, cited to a source, or neither. */
export interface Coverage {
  id: string;
  bound: number;
  cited: number;
  neither: number;
  /** The figures that are not bound and stand in a dataset of the edition. */
  unbound: { place: string; text: string; dataset: string }[];
}

/** The coverage of each report, edition and briefing: what an author may still bind. Attributes of components do not count. */
export function coverage({ texts, datasets }: Content): Coverage[] {
  return [...texts.reports, ...texts.editions, ...texts.briefings].map((entry) => {
    const about = subject(entry);
    const own = datasets.filter(({ id }) => id.startsWith(about));
    const found: Coverage = {
      id: about ? entry.id : `learning/${entry.id}`,
      bound: claims(entry.tree).length,
      cited: 0,
      neither: 0,
      unbound: [],
    };
    for (const block of blocks(entry.tree)) {
      for (const { figure, isCited, offset } of freeFigures(block)) {
        found[isCited ? 'cited' : 'neither'] += 1;
        const dataset = datasetWith(figure, own);
        if (dataset === undefined) continue;
        const { line, column } = entry.source.placeOf(entry.bodyOffset + offset);
        found.unbound.push({ place: `${line}:${column}`, text: figure.text, dataset });
      }
    }
    return found;
  });
}

/** The figures of a block that are not bound; those inside a link are cited by it. */
function freeFigures(block: Block) {
  return figuresIn(block.text).flatMap((figure) => {
    const piece = block.pieces.findLast(({ start }) => start <= figure.index);
    if (!piece || piece.claim) return [];
    const offset = piece.offset + figure.index - piece.start;
    return [{ figure, isCited: block.isCited || piece.isLinked, offset }];
  });
}

/** The coverage in words: a line for each text, and below it where a figure may still be bound. */
export function coverageReport(all: readonly Coverage[]): string {
  return all
    .flatMap(({ id, bound, cited, neither, unbound }) => {
      const most = bound + unbound.length;
      const share =
        most === 0
          ? 'none stands in a dataset'
          : `${Math.floor((100 * bound) / most)}% of the numbers that have a dataset are bound`;
      return [
        `${id}: ${bound} bound, ${cited} cited, ${neither} neither; ${share}`,
        ...unbound.map(({ place, text, dataset }) => `    ${place} ${text} may be from ${dataset}`),
      ];
    })
    .join('\n');
}
