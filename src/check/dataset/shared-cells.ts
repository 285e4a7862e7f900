import type { Content } from '../../content.ts';
import { fieldOf, type Link, type RawDataset } from '../../dataset/dataset.ts';
import { rowsWhere, type Placed } from '../../dataset/rows-where.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { DatasetEntry } from './bounds.ts';
import { whereFaults } from './mentions.ts';
import type { Rule } from '../rule.ts';

/** Cells that are said to be one figure in two datasets are there, and are the same; messages name no value. */
export const sharedCellRule: Rule = {
  name: 'shared-cells',
  group: 'Numbers and data',
  asks: 'Figures that are said to stand in two datasets are the same in both.',
  why: 'What is hidden in one is hidden in both only where "links" join the same figures.',
  example: {
    in: 'data/2020-21/plans.json',
    before: '"relations": [{',
    wrong:
      '"links": [{ "field": "children", "to": { "dataset": "2020-21/plan", "field": "children" }, "on": ["year"] }],',
    right: '"links": [],',
  },
  find: sharedCellProblems,
};

function sharedCellProblems({ raw, files }: Content): Problem[] {
  const entries = new Map(raw.map((entry) => [entry.id, entry]));
  const ids = files.flatMap((file) => /^data\/(.+\/.+)\.json$/.exec(file)?.[1] ?? []);
  const pickers = new Map(raw.map(({ id, value }) => [id, rowsWhere(value)]));
  return raw.flatMap((entry) =>
    entry.value.links.flatMap((link, index) => {
      const at = (fault: Fault) => problemAt(entry.source, entry.offsetOf(['links', index]), fault);
      const other = entries.get(link.to.dataset);
      if (!other && ids.includes(link.to.dataset)) return []; // It has problems of its own.
      if (!other) {
        const message = `The link leads to "${link.to.dataset}", which is not a dataset.`;
        return [at({ message, cure: nearest(link.to.dataset, ids) })];
      }
      const faults = linkFaults(entry.value, link, other.value);
      return faults.length > 0 ? faults.map(at) : cellProblems(entry, link, other, { at, pickers });
    }),
  );
}

/** What a link names that is not there; what it names in its own dataset alone, the rule on mentions tells. */
function linkFaults(here: RawDataset, { field, to, on }: Link, there: RawDataset): Fault[] {
  const [own, other] = [fieldOf(here, field), fieldOf(there, to.field)];
  const names = there.schema.fields.map(({ name }) => name);
  if (!other) {
    const message = `The link leads to "${to.field}", which is not a field of "${to.dataset}".`;
    return [{ message, cure: nearest(to.field, names) }];
  }
  const isText = (dataset: RawDataset, name: string) => fieldOf(dataset, name)?.type === 'string';
  const loose = on.find((name) => !isText(here, name) || !isText(there, name));
  return [
    ...(own && (own.type === 'string' || other.type === 'string')
      ? [{ message: 'The link joins a field that is text.', cure: 'Name number fields.' }]
      : []),
    ...(loose === undefined
      ? []
      : [
          {
            message: `The link is "on" "${loose}", which is not a text field of both datasets.`,
            cure: 'Name text fields that both have.',
          },
        ]),
    ...(to.where ? whereFaults(there, 'link’s end', to.where) : []),
  ];
}

function cellProblems(
  here: DatasetEntry,
  { field, where, to, on }: Link,
  there: DatasetEntry,
  {
    at,
    pickers,
  }: { at: (fault: Fault) => Problem; pickers: ReadonlyMap<string, ReturnType<typeof rowsWhere>> },
): Problem[] {
  const own = pickers.get(here.id)!(where);
  const alike = ({ row }: Placed) => JSON.stringify(on.map((name) => row[name]));
  const others = Map.groupBy(pickers.get(there.id)!(to.where), alike);
  const pairs = own.map((each) => ({
    each,
    ends: others.get(alike(each)) ?? [],
  }));
  if (!fieldOf(here.value, field)) return [];
  if (pairs.every(({ ends }) => ends.length === 0)) {
    return [at({ message: 'The link joins no cells.', cure: 'Correct "where" or "on".' })];
  }
  const starts = pairs.flatMap(({ ends }) => ends.map(({ index }) => index));
  if (pairs.some(({ ends }) => ends.length > 1) || new Set(starts).size < starts.length) {
    const message = 'The link joins one cell to several.';
    return [at({ message, cure: 'Add "on" with the text fields that tell the rows apart, or "where".' })];
  }
  return pairs.flatMap(({ each, ends: [end] }) => {
    const [value, other] = [each.row[field], end?.row[to.field]];
    if (!end || value === other || value === '[c]' || other === '[c]') return [];
    const { line, column } = there.source.placeOf(offsetOf(there, end.index, to.field));
    return problemAt(here.source, offsetOf(here, each.index, field), {
      message: `"${field}" differs from ${there.source.path}:${line}:${column}, which a link says is the same figure.`,
      cure: 'Correct one of them, or the link.',
    });
  });
}

function offsetOf({ value, offsetOf: at }: DatasetEntry, index: number, name: string): number {
  return at(['data', index, value.schema.fields.findIndex((field) => field.name === name)]);
}
