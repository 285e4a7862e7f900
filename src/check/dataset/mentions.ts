import { fieldOf, matches, rows, type Cell, type RawDataset, type Row } from '../../dataset/dataset.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { onEachDataset, type DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

/** What a part of a dataset is about: some of its rows, or one of its fields, or both. */
interface Mention {
  /** What mentions them, in a sentence: `note`. */
  what: string;
  path: readonly PropertyKey[];
  where?: Readonly<Record<string, Cell>> | undefined;
  field?: string | undefined;
  /** Whether the field must hold numbers, or text. */
  holds?: 'numbers' | 'text';
}

/** Notes, marks, waivers, links, derivations and indicators name fields that exist, and rows by their text alone. */
export const mentionRule: Rule = {
  name: 'mentions',
  group: 'Numbers and data',
  asks: 'Notes, marks, waivers, links and indicators name fields and rows that the dataset has.',
  why: 'A note on a row that is not there would be shown nowhere.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '"where": { "group": "Totals", "year": "2020/21" }',
    right: '"where": { "group": "Total", "year": "2020/21" }',
  },
  find: onEachDataset(mentionProblems),
};

function mentionProblems(entry: DatasetEntry): Problem[] {
  const all = rows(entry.value);
  return mentions(entry.value).flatMap(({ what, path, where, field, holds }) => {
    const at = (fault: Fault, end: readonly PropertyKey[]) =>
      problemAt(entry.source, entry.offsetOf([...path, ...end]), fault);
    return [
      ...fieldFaults(entry.value, what, field, holds).map((fault) => at(fault, [])),
      ...(where ? whereFaults(entry.value, what, where, all).map((fault) => at(fault, ['where'])) : []),
    ];
  });
}

function mentions({ notes, marks, waivers, links, indicators, schema }: RawDataset): Mention[] {
  const holds = 'numbers' as const;
  return [
    ...notes.map((note, index) => ({ ...note, what: 'note', path: ['notes', index] })),
    ...marks.map((mark, index) => ({ ...mark, what: 'mark', path: ['marks', index], holds })),
    ...waivers.map((waiver, index) => ({ ...waiver, what: 'waiver', path: ['waivers', index], holds })),
    ...links.map((link, index) => ({ ...link, what: 'link', path: ['links', index] })),
    ...indicators.map((each, index) => ({ ...each, what: 'indicator', path: ['indicators', index], holds })),
    ...indicators.map(({ time }, index) => ({
      what: 'indicator’s time',
      path: ['indicators', index],
      field: time,
      holds: 'text' as const,
    })),
    ...schema.fields.flatMap(({ derived }, index): Mention[] => {
      if (!derived) return [];
      const path = ['schema', 'fields', index, 'derived'];
      const { where, field } = derived.base;
      return [
        { what: 'derivation', path, field: derived.of, holds },
        { what: 'base', path: [...path, 'base'], field, where, holds },
      ];
    }),
  ];
}

/** What is wrong with a field that a part of a dataset names. */
function fieldFaults(
  dataset: RawDataset,
  what: string,
  name: string | undefined,
  holds: Mention['holds'],
): Fault[] {
  if (name === undefined) return [];
  const field = fieldOf(dataset, name);
  if (!field) {
    const names = dataset.schema.fields.map((each) => each.name);
    const message = `The ${what} is about "${name}", which is not a field of the dataset.`;
    return [{ message, cure: nearest(name, names) }];
  }
  if (holds === undefined || (holds === 'text') === (field.type === 'string')) return [];
  const is = holds === 'text' ? 'which holds numbers' : 'which is text';
  return [
    {
      message: `The ${what} is about "${name}", ${is}.`,
      cure: holds === 'text' ? 'Name a text field.' : 'Name a number field.',
    },
  ];
}

/** What is wrong with a `where`; a number in it is not repeated, for it could be one that is hidden. */
export function whereFaults(
  dataset: RawDataset,
  what: string,
  where: Readonly<Record<string, Cell>>,
  all: readonly Row[] = rows(dataset),
): Fault[] {
  const names = Object.keys(where);
  if (names.length === 0) {
    const cure = 'Name the rows by a text field; "where" left out stands for all rows where that is allowed.';
    return [{ message: `The ${what} has a "where" that says nothing.`, cure }];
  }
  const texts = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  const wrong = names.flatMap((name) => [
    ...fieldFaults(dataset, what, name, 'text'),
    ...(texts.includes(name) && typeof where[name] === 'number'
      ? [{ message: `"${name}" is text, and this is a number.`, cure: 'Put quotation marks around it.' }]
      : []),
  ]);
  if (wrong.length > 0 || all.some((row) => matches(row, where))) return wrong;
  const message = `The ${what} is about rows that the dataset does not have.`;
  return [{ message, text: JSON.stringify(where), cure: 'Correct "where".' }];
}
