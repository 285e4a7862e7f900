import { rows, type Field } from '../../dataset/dataset.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { onEachDataset, type Bounds, type DatasetEntry } from './bounds.ts';
import { isNoted } from './notes.ts';
import { readingOf, telling, type Reading } from './telling.ts';
import type { Rule } from '../rule.ts';

/** Shares lie between 0 and 100, and what could reveal a small count says how it was worked out. */
export const percentageRule: Rule = {
  name: 'percentages',
  group: 'Numbers and data',
  severity: 'both',
  asks: 'Shares lie between 0 and 100, and what could reveal a small count says how it was worked out.',
  why: 'A share and its base tell the count. It knows a share by "derived", else by its title and unit.',
  example: {
    in: 'data/2020-21/assessment-factors.json',
    wrong: '["Neglect", 136, 41]',
    right: '["Neglect", 36, 41]',
  },
  find: onEachDataset(percentageProblems),
};

function percentageProblems(entry: DatasetEntry, { threshold, isOpen }: Bounds): Problem[] {
  const { fields } = entry.value.schema;
  const counts = fields.filter(({ disclosive }) => disclosive);
  const isGuarded = counts.some(({ name }) =>
    rows(entry.value).some((row, index) => {
      const cell = row[name];
      return cell === '[c]' || (typeof cell === 'number' && !isOpen(entry, index + 1, name));
    }),
  );
  const units = counts.flatMap(({ unit }) => unit ?? []);
  return fields.flatMap((field, column) => [
    ...shareProblems(entry, field, column),
    ...(isGuarded && isLoose(field, units)
      ? [looseProblem(entry, field, column, counts[0]!.name)]
      : tellingProblems(entry, field, column, threshold)),
  ]);
}

/** A share is known by how it was worked out, else by its title; a growth or a change may pass 100. */
function shareProblems(entry: DatasetEntry, field: Field, column: number): Problem[] {
  const { title, unit, derived } = field;
  const isNamed = /\b(share|proportion)\b/i.test(title);
  const isPercentage = /\b(percentage|percent|per cent|%)/i.test(title);
  const isGrowth = /\b(change|growth|growing|increase|decrease|rise|fall|difference|compared)\b/i.test(title);
  const isShare = derived ? derived.kind === 'share' : (isNamed || isPercentage) && !isGrowth;
  if (unit !== '%' || !isShare || field.type === 'string') return [];
  return rows(entry.value).flatMap((row, index) => {
    const cell = row[field.name];
    const isPossible = typeof cell !== 'number' || (cell >= 0 && cell <= 100);
    if (isPossible || isNoted(entry.value, row, field.name)) return [];
    return problemAt(entry.source, entry.offsetOf(['data', index + 1, column]), {
      ...(!derived && !isNamed && { severity: 'warning' }),
      message: `"${field.name}" is a share, and this is ${cell < 0 ? 'below 0' : 'over 100'}.`,
      text: String(cell),
      cure: 'Correct it; if the source has it so, add a note with this row as "where" and this "field".',
    });
  });
}

/** A percentage, rate or average that with another number of its row makes a small count, though nothing says how. */
function tellingProblems(entry: DatasetEntry, field: Field, column: number, threshold: number): Problem[] {
  const found = telling(entry.value, field, threshold);
  if (!found) return [];
  const { name } = found.other;
  return [
    problemAt(entry.source, entry.offsetOf(['data', found.index, column]), {
      message: `"${field.name}" and "${name}" of this row together could tell a small count of people.`,
      cure: `${cureOf(readingOf(field)!, name)} If it tells nothing about "${name}", add the reason: "independent": "A share of reviews, which are not counted here". See docs/authors.md.`,
    }),
  ];
}

/** How to have a small count hidden with what was worked out from it, with the name of the other number. */
function cureOf({ kind, per }: Reading, other: string): string {
  if (kind === 'change')
    return `If it is a change of "${other}", add the row of the time before, and to the field "derived": { "kind": "change", "of": "${other}", "base": { "where": { "year": "the time before" } } }.`;
  const told = kind === 'rate' ? `"rate", "per": ${per}` : `"${kind}"`;
  const inputs =
    kind === 'average'
      ? `"of": "${other}", "base": { "field": "that column" }`
      : `"of": "that column", "base": { "field": "${other}" }`;
  return `Give the count behind it a column with "disclosive": true, and add to the field "derived": { "kind": ${told}, ${inputs} }, so that both are hidden.`;
}

/** Whether a field could be worked out from counts, or counts the same people, and nothing says that it does not. */
function isLoose(field: Field, units: readonly string[]): boolean {
  const { type, unit = '', disclosive, derived, independent } = field;
  const isDerived = /%|\bper\b|\bper ?cent|\b(percentage|proportion|rate|ratio)\b/i.test(unit);
  const isLikely = isDerived || units.includes(unit) || readingOf(field)?.kind === 'average';
  return type !== 'string' && isLikely && !disclosive && !derived && !independent;
}

function looseProblem(
  { source, offsetOf }: DatasetEntry,
  field: Field,
  column: number,
  count: string,
): Problem {
  const { name, unit = '' } = field;
  const isAverage = readingOf(field)?.kind === 'average';
  const average = `If it is an average for each of "${count}", add to the field "derived": { "kind": "average", "of": "the column of the sum", "base": { "field": "${count}" } }.`;
  return problemAt(source, offsetOf(['schema', 'fields', column]), {
    message: `"${name}" could reveal a hidden count, since nothing says how it was worked out.`,
    cure: `${isAverage ? average : howMade(unit, count)} If it tells nothing about the counts here, add the reason: "independent": "A share of reviews, which are not counted here". See docs/authors.md.`,
  });
}

/** How to say of a share or a rate what it was worked out from, with the name of a count of its dataset. */
export function howMade(unit: string, count: string): string {
  const [, per = ''] = /\bper ([\d,]+)/.exec(unit) ?? [];
  const kind = per === '' ? '"share"' : `"rate", "per": ${per.replaceAll(',', '')}`;
  return `If it was worked out from "${count}", add to the field "derived": { "kind": ${kind}, "of": "${count}", "base": { "field": "the column of the base" } }.`;
}
