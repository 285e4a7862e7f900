import type { Content } from '../content.ts';
import type { Text } from '../entry.ts';
import { blocks, claims, type Block } from '../narrative/numbers.ts';
import { datasetWith, figuresIn } from '../number/prose.ts';
import { subject } from './hidden/secrets.ts';
import { sentences } from './priority/sentences.ts';

/** How many figures in the prose of a report, an edition or a briefing are bound to data, cited to a source, or neither. */
export interface Coverage {
  id: string;
  bound: number;
  cited: number;
  neither: number;
  /** The figures that are not bound and stand in a dataset of the edition. */
  unbound: { place: string; text: string; dataset: string }[];
}

/**
 * The coverage of each report, edition and briefing, and of each priority and chain of impact that has figures: what an
 * author may still bind. Attributes of components do not count.
 */
export function coverage(content: Content): Coverage[] {
  const { texts, datasets } = content;
  const narratives = [...texts.reports, ...texts.editions, ...texts.briefings].map((entry) =>
    coverageOf(subject(entry) ? entry.id : `learning/${entry.id}`, [entry], datasets),
  );
  const told = [...Map.groupBy(sentences(content), ({ source }) => source.path)].map(([path, entries]) =>
    coverageOf(path.replace(/^content\/|\.md$/g, ''), entries, datasets),
  );
  return [...narratives, ...told.filter(({ bound, cited, neither }) => bound + cited + neither > 0)];
}

function coverageOf(id: string, entries: readonly Text[], datasets: Content['datasets']): Coverage {
  const found: Coverage = { id, bound: 0, cited: 0, neither: 0, unbound: [] };
  for (const entry of entries) {
    const own = datasets.filter((dataset) => dataset.id.startsWith(subject(entry)));
    found.bound += claims(entry.tree).length;
    for (const { figure, isCited, offset } of blocks(entry.tree).flatMap(freeFigures)) {
      found[isCited ? 'cited' : 'neither'] += 1;
      const dataset = datasetWith(figure, own);
      if (dataset === undefined) continue;
      const { line, column } = entry.source.placeOf(entry.bodyOffset + offset);
      found.unbound.push({ place: `${line}:${column}`, text: figure.text, dataset });
    }
  }
  return found;
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
