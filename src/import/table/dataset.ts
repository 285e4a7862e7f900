import { meanings, symbols, type Symbol } from '../../dataset/symbols.ts';
import type { RawDataset, Remark } from '../../dataset/dataset.ts';
import { kindOfTime, timeOf } from '../../time.ts';
import { excerpt } from '../../source.ts';
import { about, type About } from './about.ts';
import { columnsOf } from './columns.ts';
import type { Found } from './find.ts';
import type { Fault } from './headers.ts';
import { tidy, type Reference, type Tidy } from './tidy.ts';
import { Searched } from './groups.ts';
import { derivationOf } from './shares.ts';
import { sumsIn } from './sums.ts';
import { relationsIn } from './totals.ts';
import type { Meant } from './values.ts';
import { placeholder } from '../../placeholder.ts';

/** A dataset proposed from a table, with what the author should know; or what is wrong with the table. */
export interface Proposal {
  dataset: RawDataset;
  faults: Fault[];
  told: string[];
  /** Explanations of markers that the sheet has and readers would not know. */
  markers: string[];
}

/** What is known beside the table. */
export interface Given {
  /** The name of the dataset; its file is called so. */
  name: string;
  meant: Meant;
  /** The areas that other datasets are for. */
  areas: readonly string[];
  schema: string;
  /** The largest count of people that is hidden. */
  threshold: number;
}

/** `proposal` with its arguments as one, as it is run within limits. */
export function limitedProposal({ found, given }: { found: Found; given: Given }): Proposal {
  return proposal(found, given);
}

/**
 * Proposes a dataset from a table: tidy rows, fields with units, totals, notes; what nobody says is a placeholder. A
 * `Refusal` says that it is too large for a dataset.
 */
export function proposal(found: Found, given: Given): Proposal {
  const said = about(found.above, found.below);
  const columns = columnsOf(found, given.meant);
  const read = columns.faults.length > 0 ? undefined : tidy(columns, said.title ?? '');
  if (!read || read.faults.length > 0) return refused([...columns.faults, ...(read?.faults ?? [])], said);
  const { notes, told } = notesOf(said, read.references);
  const table = new Searched(read);
  const dataset: RawDataset = {
    ...head(said, read, given),
    ...{ indicators: [], links: [], waivers: [] },
    ...summed(read, table, said),
    ...{ marks: read.marks, notes },
  };
  return {
    dataset,
    faults: [],
    told: [
      ...read.told,
      ...told,
      ...linesTold(said),
      ...(table.effort.isSpent ? [unsought] : []),
      ...unsummed(dataset),
      ...loose(dataset, given.threshold),
    ],
    markers: said.markers,
  };
}

const unsought =
  'The table is too large for all its totals to be looked for. Read what is listed here as totals, and write the others into "relations" and "sums": a hidden part could be subtracted from a total that is not declared.';

/** No dataset, but what is wrong with the table. */
function refused(faults: Fault[], { markers }: About): Proposal {
  return { dataset: empty, faults, told: [], markers };
}

/** The fields and rows of a dataset, with what adds up to what. */
function summed(read: Tidy, table: Searched, { labels }: About) {
  const relations = relationsIn(table);
  const sums = sumsIn(table);
  const fields = read.fields.map((field, at) => {
    const derived = derivationOf(table, at, relations);
    return derived ? { ...field, derived } : field;
  });
  return {
    schema: { fields, missingValues: missing(read, labels) },
    relations,
    sums,
    data: [fields.map(({ name }) => name), ...read.rows],
  };
}

function head(said: About, read: Tidy, { name, areas, schema }: Given) {
  const { title, subtitle, source } = said;
  const words = [title, subtitle].join(' ');
  const isLong = title !== undefined && title.length > 120;
  return {
    $schema: schema,
    name,
    draft: true,
    title:
      title === undefined || isLong ? placeholder('what the table shows, in at most 120 characters') : title,
    description:
      subtitle ?? (isLong ? title : placeholder('what was counted, of whom and when, in a sentence or two')),
    forChildren: placeholder('what the figures say about children’s lives, in one or two plain sentences'),
    sources: [{ title: source ?? placeholder('the paper, its date, and the page or table') }],
    period:
      said.period ?? timesOf(read) ?? placeholder('the year or day that the figures are for, as 2023/24'),
    geography: areaIn(words, areas) ?? placeholder('the area that the figures are for'),
    status: said.isProvisional ? ('provisional' as const) : ('management information' as const),
    theme: themeOf(words),
  };
}

/** The area that a text names: one that other datasets are for, or one of the common ones. */
function areaIn(text: string, areas: readonly string[]): string | undefined {
  const known = [...areas, 'South East', 'England', 'England and Wales', 'United Kingdom'];
  return known.find((area) => new RegExp(`(?<!\\p{L})${RegExp.escape(area)}(?!\\p{L})`, 'iu').test(text));
}

/** The first and the last time of the rows. */
function timesOf({ fields, rows }: Tidy): string | undefined {
  const at = fields.findIndex(
    ({ type }, index) =>
      type === 'string' && rows.every((row) => kindOfTime(String(row[index])) !== undefined),
  );
  if (at < 0) return undefined;
  const times = [...new Set(rows.map((row) => String(row[at])))].sort(
    (one, other) => timeOf(one)! - timeOf(other)!,
  );
  return times.length === 1 ? times[0] : `${times[0]} to ${times.at(-1)}`;
}

const themes: readonly [words: RegExp, theme: RawDataset['theme']][] = [
  [/\b(protection|section 47|on a plan|plans?)\b/i, 'Child protection'],
  [/\b(looked after|in care|care leavers|placements?|adoption|fostering)\b/i, 'Children in care'],
  [
    /\b(early help|in need|family support|assessments?|contacts|referrals?)\b/i,
    'Early help and children in need',
  ],
  [/\b(reviews?|serious incidents?)\b/i, 'Case reviews'],
  [/\b(health|hospital|camhs|midwi|mental|a&e)/i, 'Health'],
  [/\b(police|crimes?|missing|exploitation|domestic abuse|offen[cd])/i, 'Police'],
  [/\b(workforce|training|caseloads?|audits?|staff|social workers?)\b/i, 'Workforce and quality'],
];

function themeOf(words: string): RawDataset['theme'] {
  return themes.find(([known]) => known.test(words))?.[1] ?? 'Child protection';
}

function missing({ rows }: Tidy, labels: ReadonlyMap<Symbol, string>) {
  const used = symbols.filter((symbol) => rows.some((row) => row.includes(symbol)));
  return used.map((value) => ({ value, label: labels.get(value) ?? meanings[value] }));
}

/** The notes of a table, each with the rows or fields that refer to it; references to notes that are not there are told. */
function notesOf(said: About, references: readonly Reference[]): { notes: Remark[]; told: string[] } {
  const numbers = new Set(said.notes.map(({ number }) => number));
  const lost = [...new Set(references.map(({ note }) => note))].filter((note) => !numbers.has(note));
  const byNote = Map.groupBy(references, ({ note }) => note);
  const notes = said.notes.flatMap(({ number, text }): Remark[] => {
    const places = byNote.get(number ?? '') ?? [];
    return places.length === 0 ? [{ text }] : places.map(({ note: _, ...place }) => ({ text, ...place }));
  });
  const told = lost.map(
    (note) => `The table refers to note ${note}, and no such note stands below it: add it to "notes".`,
  );
  return { notes: [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()], told };
}

/** Lines below the table that were taken for notes, though the first words or a number in them could be a row's. */
function linesTold({ notes }: About): string[] {
  return notes
    .filter(({ number, text }) => number === undefined && (text.length <= 40 || /\s[\d,.]+%?$/.test(text)))
    .map(({ text }) => `The line "${excerpt(text, 60)}" below the table was taken as a note, not as a row.`);
}

/** Rows that are called totals and do not add up: nothing is declared of them. */
function unsummed({ schema, data, relations }: RawDataset): string[] {
  const names = schema.fields.flatMap((field, at) => (field.type === 'string' ? [at] : []));
  const called = names
    .flatMap((at) => [...new Set(data.slice(1).map((row) => String(row[at])))])
    .filter((name) => /^(total|overall|grand total|all)$/i.test(name));
  return called
    .filter(
      (name) =>
        schema.fields.some(({ disclosive }) => disclosive) && !relations.some(({ total }) => total === name),
    )
    .map(
      (name) =>
        `"${name}" is not the sum of the other rows, so no relation was written. If it is a total, say in "relations" of which rows: a hidden part could be subtracted from it.`,
    );
}

/** Percentages and rates beside counts that will be hidden: the check asks how they were worked out. */
function loose({ schema: { fields }, data }: RawDataset, threshold: number): string[] {
  const isSmall = (cell: unknown) =>
    cell === '[c]' || (typeof cell === 'number' && cell > 0 && cell <= threshold);
  const isGuarded = fields.some(
    ({ disclosive }, at) => disclosive && data.slice(1).some((row) => isSmall(row[at])),
  );
  const asked = fields.filter(({ unit = '', derived }) => /%|^per /.test(unit) && !derived);
  if (!isGuarded) return [];
  return asked.map(
    ({ title }) =>
      `"${title}" could reveal a count that will be hidden, and nothing says how it was worked out. npm run check refuses the dataset until you say it, and shows what to write.`,
  );
}

const empty: RawDataset = {
  name: 'none',
  title: '-',
  description: '-',
  forChildren: '-',
  sources: [],
  period: '-',
  geography: '-',
  status: 'management information',
  theme: 'Child protection',
  indicators: [],
  schema: { fields: [], missingValues: [] },
  relations: [],
  sums: [],
  links: [],
  marks: [],
  waivers: [],
  notes: [],
  data: [],
};
