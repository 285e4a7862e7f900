import { z } from 'astro/zod';
import { fieldOf, type Dataset, type Field } from '../dataset/dataset.ts';
import { nearest, type Fault } from '../problem.ts';

const text = z.string().regex(/\S/, 'it is empty');

/** How a number is worked out from a dataset. */
export const kinds = ['value', 'sum', 'difference', 'change', 'share', 'ratio', 'rank', 'count'] as const;
export type Kind = (typeof kinds)[number];

/** What an author says that a printed number is: the attributes of `Num`. */
export const Claim = z.strictObject({
  data: text,
  /** The row or rows; all of them when left out. */
  at: text.optional(),
  /** The number field; the only one when left out. */
  field: text.optional(),
  /** `value` when left out; `change` when the field itself holds changes in %. */
  as: z.enum(kinds).optional(),
  /** What a difference, a change or a ratio starts from: another row, another field, or both. */
  from: text.optional(),
  'from-field': text.optional(),
  /** What a share is a share of: other rows, another field, or both. */
  of: text.optional(),
  'of-field': text.optional(),
  /** The rows that a rank counts. */
  among: text.optional(),
  /** The source’s own figure, which the data do not bear out, and the note that says so. */
  printed: text.optional(),
  note: text.optional(),
});
export type Claim = z.infer<typeof Claim>;

/** How the number of a claim is worked out: as it says, else as its field suggests. */
export function kindOf({ as, from, of }: Claim, field: Field | undefined): Kind {
  if (as !== undefined) return as;
  return field && !from && !of && isChangeField(field) ? 'change' : 'value';
}

/** Whether a field holds changes in %, so that a change is there to be read, not to be worked out. */
function isChangeField({ unit, derived, title, name }: Field): boolean {
  if (unit !== '%') return false;
  return derived ? derived.kind === 'change' : /\b(change|growth|increase|rise)\b/i.test(`${title} ${name}`);
}

/** The number field that a claim is about. */
export function fieldOfClaim({ field: name }: Claim, dataset: Dataset): Field | undefined {
  if (name !== undefined) return fieldOf(dataset, name);
  const numbers = dataset.schema.fields.filter(({ type }) => type !== 'string');
  return numbers.length === 1 ? numbers[0] : undefined;
}

const belongs: Partial<Record<keyof Claim, readonly Kind[]>> = {
  from: ['difference', 'change', 'ratio'],
  'from-field': ['difference', 'change', 'ratio'],
  of: ['share'],
  'of-field': ['share'],
  among: ['rank'],
};

/** What is wrong with the attributes themselves: fields that are none, and what does not go together. */
export function claimFaults(claim: Claim, dataset: Dataset): Fault[] {
  const field = fieldOfClaim(claim, dataset);
  const kind = kindOf(claim, field);
  const named = [claim.field, claim['from-field'], claim['of-field']].filter((name) => name !== undefined);
  const faults = named.flatMap((name) => fieldFaults(name, dataset));
  if (faults.length > 0) return faults;
  if (!field && kind !== 'count') {
    const cure = `Add field="…" with one of: ${numberFields(dataset).join(', ')}.`;
    return [{ message: `The number does not say which field of "${dataset.name}" it is from.`, cure }];
  }
  for (const [name, allowed] of Object.entries(belongs)) {
    if (claim[name as keyof Claim] === undefined || allowed.includes(kind)) continue;
    const cure = `Say as="${allowed[0]}", or delete "${name}".`;
    return [{ message: `"${name}" does not belong to as="${kind}".`, cure }];
  }
  return [...baseFaults(claim, kind, field), ...pairFaults(claim)];
}

function baseFaults(claim: Claim, kind: Kind, field: Field | undefined): Fault[] {
  const isFrom = (belongs.from as readonly Kind[]).includes(kind);
  const isRead = kind === 'change' && field !== undefined && isChangeField(field);
  const hasBase = isFrom ? (claim.from ?? claim['from-field']) : (claim.of ?? claim['of-field']);
  if (hasBase !== undefined || isRead || (!isFrom && kind !== 'share')) return [];
  const name = isFrom ? 'from' : 'of';
  const cure = isFrom
    ? 'Add from="…" with the row it is compared with, or from-field="…".'
    : 'Add of="…" with the rows of the whole, or of-field="…".';
  return [{ message: `as="${kind}" has no "${name}".`, cure }];
}

function pairFaults({ printed, note }: Claim): Fault[] {
  if ((printed === undefined) === (note === undefined)) return [];
  const [has, lacks] = printed === undefined ? ['note', 'printed'] : ['printed', 'note'];
  const cure = 'Give both: the source’s figure as "printed", and in "note" what the data make it.';
  return [{ message: `"${has}" stands without "${lacks}".`, cure }];
}

function fieldFaults(name: string, dataset: Dataset): Fault[] {
  const numbers = numberFields(dataset);
  const found = fieldOf(dataset, name);
  if (!found)
    return [{ message: `"${name}" is not a field of "${dataset.name}".`, cure: nearest(name, numbers) }];
  if (found.type !== 'string') return [];
  return [{ message: `"${name}" is a text field.`, cure: `Name a number field: ${numbers.join(', ')}.` }];
}

function numberFields(dataset: Dataset): string[] {
  return dataset.schema.fields.filter(({ type }) => type !== 'string').map(({ name }) => name);
}
