import fc from 'fast-check';
import type { z } from 'astro/zod';
import { join } from 'node:path';
import { chart as authored } from '../src/chart/authored/authored.ts';
import { isChart, type Chart } from '../src/chart/chart.ts';
import { chartOf } from '../src/chart/choice.ts';
import type { Around } from '../src/chart/draw/picture/card.ts';
import { joined } from '../src/chart/joined.ts';
import { reportColours } from '../src/check/chart/charts.ts';
import { content } from '../src/content.ts';
import type { Cell, RawDataset } from '../src/dataset/dataset.ts';
import { indicators } from '../src/dataset/indicator.ts';
import { figure, sourceOf, sourcesOf, type Figure } from '../src/document/figure.ts';
import { datasetId, tabled } from '../src/narrative/named.ts';
import { components as allComponents, figures as components } from '../src/narrative/parse.ts';
import { parts } from '../src/narrative/parts.ts';
import type { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { coverOf } from '../src/cover.ts';
import { headline } from '../src/headline.ts';
import { HeadlineAttributes } from '../src/narrative/vocabulary.ts';
import { keyNumber, type ShareCard } from '../src/sharing/card.ts';
import { project } from './build.ts';
import { published } from './published.ts';

const base: Omit<z.input<typeof RawDataset>, 'schema' | 'data'> = {
  name: 'a',
  title: 'A',
  description: 'A',
  forChildren: 'Invented children.',
  sources: [{ title: 'An invented paper' }],
  period: 'A',
  geography: 'A',
  status: 'final',
  theme: 'Police',
};

type Kind = Exclude<ChartAttributes['kind'], 'scatter'>;

/** A chart of values that are given: one row of them for each series. */
export function made(
  kind: Kind,
  categories: readonly string[],
  series: readonly string[],
  values: readonly (readonly Cell[])[],
  { title = 'A title', subtitle = 'A subtitle' } = {},
): Chart {
  const dataset = published({
    ...base,
    schema: {
      fields: [
        { name: 'category', title: 'Category', type: 'string' },
        { name: 'group', title: 'Group', type: 'string' },
        { name: 'value', title: 'Children', type: 'number', unit: 'children' },
      ],
      missingValues: [{ value: '[x]', label: 'not collected that year' }],
    },
    data: [
      ['category', 'group', 'value'],
      ...series.flatMap((name, row) =>
        categories.map((category, at): Cell[] => [category, name, values[row]![at]!]),
      ),
    ],
  });
  const line = { data: 'a', kind, title, subtitle, x: 'category', y: 'value', series: 'group' };
  const result = authored(line, dataset);
  if (!isChart(result)) throw new Error(JSON.stringify(result));
  return result;
}

const value = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constant('[x]' as const),
);
const long = 'Health services, including hospitals and general practice in the area';

/** Charts of generated values: few or many, long names or short, symbols among them. */
export const charts: fc.Arbitrary<Chart> = fc
  .record({
    kind: fc.constantFrom<Kind[]>('line', 'column', 'bar', 'stacked', 'dot'),
    count: fc.integer({ min: 1, max: 12 }),
    groups: fc.integer({ min: 1, max: 4 }),
    isLong: fc.boolean(),
    words: fc.integer({ min: 1, max: 15 }),
    width: fc.integer({ min: 1, max: 160 }),
  })
  .chain(({ kind, count, groups, isLong, words, width }) => {
    const category = (index: number) => {
      if (kind === 'line') return `${2000 + index}/${String(index + 1).padStart(2, '0')}`;
      return isLong ? `${long} ${index}` : `Area ${index}`;
    };
    const categories = Array.from({ length: count }, (_, index) => category(index));
    const series = Array.from({ length: groups }, (_, index) => `Group ${isLong ? `${long} ` : ''}${index}`);
    const titled = {
      title: Array.from({ length: words }, () => 'responsibilities').join(' '),
      subtitle: 'Children on a plan, Oxfordshire '.repeat(6).slice(0, width).trim(),
    };
    return fc
      .array(fc.array(value, { minLength: count, maxLength: count }), {
        minLength: groups,
        maxLength: groups,
      })
      .map((values) => made(kind, categories, series, values, titled));
  });

/** The figures of the reports and editions below a folder, in the colours that they have there. */
export function figuresOf(root: string): { entry: string; figures: Figure[] }[] {
  const { reports, editions, datasets, board } = content(root);
  const byId = new Map(datasets.map(({ id, value: dataset }) => [id, dataset]));
  return [...reports, ...editions].map(({ id, tree }) => {
    const places = parts(tree).parts.flatMap((part) => ('figure' in part && part.figure) || []);
    const colours = reportColours({ id, tree }, byId, board!.value.palette);
    const figures = components(tree).map((component, index) => {
      const dataset = byId.get(datasetId(component.attributes['data']!, { id }))!;
      return figure(component, places[index]!, dataset, colours);
    });
    return { entry: id, figures };
  });
}

/** The figures of the project's own reports, and of the fixture's. */
export const everyFigure = (): Figure[] =>
  [project, join(project, 'test/site')].flatMap((root) => figuresOf(root).flatMap(({ figures }) => figures));

/** Every picture that a site has, by its path: the chart on it, and what stands around the chart. */
export function pictures(root: string): Map<string, { chart: Chart; around: Around }> {
  const { datasets, reports, board } = content(root);
  const { name, notice, palette } = board!.value;
  const around = (source: string): Around => ({ board: name, notice, source, palette });
  const figures = figuresOf(root).flatMap(({ entry, figures: all }) =>
    all.flatMap(({ id, chart, source }) =>
      chart ? [[`${entry}/${id}.png`, { chart, around: around(source) }] as const] : [],
    ),
  );
  const without = tabled(reports);
  const whole = datasets.flatMap(({ id, value }) => {
    const chart = without.has(id) ? undefined : chartOf(value);
    return chart ? [[`data/${id}.png`, { chart, around: around(sourceOf(value)) }] as const] : [];
  });
  const named = new Map(datasets.map(({ id, value }) => [id, value]));
  const series = indicators(datasets.map(({ id, value: dataset }) => ({ id, dataset }))).flatMap((each) => {
    const all = each.datasets.map((id) => named.get(id)!);
    const chart = joined(each, all.at(-1)!);
    const path = `data/indicators/${each.name}.png`;
    return chart.categories.length > 1 ? [[path, { chart, around: around(sourcesOf(all)) }] as const] : [];
  });
  return new Map([...figures, ...whole, ...series]);
}

/** The card of each report and edition, by the path of its picture; the other cards show nothing of a dataset. */
export function cards(root: string): Map<string, ShareCard> {
  const { datasets, reports, editions, board } = content(root);
  const { name, notice } = board!.value;
  const byId = new Map(datasets.map(({ id, value: dataset }) => [id, dataset]));
  const titles = new Map(editions.map(({ id, value: { title } }) => [id, title]));
  const numberOf = (entry: (typeof reports)[number] | (typeof editions)[number]) => {
    const headlines = allComponents(entry.tree).filter((component) => component.name === 'Headline');
    return keyNumber(
      headlines.map(({ attributes }) => {
        const written = HeadlineAttributes.parse(attributes);
        return headline(written, written.data ? byId.get(datasetId(written.data, entry))! : undefined);
      }),
    );
  };
  const same = { board: name, notice };
  const ofReports = reports.map((entry): [string, ShareCard] => {
    const { title, short, summary: lead } = entry.value;
    const kicker = `${short} · ${titles.get(entry.id.split('/')[0]!)}`;
    const card = { kicker, title, lead, number: numberOf(entry), colour: coverOf(entry.id), ...same };
    return [`${entry.id}-card.png`, card];
  });
  const ofEditions = editions.map((entry): [string, ShareCard] => {
    const { title, summary: lead } = entry.value;
    const card = { kicker: 'Annual reports', title, lead, number: numberOf(entry), ...same };
    return [`${entry.id}-card.png`, { ...card, colour: 'navy' }];
  });
  return new Map([...ofReports, ...ofEditions]);
}
