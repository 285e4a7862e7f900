import type { Content } from '../../content.ts';
import type { Field } from '../../dataset/dataset.ts';
import { yearOf } from '../../edition.ts';
import type { Text } from '../../entry.ts';
import type { Said } from '../../number/said.ts';
import { once } from '../once.ts';
import { countedIn, isOfPeople, isTold, mayBeTold, mayCount, type Counted } from './counted.ts';
import { namesStanding, rowNames, type RowNames } from './row-names.ts';

/** A figure that is hidden, and how it could be spoken of. */
interface Secret {
  dataset: string;
  value: number;
  isPercent: boolean;
  row: RowNames;
  counted: Counted;
}

/** The figures that are hidden, found by the names of their rows. */
export class Secrets {
  readonly isEmpty: boolean;
  readonly #byName: ReadonlyMap<string, ReadonlyMap<number, readonly Secret[]>>;
  readonly #nameless: ReadonlyMap<number, readonly Secret[]>;
  readonly #names: ReadonlySet<string>;
  readonly #lengths: readonly number[];
  readonly #standing = new Map<string, ReadonlySet<string>>();

  constructor(all: readonly Secret[]) {
    this.isEmpty = all.length === 0;
    const named = all.flatMap((secret) => namesOf(secret.row).map((name) => ({ name, secret })));
    const byName = Map.groupBy(named, ({ name }) => name);
    this.#byName = new Map(
      [...byName].map(([name, own]) => [name, byValue(own.map(({ secret }) => secret))]),
    );
    this.#nameless = byValue(all.filter(({ row }) => isNameless(row)));
    this.#names = new Set(byName.keys());
    this.#lengths = [...new Set([...this.#names].map(({ length }) => length))];
  }

  /** The names of rows that stand in a text. */
  standingIn(text: string): ReadonlySet<string> {
    const known = this.#standing.get(text);
    if (known) return known;
    if (this.#standing.size > 100) this.#standing.clear();
    const found = namesStanding(text, this.#names, this.#lengths);
    this.#standing.set(text, found);
    return found;
  }

  /** The hidden figures near a value whose rows have one of some names, or have none but a time. */
  near(value: number, names: Iterable<string>): Set<Secret> {
    const rounded = [-1, 0, 1].map((more) => Math.round(value) + more);
    const maps = [...[...names].map((name) => this.#byName.get(name)!), this.#nameless];
    return new Set(maps.flatMap((map) => rounded.flatMap((each) => map.get(each) ?? [])));
  }
}

function byValue(all: readonly Secret[]): Map<number, Secret[]> {
  return Map.groupBy(all, ({ value }) => Math.abs(Math.round(value)));
}

function isNameless({ strong, weak }: RowNames): boolean {
  return strong.length + weak.length === 0;
}

function namesOf(row: RowNames): readonly string[] {
  return isNameless(row) ? row.times : [...row.strong, ...row.weak];
}

/** The figures that are hidden in the datasets of a site. */
export const secrets = once(({ protection, raw }: Content): Secrets => {
  const byId = new Map(raw.map(({ id, value }) => [id, value]));
  const counted = new Map<Field, Counted>();
  return new Secrets(
    protection.hidden.flatMap(({ dataset, row, field: name }): Secret[] => {
      const value = byId.get(dataset)!;
      const index = value.schema.fields.findIndex((each) => each.name === name);
      const [field, cell] = [value.schema.fields[index]!, value.data[row]![index]];
      if (typeof cell !== 'number') return [];
      if (!counted.has(field)) counted.set(field, countedIn(value, field));
      const isPercent = field.unit === '%';
      return [{ dataset, value: cell, isPercent, row: rowNames(value, row), counted: counted.get(field)! }];
    }),
  );
});

/** How the ids of the datasets begin that a narrative may be about: those of its edition, or all. */
export function subject({ source, id }: Text): string {
  return source.path.startsWith('content/learning/') ? '' : `${yearOf(id)}/`;
}

/** Words that are read together, as `plain` makes them. */
export interface Reading {
  /** A sentence, with the heading, the item or the header that it stands right below. */
  near: string;
  /** The same with all that it stands below. */
  all: string;
}

/** A hidden figure that a number could be, and whether nothing tells against it. */
export interface Suspect {
  dataset: string;
  isSure: boolean;
}

/**
 * The hidden figure that a number could be. In words of its own dataset or edition (whose ids begin with `about`) it is
 * enough that the row is named, unless its name could mean much else; in others what is counted must be named, too. It is
 * sure where all of that is.
 */
export function suspectOf(said: Said, reading: Reading, about: string, from: Secrets): Suspect | undefined {
  const named = { near: from.standingIn(reading.near), all: from.standingIn(reading.all) };
  const isOf = remembered((counted: Counted) => mayCount(said.behind, counted));
  const mayBe = remembered((counted: Counted) => mayBeTold(counted, reading.all));
  const suspects = [...from.near(said.value, named.all)].flatMap((secret): Suspect[] => {
    const { row, dataset, counted } = secret;
    if (!isValue(said, secret)) return [];
    const isNamed = hasName(row, named.near);
    const isOwn = dataset.startsWith(about);
    const isMeant = isNamed || hasName(row, named.all) || isWeaklyNamed(row, reading.near, named.near);
    const isPossible = isMeant && isOf(counted) && (dataset === about || mayBe(counted));
    if (!isPossible && !(isNamed && isOwn)) return [];
    const isAllSaid = isNamed && isOwn && about !== '' && isPossible && !isOtherTime(row, reading);
    return [{ dataset, isSure: isAllSaid && isWhatIsCounted(secret, reading, about) }];
  });
  return suspects.find(({ isSure }) => isSure) ?? suspects[0];
}

function hasName({ strong }: RowNames, standing: ReadonlySet<string>): boolean {
  return strong.some((name) => standing.has(name));
}

/** Whether words tell what a figure counts; those of its own dataset need only speak of people. */
function isWhatIsCounted({ dataset, counted }: Secret, { near, all }: Reading, about: string): boolean {
  return isTold(counted, all) || (dataset === about && isOfPeople(near));
}

function remembered<Of extends object>(test: (of: Of) => boolean): (of: Of) => boolean {
  const known = new Map<Of, boolean>();
  return (of) => {
    const found = known.get(of) ?? test(of);
    known.set(of, found);
    return found;
  };
}

function isValue({ value, decimals, isPercent }: Said, secret: Secret): boolean {
  if (value === Math.abs(secret.value)) return true;
  if (!secret.isPercent || !isPercent) return false;
  return Math.abs(Math.abs(secret.value) - value) <= 10 ** -decimals / 2 + 1e-9;
}

const anyYear = /\b(?:19|20)\d\d\b/;

/** Whether a text could mean a row by a name that could mean much else; by its time when it has no other. */
function isWeaklyNamed(row: RowNames, text: string, names: ReadonlySet<string>): boolean {
  if (!isNameless(row)) return row.weak.some((name) => names.has(name));
  return row.times.some((time) => names.has(time)) || !anyYear.test(text);
}

/** Whether a text names a time, and not that of a row. */
function isOtherTime({ times }: RowNames, { near, all }: Reading): boolean {
  return times.length > 0 && anyYear.test(near) && !times.some((time) => all.includes(time));
}
