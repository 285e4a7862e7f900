import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { bare, columns } from '../dataset/download/columns.ts';
import { headline } from '../headline.ts';
import type { Lock, LockedDataset, LockedReport, LockedSection } from '../lock.ts';
import { newest, numbersIn, printed, type PrintedSection, type Reading } from './printed.ts';
import { HeadlineAttributes } from '../narrative/vocabulary.ts';

/** What the content says, as far as it is published. */
export type Said = Pick<Content, 'editions' | 'reports' | 'datasets'>;

/**
 * What an edition says now, in the form of a lock, with numbers read as a lock of some version reads them; which
 * addresses it has is known once it is built.
 */
export function snapshot(said: Said, edition: string, published: string, reading: Reading = newest): Lock {
  return {
    edition,
    published,
    ...(reading === 2 && { reading }),
    datasets: said.datasets
      .filter(({ id }) => id.startsWith(`${edition}/`))
      .map((entry) => lockedDataset(entry, reading)),
    reports: narratives(said, edition, reading).map(({ name, sections }) => ({
      name,
      sections: sections.map((section) => lockedSection(section, edition, { ...said, reading })),
    })) satisfies LockedReport[],
    addresses: [],
  };
}

/** A narrative of an edition with the numbers that it prints. */
export interface Narrative {
  /** `crag`; `edition` for the text of the edition itself. */
  name: string;
  entry: Said['reports'][number] | Said['editions'][number];
  sections: PrintedSection[];
}

/** The narratives of an edition: its own text, then its reports. */
export function narratives({ editions, reports }: Said, edition: string, reading: Reading): Narrative[] {
  const opening = ({ value }: Narrative['entry']) =>
    [
      value.title,
      value.summary,
      'content-note' in value ? value['content-note'] : '',
      reading === 2 ? value['for-children'] : '',
    ].join('\n');
  return [
    ...editions.filter(({ id }) => id === edition).map((entry) => ({ name: 'edition', entry })),
    ...reports
      .filter(({ id }) => id.startsWith(`${edition}/`))
      .map((entry) => ({ name: entry.id.split('/')[1]!, entry })),
  ].map(({ name, entry }) => ({ name, entry, sections: printed(entry.tree, opening(entry), reading) }));
}

function lockedDataset({ id, value }: Entry<Dataset>, reading: Reading): LockedDataset {
  const [values, marked] = [false, true].map((isMarks) =>
    columns(value).filter((column) => column.isMarks === isMarks),
  );
  const marks = marked!.map(({ field, title, cells }) => ({
    field: field.name,
    heading: title,
    cells: cells.map((cell) => bare(String(cell))),
  }));
  return {
    name: id.split('/')[1]!,
    title: value.title,
    fields: values!.map(({ name, title, field }) => ({
      name,
      heading: title,
      type: field.type,
      ...(field.decimals !== undefined && { decimals: field.decimals }),
      ...(field.unit !== undefined && { unit: field.unit }),
    })),
    relations: value.relations,
    sums: value.sums,
    ...(marks.length > 0 && { marks }),
    ...(reading === 2 && { words: wordsOf(value) }),
    rows: value.data.slice(1),
  };
}

/** The numbers in the words of a dataset, by the key that the words stand behind. */
function wordsOf({ title, period, description, forChildren, notes, schema }: Dataset): LockedSection[] {
  const words = {
    title: `${title}\n${period}`,
    description,
    forChildren,
    schema: schema.fields.map((field) => field.description ?? '').join('\n'),
    notes: notes.map(({ text }) => text).join('\n'),
  };
  return Object.entries(words).map(([section, text]) => ({ section, numbers: numbersIn(text) }));
}

function lockedSection(
  section: PrintedSection,
  edition: string,
  { datasets, reading }: Said & { reading: Reading },
): LockedSection {
  const attributes = HeadlineAttributes.safeParse(section.headline).data;
  if (!attributes) return { section: section.section, numbers: section.numbers };
  const { data, at, field } = attributes;
  const id = data?.includes('/') ? data : `${edition}/${data}`;
  const dataset = datasets.find((each) => each.id === id)?.value;
  const { value } = headline(attributes, dataset);
  const from = data && at && field ? { from: { data: id, at, field } } : {};
  const label = reading === 2 ? numbersIn(attributes.label) : [];
  return { section: section.section, numbers: [value, ...label], ...from };
}
