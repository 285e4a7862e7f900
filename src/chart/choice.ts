import { categoriesOf, rows, type Cell, type Dataset, type Field, type Row } from '../dataset/dataset.ts';
import type { ChartAttributes } from '../narrative/vocabulary.ts';
import { timeOf } from '../time.ts';
import { chart } from './authored/authored.ts';
import { isChart, type CategoryChart } from './chart.ts';

/**
 * The chart that a dataset asks for by its shape: a line or columns over time, bars for categories; `undefined` when
 * one would mislead (rows that measure different things) or could not be read. Totals are left out beside their parts.
 */
export function chartOf(dataset: Dataset): CategoryChart | undefined {
  const { fields } = dataset.schema;
  const measure = fields.find((field) => field.type !== 'string');
  const names = fields.filter((field) => field.type === 'string');
  const isMixed = names.some(({ name }) => name === 'measure');
  if (!measure || isMixed || names.length === 0 || names.length > 2) return undefined;
  const totals = totalsOf(dataset, measure);
  const among = rows(dataset).filter(
    (row) => row[measure.name] !== '[z]' && totals.every(({ by, total }) => row[by] !== total),
  );
  if (!isDrawable(among, names, measure)) return undefined;
  const form = names.length === 1 ? oneWay(names[0]!, among) : twoWay(names, measure, among);
  if (!form) return undefined;
  const where = totals.map(({ by, total }) => `${by}!=${total}`).join('; ');
  const isPlain = totals.every(({ total }) => !/[;|]/.test(total));
  const drawn = isPlain && chart(attributes(dataset, measure, form, where), dataset);
  return drawn && isChart(drawn) && 'series' in drawn ? drawn : undefined;
}

type Form = Pick<ChartAttributes, 'kind'> & { x: Field; series?: Field };

/** The totals that the dataset's relations name for a measure: the values that would stand beside their own parts. */
function totalsOf(dataset: Dataset, measure: Field): { by: string; total: string }[] {
  const found = dataset.relations.filter(({ field }) => field === measure.name);
  return [...new Map(found.map(({ by, total }) => [`${by}=${total}`, { by, total }])).values()];
}

/**
 * Whether each category, or pair of categories, has one value, and half of them or more are shown: at least three, or
 * two times.
 */
function isDrawable(among: readonly Row[], names: readonly Field[], measure: Field): boolean {
  const places = names.reduce((count, field) => count * categoriesOf(field, among).length, 1);
  const shown = among.filter((row) => typeof row[measure.name] === 'number').length;
  const fewest = names.some((field) => isTime(field, among)) ? 2 : 3;
  return places === among.length && shown >= fewest && shown * 2 >= among.length;
}

function oneWay(x: Field, among: readonly Row[]): Form | undefined {
  const categories = categoriesOf(x, among);
  if (isTime(x, among)) return { kind: categories.length > 2 ? 'line' : 'column', x };
  const isShort = categories.length <= 6 && categories.every((category) => category.length <= 14);
  if (categories.length > 16) return undefined;
  return { kind: x.categoriesOrdered && isShort ? 'column' : 'bar', x };
}

/**
 * Over time, one line a category; shares of a whole stacked; else bars in as few colours as the smaller of two fields
 * has values.
 */
function twoWay(names: readonly Field[], measure: Field, among: readonly Row[]): Form | undefined {
  const count = (field: Field) => categoriesOf(field, among).length;
  const other = (field: Field) => names.find((each) => each !== field)!;
  const time = names.find((field) => isTime(field, among) && count(field) > 2);
  if (time) return count(other(time)) <= 4 ? { kind: 'line', x: time, series: other(time) } : undefined;
  const whole = names.find((field) => isWhole(field, measure, among));
  if (whole && count(other(whole)) <= 6) return { kind: 'stacked', x: whole, series: other(whole) };
  const [x, series] = names.toSorted((a, b) => count(b) - count(a));
  return count(series!) <= 4 && count(x!) <= 8 ? { kind: 'bar', x: x!, series: series! } : undefined;
}

/** Whether the percentages of each category make 100, but for rounding. */
function isWhole(x: Field, measure: Field, among: readonly Row[]): boolean {
  if (measure.unit !== '%') return false;
  const groups = Map.groupBy(among, (row) => row[x.name]);
  return [...groups.values()].every((group) => {
    const cells: Cell[] = group.map((row) => row[measure.name]!);
    const sum = cells.reduce<number>((total, cell) => total + Number(cell), 0);
    return cells.length > 1 && Math.abs(sum - 100) <= cells.length / 2;
  });
}

function isTime(field: Field, among: readonly Row[]): boolean {
  return categoriesOf(field, among).every((category) => timeOf(category) !== undefined);
}

function attributes(dataset: Dataset, measure: Field, { kind, x, series }: Form, where: string) {
  const by = [x, ...(series ? [series] : [])].map(({ title }) => lowered(title)).join(' and ');
  const unit =
    measure.unit && !measure.title.toLowerCase().includes(measure.unit) ? ` (${measure.unit})` : '';
  return {
    data: dataset.name,
    kind,
    title: `${measure.title}${unit}, by ${by}`,
    subtitle: `${dataset.geography}. ${dataset.period}.`,
    x: x.name,
    y: measure.name,
    ...(series && { series: series.name }),
    ...(where && { where }),
  };
}

function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
