import type { Cell } from '../dataset/dataset.ts';
import type { Lock, LockedDataset, LockedSection } from '../lock.ts';
import { numbersIn, readingOf, type Reading } from './printed.ts';
import { blank, isGone, lockedRows, rowKey, rowWords, shownCell } from './rows.ts';
import { changes } from './sequence.ts';

/** A number, or more, that an edition says otherwise than expected. */
export interface Difference {
  /** The dataset, or the report. */
  dataset?: string;
  report?: string;
  /** The row in words, or the section. */
  where?: string;
  /** Which words of the dataset, by their key: `description`. */
  section?: string;
  field?: string;
  /** `undefined` when there was none: the number is new. */
  before?: string | undefined;
  /** `undefined` when there is none any more. */
  after?: string | undefined;
  /** Of a whole field: how many decimals it shows. */
  isDecimals?: boolean;
  /** Of a whole field: what heads its column. */
  isHeading?: boolean;
  /** Nothing about it may be told: a disclosure took it back. */
  isTaken?: boolean;
  /** It stands where a disclosure took a number back, and may be that number: it is not told. */
  isNear?: boolean;
  /** What `Ledger.last` calls the place. */
  key?: string;
  /** The index of the row, or of the section, in what the edition says now. */
  index?: number;
}

type Gained = ReadonlyMap<LockedSection, readonly string[]>;

/** How what an edition says now differs from what is expected; `gained` holds the numbers that sections may have more. */
export function differences(expected: Lock, now: Lock, gained: Gained): Difference[] {
  const { edition } = now;
  return [
    ...paired(expected.datasets, now.datasets).flatMap(([was, is]) => {
      const dataset = (was ?? is)!.name;
      if (was && is)
        return datasetDifferences(was, is, { edition, gained, reading: readingOf(expected) }).map((each) => ({
          dataset,
          ...each,
        }));
      return was?.rows === null ? [] : [whole({ dataset }, was !== undefined)];
    }),
    ...paired(expected.reports, now.reports).flatMap(([was, is]) => {
      const report = (was ?? is)!.name;
      if (was && is)
        return wordsDifferences(was.sections, is.sections, { gained, of: `${edition}/${report}` }).map(
          (each) => ({ report, ...each }),
        );
      return [whole({ report }, was !== undefined)];
    }),
  ];
}

function whole(of: Difference, isLost: boolean): Difference {
  return isLost ? { ...of, before: 'all' } : { ...of, after: 'all' };
}

function paired<Thing extends { name: string }>(
  was: readonly Thing[],
  is: readonly Thing[],
): [Thing | undefined, Thing | undefined][] {
  const names = new Set([...was, ...is].map(({ name }) => name));
  const of = (things: readonly Thing[], name: string) => things.find((each) => each.name === name);
  return [...names].map((name) => [of(was, name), of(is, name)]);
}

function datasetDifferences(
  was: LockedDataset,
  is: LockedDataset,
  { edition, gained, reading }: { edition: string; gained: Gained; reading: Reading },
): Difference[] {
  if (!was.rows) return [{ isTaken: true }];
  const before = rowsByKey(was);
  const after = rowsByKey(is);
  const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, line] = [before.get(key), after.get(key)];
    const place = { where: (line ?? old)!.words, ...(line && { index: line.index }) };
    return comparable(was, is).flatMap((field) =>
      cellDifference(cellOf(was, old, field), cellOf(is, line, field)).map((each) => ({
        ...place,
        field,
        key: `${edition}/${is.name} ${key} ${field}`,
        ...each,
      })),
    );
  });
  const words = wordsDifferences(was.words ?? [], is.words ?? [], { gained, of: `${edition}/${is.name}` });
  return [
    ...decimalDifferences(was, is),
    ...headingDifferences(was, is, reading),
    ...rows,
    ...words.map(({ where = '', ...each }) => ({ ...each, section: where })),
  ];
}

/** The fields whose cells are compared: those that hold figures; the first, where none does. */
function comparable(was: LockedDataset, is: LockedDataset): string[] {
  const all = [...was.fields, ...is.fields];
  const figures = all.filter(({ type }) => type !== 'string').map(({ name }) => name);
  return figures.length > 0 ? [...new Set(figures)] : all.slice(0, 1).map(({ name }) => name);
}

function rowsByKey(dataset: LockedDataset) {
  const all = lockedRows(dataset).map((row, index) => ({ row, index, cells: dataset.rows![index]! }));
  const present = all.filter(({ cells }) => !isGone(dataset, cells));
  return new Map(
    present.map(({ row, index, cells }) => [
      rowKey(dataset, row),
      { words: rowWords(dataset, row), index, cells },
    ]),
  );
}

/** A cell as readers see it; `null` when it was taken back, `undefined` when there is none. */
function cellOf(dataset: LockedDataset, line: { cells: readonly (Cell | null)[] } | undefined, name: string) {
  const column = dataset.fields.findIndex((field) => field.name === name);
  const cell = line?.cells[column];
  if (cell === undefined || cell === null || cell === blank) return cell === null ? null : undefined;
  const { decimals: _, ...field } = dataset.fields[column]!;
  return shownCell(cell, field);
}

function cellDifference(
  before: string | null | undefined,
  after: string | null | undefined,
): Pick<Difference, 'before' | 'after' | 'isTaken'>[] {
  if (before === null) return after === undefined || after === '[c]' ? [] : [{ isTaken: true }];
  return before === after ? [] : [{ before, after: after ?? undefined }];
}

/** Figures shown with more or fewer decimals are other figures to readers. */
function decimalDifferences(was: LockedDataset, is: LockedDataset): Difference[] {
  return was.fields.flatMap(({ name, type, decimals }) => {
    const now = is.fields.find((field) => field.name === name);
    if (type === 'string' || !now || now.decimals === decimals) return [];
    const inWords = (count?: number) => (count === undefined ? 'as typed' : `with decimals ${count}`);
    return [{ field: name, isDecimals: true, before: inWords(decimals), after: inWords(now.decimals) }];
  });
}

/** A column whose heading has another unit, or other numbers: its figures are of something else. */
function headingDifferences(was: LockedDataset, is: LockedDataset, reading: Reading): Difference[] {
  return was.fields.flatMap(({ name, type, heading, unit }) => {
    const now = is.fields.find((field) => field.name === name);
    if (type === 'string' || !now || now.heading === heading) return [];
    const isOther = reading === 2 && now.unit !== unit;
    const isSame = !isOther && String(numbersIn(heading)) === String(numbersIn(now.heading));
    return isSame ? [] : [{ field: name, isHeading: true, before: heading, after: now.heading }];
  });
}

/** How the numbers of sections differ; `of` is the edition with the report or dataset that they are of. */
function wordsDifferences(
  was: readonly LockedSection[],
  is: readonly LockedSection[],
  { of, gained }: { of: string; gained: Gained },
): Difference[] {
  return pairedSections(was, is).flatMap(([old, section]) => {
    const at = old ? was.indexOf(old) : -1;
    const place = {
      where: (section ?? old)!.section,
      ...(section && { index: is.indexOf(section) }),
    };
    return sectionDifferences(old, section, (old && gained.get(old)) ?? []).map(
      ({ list, number, ...each }) => ({
        ...place,
        ...each,
        ...(number !== undefined && { key: `${of} ${at} ${list} ${number}` }),
      }),
    );
  });
}

/** A difference in a section: which number of which list it is about, the section's own (0) or those it gained (1). */
type SectionDifference = Pick<Difference, 'before' | 'after' | 'isNear'> & { list: 0 | 1; number?: number };

function sectionDifferences(
  old: LockedSection | undefined,
  section: LockedSection | undefined,
  gained: readonly string[],
): SectionDifference[] {
  const isHidden = old?.numbers.includes(null) ?? false;
  const kept = listed(old?.numbers ?? []);
  const now = listed(section?.numbers ?? []).filter(({ text }) => !(isHidden && text === '[c]'));
  const more = listed(gained);
  const found = changes(
    kept.map(({ text }) => text),
    now.map(({ text }) => text),
  ).flatMap(({ before, after, index }): SectionDifference[] => {
    const may = before === undefined ? more.findIndex(({ text }) => text === after) : -1;
    if (may >= 0) more.splice(may, 1);
    const number = index === undefined ? {} : { number: kept[index]!.index };
    const near = isHidden && after !== undefined ? { isNear: true } : {};
    return may >= 0 ? [] : [{ before, after, list: 0, ...number, ...near }];
  });
  return [...found, ...more.map(({ text, index }) => ({ before: text, list: 1 as const, number: index }))];
}

/** The numbers that are there, written small, with their place in the list. */
function listed(numbers: readonly (string | null)[]): { text: string; index: number }[] {
  return numbers.flatMap((number, index) => (number === null ? [] : [{ text: number.toLowerCase(), index }]));
}

/** Sections by their words, the first of a name with the first; those that are left in their order. */
function pairedSections(
  was: readonly LockedSection[],
  is: readonly LockedSection[],
): [LockedSection | undefined, LockedSection | undefined][] {
  const left = [...is];
  const pairs: [LockedSection, LockedSection | undefined][] = was.map((old) => {
    const index = left.findIndex(({ section }) => section === old.section);
    return [old, index < 0 ? undefined : left.splice(index, 1)[0]];
  });
  return [
    ...pairs.map(
      ([old, found]) => [old, found ?? left.shift()] as [LockedSection, LockedSection | undefined],
    ),
    ...left.map((section) => [undefined, section] as [undefined, LockedSection]),
  ];
}
