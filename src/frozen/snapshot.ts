import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { bare, columns } from '../dataset/download/columns.ts';
import { headline } from '../headline.ts';
import type { Lock, LockedDataset, LockedReport, LockedSection } from '../lock.ts';
import { printed, type PrintedSection } from './printed.ts';
import { HeadlineAttributes } from '../narrative/vocabulary.ts';

/** What the content says, as far as it is published. */
export type Said = Pick<Content, 'editions' | 'reports' | 'datasets'>;

/** What an edition says now, in the form of a lock; which addresses it has is known once it is built. */
export function snapshot(said: Said, edition: string, published: string): Lock {
  return {
    edition,
    published,
    datasets: said.datasets.filter(({ id }) => id.startsWith(`${edition}/`)).map(lockedDataset),
    reports: narratives(said, edition).map(({ name, sections }) => ({
      name,
      sections: sections.map((section) => lockedSection(section, edition, said)),
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
export function narratives({ editions, reports }: Said, edition: string): Narrative[] {
  const opening = ({ value }: Narrative['entry']) =>
    [value.title, value.summary, 'content-note' in value ? value['content-note'] : ''].join('\n');
  return [
    ...editions.filter(({ id }) => id === edition).map((entry) => ({ name: 'edition', entry })),
    ...reports
      .filter(({ id }) => id.startsWith(`${edition}/`))
      .map((entry) => ({ name: entry.id.split('/')[1]!, entry })),
  ].map(({ name, entry }) => ({ name, entry, sections: printed(entry.tree, opening(entry)) }));
}

function lockedDataset({ id, value }: Entry<Dataset>): LockedDataset {
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
    })),
    relations: value.relations,
    sums: value.sums,
    ...(marks.length > 0 && { marks }),
    rows: value.data.slice(1),
  };
}

function lockedSection(section: PrintedSection, edition: string, { datasets }: Said): LockedSection {
  const attributes = HeadlineAttributes.safeParse(section.headline).data;
  if (!attributes) return { section: section.section, numbers: section.numbers };
  const { data, at, field } = attributes;
  const id = data?.includes('/') ? data : `${edition}/${data}`;
  const dataset = datasets.find((each) => each.id === id)?.value;
  const { value } = headline(attributes, dataset);
  const from = data && at && field ? { from: { data: id, at, field } } : {};
  return { section: section.section, numbers: [value], ...from };
}
