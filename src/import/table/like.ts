import type { RawDataset } from '../../dataset/dataset.ts';
import { categoriesOf, rows } from '../../dataset/dataset.ts';
import { nearest } from '../../problem.ts';
import { Refusal } from '../refusal.ts';
import { placeholder } from '../../placeholder.ts';

/**
 * A proposed dataset with the fields, indicators and wording of last year's. Columns are matched by title or by name; a
 * `Refusal` names those that have no match.
 */
export function alike(
  proposed: RawDataset,
  before: RawDataset,
  id: string,
): { dataset: RawDataset; told: string[] } {
  const places = matched(proposed, before, id);
  const { fields, data } = table(proposed, before, places);
  const dataset: RawDataset = {
    ...before,
    ...remarks(proposed, before, places),
    name: proposed.name,
    draft: true,
    forChildren: placeholder(
      'what the figures now say about children’s lives',
      before.forChildren.slice(0, 200),
    ),
    sources: proposed.sources,
    period: proposed.period,
    schema: { fields, missingValues: symbolsOf(before, proposed) },
    relations: before.relations.filter((relation) => isThere(relation, data)),
    links: [],
    waivers: [],
    data,
  };
  return { dataset, told: differences(before, dataset) };
}

/** Where each of last year’s fields stands in the table; refuses a table that has not the same, counted in the same way. */
function matched(proposed: RawDataset, before: RawDataset, id: string): number[] {
  const own = proposed.schema.fields;
  const places = placesOf(before.schema.fields, own);
  const missing = before.schema.fields.filter((_, at) => places[at] === -1);
  const added = own.filter((_, at) => !places.includes(at));
  if (missing.length + added.length > 0) throw mismatch(id, missing, added);
  refuseTypes(before, proposed, places);
  return places;
}

/** The fields of last year in their order, with the rows of this year. */
function table(proposed: RawDataset, before: RawDataset, places: readonly number[]) {
  const own = proposed.schema.fields;
  const fields = before.schema.fields.map((field, at) => withCategories(field, own[places[at]!]!, proposed));
  const body = proposed.data.slice(1).map((row) => places.map((at) => row[at]!));
  return { fields, data: [fields.map(({ name }) => name), ...body] };
}

/** Marks and notes of the table, by last year's names of fields. */
function remarks(proposed: RawDataset, before: RawDataset, places: readonly number[]) {
  const names = new Map(
    proposed.schema.fields.map(({ name }, at) => [name, before.schema.fields[places.indexOf(at)]!.name]),
  );
  return {
    marks: proposed.marks.map((mark) => ({
      ...mark,
      field: names.get(mark.field)!,
      ...(mark.where && { where: renamed(mark.where, names) }),
    })),
    notes: proposed.notes.map((note) => ({
      ...note,
      ...(note.field && { field: names.get(note.field)! }),
      ...(note.where && { where: renamed(note.where, names) }),
    })),
  };
}

/** Whether the rows have all that a relation names. */
function isThere({ by, total, parts }: RawDataset['relations'][number], data: RawDataset['data']): boolean {
  const column = data[0]!.indexOf(by);
  const present = new Set(data.slice(1).map((row) => row[column]));
  return [total, ...parts].every((part) => present.has(part));
}

type Field = RawDataset['schema']['fields'][number];

/** Which field of this year each of last year’s is: by its title and unit, else by its title, else by its name; each once. */
function placesOf(before: readonly Field[], own: readonly Field[]): number[] {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const ways: ((one: Field, other: Field) => boolean)[] = [
    (one, other) => one.title === other.title && one.unit === other.unit,
    (one, other) => plain(one.title) === plain(other.title),
    (one, other) => one.name === other.name,
  ];
  const places = before.map(() => -1);
  for (const isSame of ways)
    before.forEach((field, at) => {
      if (places[at] === -1)
        places[at] = own.findIndex((each, index) => !places.includes(index) && isSame(each, field));
    });
  return places;
}

function renamed<Cell>(
  where: Record<string, Cell>,
  names: ReadonlyMap<string, string>,
): Record<string, Cell> {
  return Object.fromEntries(Object.entries(where).map(([name, value]) => [names.get(name)!, value]));
}

function mismatch(id: string, missing: readonly Field[], added: readonly Field[]): Refusal {
  const list = (fields: readonly Field[]) => fields.map(({ title }) => `"${title}"`).join(', ');
  const said = [
    ...(missing.length > 0 ? [`it has no ${list(missing)}`] : []),
    ...(added.length > 0 ? [`it has ${list(added)}, which ${id} has not`] : []),
  ].join('; ');
  const near =
    missing[0] && added.length > 0
      ? ` ${nearest(
          missing[0].title,
          added.map(({ title }) => title),
        )}`
      : '';
  return new Refusal(
    `The columns of the table are not those of ${id}: ${said}.${near}`,
    'Give the columns in the sheet the titles of last year; or import without --like and compare the two datasets by hand.',
  );
}

/** Figures of another type than last year's, or of another scale, would be counted in another way. */
function refuseTypes(before: RawDataset, proposed: RawDataset, places: readonly number[]): void {
  for (const [at, field] of before.schema.fields.entries()) {
    const own = proposed.schema.fields[places[at]!]!;
    const isText = (field.type === 'string') !== (own.type === 'string');
    const isFiner = field.type === 'integer' && own.type === 'number';
    const isOther = own.unit !== undefined && own.unit !== field.unit && [own.unit, field.unit].some(isScale);
    if (!isText && !isFiner && !isOther) continue;
    throw new Refusal(
      `"${field.title}" was ${typeWords(field)} in last year’s dataset, and is ${typeWords(own)} in this table.`,
      'Show the figures in the sheet as they were shown last year; or import without --like.',
    );
  }
}

/** Whether a unit says how large a figure is: 1,250 and 1.25 can be the same sum of money. */
function isScale(unit = ''): boolean {
  return /%|^per |pounds|euros|dollars|^(days|weeks|months|years|hours|minutes)$/i.test(unit);
}

function typeWords({ type, unit }: Field): string {
  const what = type === 'string' ? 'text' : type === 'integer' ? 'whole numbers' : 'numbers with decimals';
  return unit ? `${what} (${unit})` : what;
}

/** Last year's field; with the categories that are new this year behind those of last year. */
function withCategories(field: Field, own: Field, proposed: RawDataset): Field {
  if (!field.categories) return field;
  const present = categoriesOf(own, rows(proposed));
  return {
    ...field,
    categories: [...new Set([...field.categories.filter((each) => present.includes(each)), ...present])],
  };
}

function symbolsOf(before: RawDataset, proposed: RawDataset) {
  return proposed.schema.missingValues.map(
    (own) => before.schema.missingValues.find(({ value }) => value === own.value) ?? own,
  );
}

/** What is not as it was: categories that came or went, and parts that were not taken over. */
function differences(before: RawDataset, now: RawDataset): string[] {
  const fields = before.schema.fields.flatMap((field, at) => {
    if (field.type !== 'string') return [];
    const was = new Set(before.data.slice(1).map((row) => String(row[at])));
    const is = new Set(now.data.slice(1).map((row) => String(row[at])));
    const came = [...is].filter((each) => !was.has(each));
    const went = [...was].filter((each) => !is.has(each));
    return [
      ...(came.length > 0 ? [`New in "${field.title}": ${came.join(', ')}.`] : []),
      ...(went.length > 0 ? [`No longer in "${field.title}": ${went.join(', ')}.`] : []),
    ];
  });
  const lost = before.relations.length - now.relations.length;
  return [
    ...fields,
    ...(lost > 0
      ? [
          `${lost} of last year’s relations named rows that are not in this table; they were left out. Declare the totals again.`,
        ]
      : []),
    ...(before.links.length + before.waivers.length > 0
      ? ['Links and waivers of last year were not taken over: decide on them anew.']
      : []),
    'Title and description are last year’s: read them again.',
  ];
}
