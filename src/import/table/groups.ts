import type { Cell, Field } from '../../dataset/dataset.ts';
import { Effort } from './effort.ts';

/** What is known of fields and rows before they are a dataset. */
export interface Table {
  fields: readonly Field[];
  rows: readonly (readonly Cell[])[];
}

/** The rows of a table in groups that differ in one field of names alone. */
export interface Groups {
  /** The values of that field, in the order of the rows. */
  values: readonly string[];
  /** The rows of each group by their value. */
  all: readonly ReadonlyMap<string, readonly Cell[]>[];
  /** The group of each row. */
  of: readonly ReadonlyMap<string, readonly Cell[]>[];
}

/** A table in which totals are looked for: its fields of names, its rows in groups, and how long the search may still go on. */
export class Searched implements Table {
  readonly fields: Table['fields'];
  readonly rows: Table['rows'];
  readonly effort: Effort;
  /** Where the fields of names stand. */
  readonly names: readonly number[];
  readonly #groups = new Map<number, Groups>();

  constructor({ fields, rows }: Table, effort = new Effort()) {
    this.fields = fields;
    this.rows = rows;
    this.effort = effort;
    this.names = fields.flatMap((field, at) => (field.type === 'string' ? [at] : []));
  }

  /** The rows in groups by the field of names at a place; none when the search has taken too long. */
  by(place: number): Groups {
    const known = this.#groups.get(place);
    if (known) return known;
    const isAllowed = this.effort.takes(this.rows.length * this.names.length);
    const made = isAllowed ? this.#grouped(place) : { values: [], all: [], of: [] };
    this.#groups.set(place, made);
    return made;
  }

  #grouped(place: number): Groups {
    const others = this.names.filter((each) => each !== place);
    const groups = new Map<string, Map<string, readonly Cell[]>>();
    const of = this.rows.map((row) => {
      const key = JSON.stringify(others.map((at) => row[at]));
      const group = groups.get(key) ?? new Map<string, readonly Cell[]>();
      groups.set(key, group);
      return group.set(String(row[place]), row);
    });
    const values = [...new Set(this.rows.map((row) => String(row[place])))];
    return { values, all: [...groups.values()], of };
  }
}
