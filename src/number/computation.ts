import { toText } from '../dataset/cell.ts';
import { fieldOf, rows, type Cell, type Dataset, type Field, type Row } from '../dataset/dataset.ts';
import { isSymbol, meanings } from '../dataset/symbols.ts';
import { picked, whereFaults } from '../dataset/where.ts';
import type { Fault } from '../problem.ts';
import { claimFaults, fieldOfClaim, kindOf, type Claim, type Kind } from './claim.ts';

/** A number worked out from a published dataset. */
export interface Computation {
  kind: Kind;
  /** In the field’s unit; in per cent for a change or a share; the quotient for a ratio; the place for a rank. */
  value: number;
  field: Field | undefined;
  /** How it was worked out: `100 × (514 − 427) ÷ 427`; empty when the value is read. */
  formula: string;
  /** The rows used, counted from 1 below the header row, in the order of the formula. */
  rows: number[];
  /** Of a rank: how many rows share the place, and how many were ranked. */
  rank?: { shared: number; of: number };
}

/** Works out the number that a claim is about, or says why that cannot be done; hidden values are never told. */
export function computation(claim: Claim, dataset: Dataset): Computation | Fault[] {
  const wrong = claimFaults(claim, dataset);
  if (wrong.length > 0) return wrong;
  const all = rows(dataset);
  const unknown = [claim.at, claim.from, claim.of, claim.among].flatMap((where) =>
    where === undefined ? [] : whereFaults(dataset, all, where),
  );
  if (unknown.length > 0) return unknown;
  const field = fieldOfClaim(claim, dataset);
  const kind = kindOf(claim, field);
  const base = { kind, field };
  try {
    return { ...base, ...worked(claim, kind, field!, new Reading(dataset, all)) };
  } catch (error) {
    if (error instanceof Unreadable) return [error.fault];
    throw error;
  }
}

/** The number of the row that a claim’s link leads to: the first of those it picks; 1 when it picks none. */
export function rowOf(claim: Claim, dataset: Dataset): number {
  const all = rows(dataset);
  const first = picked(all, claim.at)[0];
  return first ? all.indexOf(first) + 1 : 1;
}

class Unreadable extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

interface Term {
  value: number;
  text: string;
  rows: number[];
}

/** Reads numbers from the rows of a dataset; throws `Unreadable` where there is none. */
class Reading {
  readonly dataset: Dataset;
  readonly all: Row[];
  constructor(dataset: Dataset, all: Row[]) {
    this.dataset = dataset;
    this.all = all;
  }

  indexOf(row: Row): number {
    return this.all.indexOf(row) + 1;
  }

  number(row: Row, field: Field): number {
    const cell: Cell = row[field.name] ?? '[x]';
    if (typeof cell === 'number') return cell;
    throw new Unreadable(missing(cell, this.indexOf(row), this.dataset));
  }

  /** The number of the one row that `where` picks. */
  one(where: string | undefined, field: Field): Term {
    const found = picked(this.all, where);
    if (found.length !== 1) {
      throw new Unreadable({
        message: `"${where ?? this.dataset.name}" picks ${found.length} rows; this number needs one.`,
        cure: 'Name more values, as "South; 2014/15"; as="sum" adds several rows up.',
      });
    }
    return { ...this.term(found[0]!, field), rows: [this.indexOf(found[0]!)] };
  }

  /** The sum of the rows that `where` picks. */
  sum(where: string | undefined, field: Field): Term {
    const found = picked(this.all, where);
    if (found.length === 0) {
      throw new Unreadable({ message: `"${where}" picks no row.`, cure: 'Change it.' });
    }
    this.refuseTotals(found, field);
    const terms = found.map((row) => this.term(row, field));
    return {
      value: exact(terms.reduce((sum, { value }) => sum + value, 0)),
      text: terms.length === 1 ? terms[0]!.text : terms.map(({ text }) => text).join(' + '),
      rows: found.map((row) => this.indexOf(row)),
    };
  }

  term(row: Row, field: Field) {
    const value = this.number(row, field);
    return { value, text: toText(value, field) };
  }

  private refuseTotals(found: readonly Row[], field: Field): void {
    const twice = this.dataset.relations.find(
      ({ field: name, by, total, parts }) =>
        name === field.name &&
        found.some((row) => row[by] === total) &&
        found.some((row) => parts.includes(String(row[by]))),
    );
    if (!twice) return;
    throw new Unreadable({
      message: `The rows hold "${twice.total}" and parts of it, which would count twice.`,
      cure: 'Pick the total, or its parts.',
    });
  }
}

/** Why a cell cannot be printed, by its symbol; nothing is said about what it stands for. */
function missing(cell: string, row: number, dataset: Dataset): Fault {
  if (cell === '[c]') {
    return {
      message: `The figure is hidden in the data (row ${row} of "${dataset.name}") and may not be printed.`,
      cure: 'Take the number out of the text, and whatever it could be worked out from.',
    };
  }
  const label = isSymbol(cell) ? meanings[cell] : 'no number';
  return {
    message: `The data have no figure there: row ${row} of "${dataset.name}" holds ${cell}, ${label}.`,
    cure: 'Choose another row or field, or leave the number unbound.',
  };
}

type Worked = Pick<Computation, 'value' | 'formula' | 'rows' | 'rank'>;

/** `field` is there for every kind but a count. */
function worked(claim: Claim, kind: Kind, field: Field, from: Reading): Worked {
  switch (kind) {
    case 'count': {
      const found = picked(from.all, claim.at);
      return { value: found.length, formula: 'rows counted', rows: found.map((row) => from.indexOf(row)) };
    }
    case 'value':
      return { ...from.one(claim.at, field), formula: '' };
    case 'sum': {
      refuseSum(claim, field, from);
      const { value, text, rows: used } = from.sum(claim.at, field);
      return { value, formula: text, rows: used };
    }
    case 'rank':
      return ranked(claim, field, from);
    case 'share': {
      refuseShare([field, otherField(claim['of-field'], field, from.dataset)]);
      const whole = from.sum(claim.of ?? claim.at, otherField(claim['of-field'], field, from.dataset));
      return quotient(from.sum(claim.at, field), whole);
    }
    default:
      return compared(claim, kind, field, from);
  }
}

/** Percentages add up where they are parts of one whole; rates and averages never do. */
function refuseSum({ at }: Claim, field: Field, { all, dataset }: Reading): void {
  const found = picked(all, at);
  const { unit = '', title, derived } = field;
  const isPart = unit === '%' && (derived?.kind ?? 'share') === 'share';
  const isCount =
    unit !== '%' &&
    (derived
      ? derived.kind === 'difference'
      : !/^per\b|\b(?:average|mean|median|rate)\b/i.test(`${unit} ${title}`));
  if (found.length < 2 || isCount || (isPart && areOfOneWhole(found, field, all, dataset))) return;
  throw new Unreadable({
    message: 'Percentages, rates or averages of different wholes do not add up.',
    cure: 'Add up the counts with as="share", or print each of the figures.',
  });
}

/** Whether rows differ in one text field alone, and all that it tells apart comes to 100% or adds up to a total. */
function areOfOneWhole(found: readonly Row[], field: Field, all: readonly Row[], dataset: Dataset): boolean {
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  const [by, ...others] = names.filter((name) => found.some((row) => row[name] !== found[0]![name]));
  if (by === undefined || others.length > 0) return false;
  const own = dataset.relations.filter(
    (relation) => relation.by === by && [field.name, field.derived?.of].includes(relation.field),
  );
  if (own.some(({ parts }) => found.every((row) => parts.includes(String(row[by]))))) return true;
  const beside = all.filter((row) => names.every((name) => name === by || row[name] === found[0]![name]));
  const cells = beside
    .filter((row) => !own.some(({ total }) => row[by] === total))
    .map((row) => row[field.name]);
  const sum = cells.reduce<number>((so, cell) => so + (typeof cell === 'number' ? cell : 0), 0);
  return cells.includes('[c]') ? sum <= 103 : Math.abs(sum - 100) <= 3;
}

/** A percentage as a part of another tells nothing that a reader would take from it. */
function refuseShare(fields: readonly Field[]): void {
  if (!fields.some(({ unit }) => unit === '%')) return;
  throw new Unreadable({
    message: 'A share of percentages is no share of people.',
    cure: 'Name fields of counts, or say as="ratio" or "difference".',
  });
}

function compared(claim: Claim, kind: Kind, field: Field, from: Reading): Worked {
  const now = from.one(claim.at, field);
  if (claim.from === undefined && claim['from-field'] === undefined) return { ...now, formula: '' };
  const before = from.one(claim.from ?? claim.at, otherField(claim['from-field'], field, from.dataset));
  const used = [...now.rows, ...before.rows];
  if (kind === 'difference') {
    return { value: exact(now.value - before.value), formula: `${now.text} − ${before.text}`, rows: used };
  }
  if (before.value === 0) throw new Unreadable(zero(used.at(-1)!));
  if (kind === 'ratio') {
    return { value: now.value / before.value, formula: `${now.text} ÷ ${before.text}`, rows: used };
  }
  return {
    value: (100 * (now.value - before.value)) / before.value,
    formula: `100 × (${now.text} − ${before.text}) ÷ ${before.text}`,
    rows: used,
  };
}

function quotient(part: Term, whole: Term): Worked {
  if (whole.value === 0) throw new Unreadable(zero(whole.rows[0]!));
  const inBrackets = ({ text, rows: { length } }: Term) => (length > 1 ? `(${text})` : text);
  return {
    value: (100 * part.value) / whole.value,
    formula: `100 × ${inBrackets(part)} ÷ ${inBrackets(whole)}`,
    rows: [...part.rows, ...whole.rows],
  };
}

function zero(row: number): Fault {
  return {
    message: `Row ${row} is 0, and nothing can be divided by it.`,
    cure: 'Say it without a comparison.',
  };
}

function ranked(claim: Claim, field: Field, from: Reading): Worked {
  const own = from.one(claim.at, field);
  const row = from.all[own.rows[0]! - 1]!;
  const others = rankedRows(claim, field, row, from).filter(
    (each) => each !== row && each[field.name] !== '[z]',
  );
  const values = others.map((each) => from.number(each, field));
  const higher = values.filter((value) => value > own.value).length;
  const shared = values.filter((value) => value === own.value).length;
  return {
    value: higher + 1,
    formula: `${own.text} among ${values.length + 1} rows`,
    rows: own.rows,
    rank: { shared, of: values.length + 1 },
  };
}

/** The rows that a rank counts, totals left out unless the row itself is one. */
function rankedRows(claim: Claim, field: Field, row: Row, { dataset, all }: Reading): Row[] {
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  if (claim.among === undefined && names.length > 1) {
    throw new Unreadable({
      message: `The rank does not say among which rows of "${dataset.name}".`,
      cure: `Add among="…" with what they share, as among="${String(row[names.at(-1)!])}".`,
    });
  }
  const found = picked(all, claim.among);
  if (!found.includes(row)) {
    throw new Unreadable({
      message: `"among" leaves out the row itself.`,
      cure: 'Let it pick that row too.',
    });
  }
  const totals = dataset.relations.filter((relation) => relation.field === field.name);
  const isTotal = (each: Row) => totals.some(({ by, total }) => each[by] === total);
  return isTotal(row) ? found : found.filter((each) => !isTotal(each));
}

function otherField(name: string | undefined, field: Field, dataset: Dataset): Field {
  return name === undefined ? field : fieldOf(dataset, name)!;
}

/** A sum without the dust of binary fractions. */
function exact(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
