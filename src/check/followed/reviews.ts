import { toString } from 'mdast-util-to-string';
import type { Content } from '../../content.ts';
import { fieldOf, rows } from '../../dataset/dataset.ts';
import { picked, whereFaults } from '../../dataset/where.ts';
import type { Written } from '../../entry.ts';
import { datasetId } from '../../narrative/named.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { reckoning, type ReviewFigure, type ReviewGroup, type ReviewRegister } from '../../review.ts';
import { paragraphFaults, textStart } from '../learning/paragraph.ts';
import { namesIn } from '../names.ts';
import { childCount } from '../personal/child-counts.ts';
import { toldFaults } from '../told.ts';
import type { Rule } from '../rule.ts';

type Register = Written<ReviewRegister>;

/** The register of reviews: years and papers exist, parts make totals, numbers are those of the data, and no child is counted. */
export const reviewRule: Rule = {
  name: 'reviews',
  group: 'Following the years',
  asks: 'The register of reviews names years and papers that exist, its parts make its totals, and it counts no child.',
  why: 'Reviews may be counted; a few children could be recognised.',
  example: {
    in: 'content/reviews/2020-21.md',
    wrong: 'total: 6',
    right: 'total: 5',
  },
  find: reviewProblems,
};

function reviewProblems(content: Content): Problem[] {
  return content.reviews.flatMap((register) => [
    ...editionProblems(register, content),
    ...textProblems(register),
    ...groupProblems(register, content),
    ...sumProblems(register),
    ...figureProblems(register, content),
    ...childProblems(register),
  ]);
}

function editionProblems({ id, source, offsetOf }: Register, { files }: Content): Problem[] {
  const known = namesIn('content/editions', files);
  if (known.includes(id)) return [];
  const fault = {
    message: `There is no edition "${id}" whose reviews these could be.`,
    cure: nearest(id, known),
  };
  return [problemAt(source, offsetOf(['groups']), fault)];
}

function textProblems({ tree, source, bodyOffset }: Register): Problem[] {
  return paragraphFaults(tree, 'text').map((fault) => problemAt(source, bodyOffset + textStart(tree), fault));
}

function groupProblems({ id, value, source, offsetOf }: Register, content: Content): Problem[] {
  return value.groups.flatMap((group, index) => {
    const problem = (key: string, fault: Fault) => problemAt(source, offsetOf(['groups', index, key]), fault);
    const told = toldFaults({ edition: id, source: group.source }, content).filter(
      ({ key }) => key === 'source',
    );
    const wrong = publicationFault(group);
    return [
      ...told.map(({ key, fault }) => problem(key, fault)),
      ...(wrong ? [problem('publication', wrong)] : []),
    ];
  });
}

function publicationFault({ stage, publication, why }: ReviewGroup): Fault | undefined {
  if ((stage === 'published') !== (publication === 'published'))
    return {
      message: `The stage is "${stage}", but the publication "${publication}".`,
      cure: 'What is published has "published" for both.',
    };
  if (publication !== 'held back' || why) return undefined;
  return { message: 'It is held back, but not why.', cure: 'Add "why", as the paper says it.' };
}

/** The parts of each total make it, or a remark says why they do not. */
function sumProblems({ value, source, offsetOf }: Register): Problem[] {
  return value.sums.flatMap((sum, index) => {
    const { total, parts, remark } = sum;
    if (remark || parts.reduce((made, { count }) => made + count, 0) === total) return [];
    const message = `The parts do not make the total: ${reckoning(sum)}.`;
    const cure = 'Correct a number; if the paper itself says so, tell readers under "remark".';
    return [problemAt(source, offsetOf(['sums', index, 'total']), { message, cure })];
  });
}

/** Each number that a dataset holds too is the same there. */
function figureProblems(register: Register, content: Content): Problem[] {
  const { value, source, offsetOf } = register;
  const problem = (path: PropertyKey[], figure: ReviewFigure | undefined, count: number | undefined) => {
    const fault = figure && figureFault(figure, count, register.id, content);
    return fault ? [problemAt(source, offsetOf([...path, 'figure']), fault)] : [];
  };
  return [
    ...value.groups.flatMap(({ figure, count }, index) => problem(['groups', index], figure, count)),
    ...value.sums.flatMap(({ figure, total, parts }, index) => [
      ...problem(['sums', index], figure, total),
      ...parts.flatMap((part, place) => problem(['sums', index, 'parts', place], part.figure, part.count)),
    ]),
  ];
}

function figureFault(
  { data, at, field }: ReviewFigure,
  count: number | undefined,
  edition: string,
  { datasets }: Content,
): Fault | undefined {
  const id = datasetId(data, { id: edition });
  const dataset = datasets.find((each) => each.id === id)?.value;
  if (!dataset) {
    const cure = nearest(
      id,
      datasets.map((each) => each.id),
    );
    return { message: `There is no dataset "${data}" (data/${id}.json).`, cure };
  }
  if (!fieldOf(dataset, field)) {
    const names = dataset.schema.fields.map(({ name }) => name);
    return { message: `"${field}" is not a field of "${data}".`, cure: nearest(field, names) };
  }
  const all = rows(dataset);
  const [wrong] = whereFaults(dataset, all, at);
  if (wrong) return wrong;
  const found = picked(all, at);
  if (found.length !== 1)
    return {
      message: `"${at}" is ${found.length} rows of "${data}".`,
      cure: 'Pick one row, as group=Local.',
    };
  if (found[0]![field] === count) return undefined;
  const message = `data/${id}.json has another number here than ${count ?? 'none'}.`;
  return { message, cure: 'Look into the paper, and correct the one that is wrong.' };
}

/** No number of children or incidents stands in what the register says: reviews are counted, these never. */
function childProblems({ value, tree, source, offsetOf, bodyOffset }: Register): Problem[] {
  const said: [PropertyKey[], string][] = [
    ...value.groups.flatMap(({ what, why = '' }, index): [PropertyKey[], string][] => [
      [['groups', index, 'what'], what],
      [['groups', index, 'why'], why],
    ]),
    ...value.sums.flatMap(({ what, parts, remark = '' }, index): [PropertyKey[], string][] => [
      [['sums', index, 'what'], [what, ...parts.map((part) => part.what)].join('; ')],
      [['sums', index, 'remark'], remark],
    ]),
    ...value.remarks.map((remark, index): [PropertyKey[], string] => [['remarks', index], remark]),
  ];
  const places = said.filter(([, words]) => childCount.test(words)).map(([path]) => offsetOf(path));
  const inText = childCount.test(toString(tree)) ? [bodyOffset + textStart(tree)] : [];
  return [...places, ...inText].map((offset) => problemAt(source, offset, countsChildren));
}

const countsChildren: Fault = {
  message: 'A number of children or incidents stands in the register of reviews.',
  cure: 'Take it out: reviews may be counted, children under review and incidents never.',
};
