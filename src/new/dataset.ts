import type { z } from 'astro/zod';
import type { Cell, Field, RawDataset } from '../dataset/dataset.ts';
import { isSymbol } from '../dataset/symbols.ts';
import { placeholder, unfilled } from '../placeholder.ts';
import { editionTitle } from '../point.ts';
import { kindOfTime } from '../time.ts';
import { jsonFile, type NewFile } from './file.ts';
import { distance, isOfOneYear, later } from './years.ts';

type Typed = z.input<typeof RawDataset>;

/** The mark of a draft, for what is not one with its edition. */
export type Mark = { draft?: true };

const $schema = '../dataset.schema.json';
const sources = [{ title: placeholder('the paper or the system, and where in it the figures stand') }];
const forChildren = placeholder('what the figures say about children’s lives, in one or two plain sentences');

/**
 * The dataset that goes on with one of an earlier edition: the same fields, rows and indicators, in the years that follow;
 * every figure is still to be typed. Notes, marks, links and waivers of that year are left behind.
 */
export function continued(id: string, like: { id: string; value: RawDataset }, mark: Mark): NewFile {
  const [edition = '', name = ''] = id.split('/');
  const years = distance(like.id, edition);
  const { value } = like;
  const { title, description, geography, status, theme, rounding } = value;
  const typed: Typed = {
    ...{ $schema, ...mark, name, title: later(title, years) },
    description: said('what was counted or measured, of whom and when', description),
    ...{ forChildren, sources, period: later(value.period, years), geography, status, theme },
    ...(value.indicators.length > 0 && { indicators: moved(value.indicators, years) }),
    schema: {
      fields: value.schema.fields.map((field) => movedField(field, years)),
      ...(value.schema.missingValues.length > 0 && { missingValues: value.schema.missingValues }),
    },
    ...(value.relations.length > 0 && { relations: moved(value.relations, years) }),
    ...(value.sums.length > 0 && { sums: value.sums }),
    ...(rounding && { rounding }),
    data: emptied(value, years),
  };
  return jsonFile(`data/${id}.json`, typed);
}

/** A dataset of one count over the year, where there is none to go on with. */
export function firstDataset(id: string, title: string, geography: string, mark: Mark): NewFile {
  const [edition = '', name = ''] = id.split('/');
  const year = editionTitle(edition);
  const typed: Typed = {
    ...{ $schema, ...mark, name, title },
    description: placeholder('what was counted or measured, of whom and when'),
    ...{ forChildren, sources, period: year, geography },
    ...{ status: 'provisional', theme: 'Child protection' },
    schema: {
      fields: [
        { name: 'year', title: 'Year', type: 'string', description: 'Financial year' },
        { name: 'children', title: 'Children', type: 'integer', unit: 'children', disclosive: true },
      ],
    },
    data: [
      ['year', 'children'],
      [year, unfilled],
    ],
  };
  return jsonFile(`data/${id}.json`, typed);
}

/** What was said last year, where it is true of any year; else what is to be written in its place. */
function said(what: string, before: string): string {
  return isOfOneYear(before) ? placeholder(what, before) : before;
}

/** The rows with their names, in the years that follow, and nothing counted; what never applies is still marked so. */
function emptied(dataset: RawDataset, years: number): Cell[][] {
  const names = naming(dataset);
  const { fields } = dataset.schema;
  const [head = [], ...rows] = dataset.data;
  const cell = (before: Cell, index: number) => {
    if (names.has(fields[index]?.name ?? '')) return movedTime(before, years);
    return before === '[z]' ? before : unfilled;
  };
  return [head, ...rows.map((row) => row.map(cell))];
}

/** The text fields that tell rows apart, and those by which totals and times are found; others hold what was found out. */
function naming({ schema, data, indicators, relations }: RawDataset): Set<string> {
  const used = [
    ...relations.map(({ by }) => by),
    ...indicators.flatMap(({ time, where = {} }) => [...(time ? [time] : []), ...Object.keys(where)]),
  ];
  const names = new Set(used);
  const keys = () =>
    data
      .slice(1)
      .map((row) => JSON.stringify(row.filter((_, at) => names.has(schema.fields[at]?.name ?? ''))));
  for (const { name, type } of schema.fields) {
    if (type === 'string' && new Set(keys()).size < data.length - 1) names.add(name);
  }
  return names;
}

function movedField(field: Field, years: number): Field {
  const { title, description, categories, derived } = field;
  return {
    ...field,
    title: later(title, years),
    ...(description && { description: later(description, years) }),
    ...(categories && { categories: categories.map((category) => String(movedTime(category, years))) }),
    ...(derived && { derived: moved(derived, years) }),
  };
}

/** The same values; those that are times are so many years later. */
function moved<Value>(value: Value, years: number): Value {
  const copy: unknown = JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? movedTime(each, years) : each,
  );
  return copy as Value;
}

function movedTime<Value extends Cell>(cell: Value, years: number): Cell {
  return typeof cell === 'string' && !isSymbol(cell) && kindOfTime(cell) ? later(cell, years) : cell;
}
