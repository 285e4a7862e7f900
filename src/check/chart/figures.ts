import { chartWarnings } from './warnings.ts';
import { chart } from '../../chart/authored/authored.ts';
import { isChart } from '../../chart/chart.ts';
import { fieldFaults } from '../../chart/authored/fields.ts';
import { quadrantChart } from '../../chart/authored/quadrant.ts';
import { trendFaults } from '../../chart/trend.ts';
import { words } from '../../chart/words/words.ts';
import type { Content } from '../../content.ts';
import { fieldOf, rows, type Dataset } from '../../dataset/dataset.ts';
import { picked, whereFaults } from '../../dataset/where.ts';
import { datasetId, pointIds } from '../../narrative/named.ts';
import type { Text } from '../../entry.ts';
import { components, type Component } from '../../narrative/parse.ts';
import {
  ChartAttributes,
  HeadlineAttributes,
  QuadrantAttributes,
  TableAttributes,
} from '../../narrative/vocabulary.ts';
import { timeOf } from '../../time.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { nameFaults, namesIn } from '../names.ts';
import { yearOf } from '../../edition.ts';
import type { Rule } from '../rule.ts';

/** Charts, tables, grids and headlines name datasets, fields and rows that exist; learning points a poster. */
export const figureRule: Rule = {
  name: 'figures',
  group: 'Charts and tables',
  severity: 'both',
  asks: 'Charts, tables, grids and headlines name datasets, fields and rows that exist, and suit what they show.',
  why: '[charts.md](charts.md) lists what each kind of chart is held to, and why.',
  example: {
    in: 'content/reports/2020-21/crag.mdx',
    wrong: '<Table data="plan" title="Plans and care by year"',
    right: '<Table data="plans" title="Plans and care by year"',
  },
  find: figureProblems,
};

function figureProblems(content: Content): Problem[] {
  const datasets = new Map(content.datasets.map(({ id, value }) => [id, value]));
  const unreadable = namesIn('data', content.files);
  const { reports, editions, briefings, papers } = content.texts;
  const drawn = papers.map((entry) => ({ entry, allowed: ['LearningPoints', 'Note'] }));
  const plain = wordsOnly(content.texts).map((entry) => ({ entry, allowed: [] as string[] }));
  const misplaced = [...plain, ...drawn].flatMap(({ entry, allowed }) =>
    components(entry.tree, entry.bodyOffset)
      .filter(({ name }) => !allowed.includes(name))
      .map(({ name, offset }) =>
        problemAt(entry.source, offset, {
          message: `"${name}" stands in a text that holds words only.`,
          cure: 'Move it to a report or an edition.',
        }),
      ),
  );
  const wrong = [...reports, ...editions, ...briefings, ...papers].flatMap((entry) =>
    components(entry.tree, entry.bodyOffset).flatMap((component) => {
      const at = (fault: Found) => problemAt(entry.source, component.offset, fault);
      if (component.name === 'LearningPoints') return learningFaults(content, component).map(at);
      const name = component.attributes['data'];
      if (name === undefined) return [];
      const id = datasetId(name, entry);
      const dataset = datasets.get(id);
      if (!dataset && unreadable.includes(id)) return [];
      if (!dataset) return [at(missing(name, id, unreadable))];
      return figureFaults(component, dataset).map(at);
    }),
  );
  return [...misplaced, ...wrong];
}

/** The texts that hold words only, without components: all but narratives, and entries about changes. */
export function wordsOnly(texts: Content['texts']): Text[] {
  const { terms, points, themes, audiences, posters, evidence, priorities, impacts, guidance } = texts;
  const short = [...terms, ...points, ...themes, ...audiences, ...posters];
  const followed = [...priorities, ...impacts, ...texts.recommendations, ...texts.reviews];
  return [...short, ...evidence, ...followed, ...guidance];
}

/** What is wrong when no file has the name of a dataset. */
export function missing(name: string, id: string, ids: readonly string[]): Fault {
  const edition = `${yearOf(id)}/`;
  const here = ids.filter((each) => each.startsWith(edition)).map((each) => each.slice(edition.length));
  const choices = name.includes('/') || here.length === 0 ? ids : here;
  return { message: `There is no dataset "${name}" (data/${id}.json).`, cure: nearest(name, choices) };
}

/** The poster or the points that a component names are there, each point once. */
function learningFaults({ files }: Content, { attributes }: Component): Fault[] {
  const { poster } = attributes;
  const found = [
    ...nameFaults(poster === undefined ? [] : [poster], 'poster', namesIn('content/posters', files)),
    ...nameFaults(pointIds(attributes), 'learning point', namesIn('content/points', files)),
  ];
  return found.map(({ fault }) => fault);
}

/** A fault, or what is not wrong but would be better otherwise. */
type Found = Fault & { severity?: 'warning' };

/** What is wrong with a figure or a headline, given its dataset. */
export function figureFaults({ name, attributes }: Component, dataset: Dataset): Found[] {
  switch (name) {
    case 'Chart':
      return chartFaults(attributes, dataset);
    case 'Table':
      return tableFaults(attributes, dataset);
    case 'Quadrant':
      return quadrantFaults(attributes, dataset);
    case 'Headline':
      return headlineFaults(attributes, dataset);
    default:
      return [];
  }
}

function chartFaults(given: Record<string, string>, dataset: Dataset): Found[] {
  const attributes = ChartAttributes.safeParse(given);
  if (!attributes.success) return [];
  const result = chart(attributes.data, dataset);
  if (!isChart(result)) return result;
  const warnings = chartWarnings(result).map((fault) => ({ ...fault, severity: 'warning' as const }));
  const { alt } = words(result);
  const isRepeated = [alt, alt.split(/(?<=\.) /)[0]!].some((said) => plain(said) === plain(result.title));
  if (!isRepeated) return warnings;
  return [{ message: 'The title only repeats what kind of chart it is.', cure: 'Say what the chart shows.' }];
}

/** A sentence without what does not change what it says. */
function plain(sentence: string): string {
  return sentence.trim().toLowerCase().replace(/\.$/, '');
}

function tableFaults(given: Record<string, string>, dataset: Dataset): Fault[] {
  const attributes = TableAttributes.safeParse(given);
  if (!attributes.success) return [];
  const { rows: head, columns, where } = attributes.data;
  const wrong = [
    ...fieldFaults(dataset, { rows: head, columns }),
    ...(where ? whereFaults(dataset, rows(dataset), where) : []),
  ];
  if (wrong.length > 0) return wrong;
  if (picked(rows(dataset), where).length === 0)
    return [{ message: 'The table has no rows.', cure: 'Change "where".' }];
  if (columns && fieldOf(dataset, columns)!.type !== 'string') {
    return [
      {
        message: `"columns" names "${columns}", which is not a text field.`,
        cure: 'Name a text field, such as the year.',
      },
    ];
  }
  return [];
}

function quadrantFaults(given: Record<string, string>, dataset: Dataset): Fault[] {
  const attributes = QuadrantAttributes.safeParse(given);
  if (!attributes.success) return [];
  const result = quadrantChart(attributes.data, dataset);
  return isChart(result) ? [] : result;
}

function headlineFaults(given: Record<string, string>, dataset: Dataset): Fault[] {
  const attributes = HeadlineAttributes.safeParse(given);
  if (!attributes.success) return [];
  const { at, field, compare, trend } = attributes.data;
  const wrong = fieldFaults(dataset, { field, trend });
  if (wrong.length > 0) return wrong;
  const all = rows(dataset);
  const faults = [at, compare].flatMap((where) => {
    if (where === undefined) return [];
    const unknown = whereFaults(dataset, all, where);
    if (unknown.length > 0) return unknown;
    const found = picked(all, where);
    if (found.length === 1 && typeof found[0]![field!] === 'number') return [];
    if (found.length === 1) {
      const cure = 'Choose a row and a field that hold a number that is shown.';
      return [{ message: `The headline would be "${String(found[0]![field!])}".`, cure }];
    }
    return [
      {
        message: `"${where}" picks ${found.length} rows; a headline needs one.`,
        cure: 'Name more fields, as year=2014/15; area=South.',
      },
    ];
  });
  if (faults.length > 0) return faults;
  const row = picked(all, at)[0]!;
  return [
    ...compareFaults(at!, compare, dataset),
    ...(trend ? trendFaults(dataset, row, trend, field!) : []),
  ];
}

/** Rows that a headline cannot compare. */
function compareFaults(at: string, compare: string | undefined, dataset: Dataset): Fault[] {
  if (!compare) return [];
  const all = rows(dataset);
  const [now, before] = [picked(all, at)[0]!, picked(all, compare)[0]!];
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  const differing = names.filter((name) => now[name] !== before[name]);
  const [then, since] = [before, now].map((row) => timeOf(String(row[differing[0] ?? ''])));
  const isTime = differing.length === 1 && then !== undefined;
  if (isTime && since !== undefined && then > since)
    return [
      {
        message: 'The headline compares with a later time, so that a rise would be shown as a fall.',
        cure: 'Let "at" name the later row, and "compare" the earlier one.',
      },
    ];
  if (isTime) return [];
  return [
    {
      message: 'The headline compares rows that differ in more than their time.',
      cure: 'Let "compare" name the same thing at an earlier time.',
    },
  ];
}
