import type { Content } from '../content.ts';
import { datasetId } from '../narrative/named.ts';
import { blocks, type Block, type Piece } from '../narrative/numbers.ts';
import { agreementFaults } from '../number/agreement.ts';
import type { Claim } from '../number/claim.ts';
import { timeBesideFault } from '../number/time-beside.ts';
import { problemAt, type Fault, type Problem } from '../problem.ts';
import { missing, wordsOnly } from './chart/figures.ts';
import { namesIn } from './names.ts';
import { sentences } from './priority/sentences.ts';
import type { Rule } from './rule.ts';

/** Numbers in prose that are bound to data are what the published data give; texts of words only have none. */
export const numberRule: Rule = {
  name: 'numbers',
  group: 'Numbers and data',
  severity: 'both',
  asks: 'Every number that is bound to data with `Num` is what the published data give.',
  why: 'The build works the number out again, with its rounding, its direction and words such as “more than”; of another time right beside it it warns. Numbers that are not bound are counted by `npm run check -- --more`, and not compared.',
  example: {
    in: 'content/reports/2020-21/crag.mdx',
    wrong: 'as="change">12%</Num>',
    right: 'as="change">10%</Num>',
  },
  find: numberProblems,
};

/** A fault, or what is only warned of. */
type Found = Fault & { severity?: 'warning' };

function numberProblems(content: Content): Problem[] {
  const datasets = new Map(content.datasets.map(({ id, value }) => [id, value]));
  const known = namesIn('data', content.files);
  const { reports, editions, briefings, papers } = content.texts;
  const faults = (entry: { id: string }, block: Block, piece: Piece, claim: Claim): Found[] => {
    const id = datasetId(claim.data, entry);
    const dataset = datasets.get(id);
    if (!dataset) return known.includes(id) ? [] : [missing(claim.data, id, known)];
    const before = block.text.slice(0, piece.start);
    const after = block.text.slice(piece.start + piece.text.length);
    const range = { isRangeEnd: isDashBeside(block, piece, -1), isRangeStart: isDashBeside(block, piece, 1) };
    const setting = { before, after, isCell: block.isCell, ...range };
    const time = timeBesideFault(claim, dataset, setting);
    return [
      ...agreementFaults(piece.text, claim, dataset, setting),
      ...(time ? [{ ...time, severity: 'warning' as const }] : []),
    ];
  };
  const inPlace = (isAllowed: boolean) => (entry: (typeof reports)[number]) =>
    blocks(entry.tree).flatMap((block) =>
      block.pieces.flatMap((piece) => {
        if (!piece.claim) return [];
        const found = isAllowed ? faults(entry, block, piece, piece.claim) : [misplaced];
        const linked = piece.isLinked && piece.claim.note !== undefined ? [noteInLink] : [];
        return [...found, ...linked].map((fault) =>
          problemAt(entry.source, entry.bodyOffset + piece.offset, fault),
        );
      }),
    );
  return [
    ...[...reports, ...editions, ...briefings, ...papers, ...sentences(content)].flatMap(inPlace(true)),
    ...wordsOnly(content.texts).flatMap(inPlace(false)),
  ];
}

/** Whether a dash alone parts a bound number from the one in front of it (-1) or behind it (1). */
function isDashBeside({ pieces }: Block, piece: Piece, way: -1 | 1): boolean {
  const at = pieces.indexOf(piece);
  return /^[-−–]$/.test(pieces[at + way]?.text ?? '') && pieces[at + 2 * way]?.claim !== undefined;
}

const misplaced: Fault = {
  message: '"Num" stands in a text that holds words only.',
  cure: 'Write the number without it, or move it to a report, an edition or a briefing.',
};
const noteInLink: Fault = {
  message: 'A number with a note stands inside a link.',
  cure: 'Take it out of the link: its note becomes a footnote with a link of its own.',
};
