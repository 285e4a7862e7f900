import { fieldOf, type Waiver } from '../../dataset/dataset.ts';
import { rowsWhere, type Placed } from '../../dataset/rows-where.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { onEachDataset, type Bounds, type DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

/** A waiver is for small counts that there are, in a field whose counts are hidden, and names a role. */
export const waiverRule: Rule = {
  name: 'waivers',
  group: 'Private facts and small numbers',
  severity: 'both',
  asks: 'A small count that is shown on purpose has a waiver with its reason and a role that approved it.',
  why: 'A waiver is public. It is only for counts that would otherwise be hidden, and never names a person.',
  example: {
    in: 'data/2020-21/plans.json',
    before: '"relations": [{',
    wrong:
      '"waivers": [{ "field": "change", "where": { "group": "Plan" }, "reason": "It is an invented change.", "approvedBy": "Independent Chair" }],',
    right: '"waivers": [],',
  },
  find: onEachDataset(waiverProblems),
};

function waiverProblems(entry: DatasetEntry, { threshold }: Bounds): Problem[] {
  const picked = rowsWhere(entry.value);
  return entry.value.waivers.flatMap((waiver, index) => {
    const at = (key: string, what: Fault & { severity?: 'warning' }) =>
      problemAt(entry.source, entry.offsetOf(['waivers', index, key]), what);
    const field = fieldOf(entry.value, waiver.field);
    if (!field || field.type === 'string') return [];
    if (!field.disclosive) {
      const message = `The waiver is for "${waiver.field}", whose counts are not hidden.`;
      return [at('field', { message, cure: 'Delete the waiver, or mark the field as "disclosive".' })];
    }
    return [
      ...(isNeeded(picked(waiver.where), waiver, field.sensitive ?? false, threshold)
        ? []
        : [at('where', needless)]),
      ...(isRole(waiver.approvedBy) ? [] : [at('approvedBy', personal)]),
    ];
  });
}

const needless = {
  severity: 'warning',
  message: 'The waiver is not needed: its rows have no count that would be hidden for being small.',
  cure: 'Delete it, or correct "where".',
} as const;

const personal = {
  severity: 'warning',
  message: 'The waiver seems to name a person.',
  cure: 'Name the role of who approved it, as Independent Chair.',
} as const;

function isNeeded(
  picked: readonly Placed[],
  waiver: Waiver,
  isSensitive: boolean,
  threshold: number,
): boolean {
  return picked.some(({ row }) => {
    const cell = row[waiver.field];
    return typeof cell === 'number' && cell <= threshold && (cell > 0 || isSensitive);
  });
}

const roles =
  /\b(chair|director|manager|officer|lead|board|head|commissioner|superintendent|inspector|nurse|doctor|guardian|secretary|executive|member|scrutineer|committee|partners?|panel|group|team|controller|analyst|adviser|advisor|leader|council|statistician|governor|principal|coordinator)\b/i;

/** Whether words name a role: no title before a name, no e-mail address, no two capitalised words alone. */
function isRole(words: string): boolean {
  if (
    /@/.test(words) ||
    /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|cllr|councillor)\b\.? /i.test(words)
  )
    return false;
  return roles.test(words) || !/^\p{Lu}[\p{L}’'.-]*( \p{Lu}[\p{L}’'.-]*){1,3}$/u.test(words);
}
