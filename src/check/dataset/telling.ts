import { rows, type Field, type RawDataset, type Row } from '../../dataset/dataset.ts';
import { countsPeople, namesPeople } from '../../dataset/people.ts';
import { decimals } from './decimals.ts';

/** How a figure seems to have been worked out, as its title and unit say; `per` is the number of a rate. */
export interface Reading {
  kind: 'share' | 'rate' | 'change' | 'average';
  per: number;
}

/** How a figure that does not say so seems to have been worked out; `undefined` for counts and measures. */
export function readingOf({
  type,
  title,
  unit = '',
  disclosive,
  derived,
  independent,
}: Field): Reading | undefined {
  if (type === 'string' || disclosive || derived || independent !== undefined) return undefined;
  const words = `${unit} ${title}`;
  const [, per] = /\bper ([1-9][\d,]*)\b/i.exec(words) ?? [];
  if (per !== undefined) return { kind: 'rate', per: Number(per.replaceAll(',', '')) };
  if (/^%|\bper ?cent\b|\bpercentage\b/i.test(unit || title))
    return {
      kind: /\b(?:change|growth|increase|decrease|rise|fall)\b/i.test(title) ? 'change' : 'share',
      per: 100,
    };
  const isAverage = /\b(?:average|mean)\b|\bper [a-z]/i.test(words);
  return isAverage ? { kind: 'average', per: 1 } : undefined;
}

/** The first row in which a figure and another number tell a count of people that is small, and that number’s field. */
export function telling(
  dataset: RawDataset,
  field: Field,
  threshold: number,
): { index: number; other: Field } | undefined {
  const reading = readingOf(field);
  if (!reading) return undefined;
  const all = rows(dataset);
  const others = dataset.schema.fields.filter((other) => other !== field && goesWith(field, reading, other));
  const places = Math.max(field.decimals ?? 0, decimals(all.map((row) => row[field.name]!)));
  const isTold = (row: Row, { name }: Field) => {
    const [figure, other] = [row[field.name], row[name]];
    if (typeof figure !== 'number' || typeof other !== 'number') return false;
    return told(reading, figure, other, 0.5 * 10 ** -places).some((range) => isSmall(range, threshold));
  };
  return all.flatMap((row, at) =>
    others.filter((other) => isTold(row, other)).map((other) => ({ index: at + 1, other })),
  )[0];
}

/** Whether a count could be worked out from a figure and another field: its base, what it was before, or the sum of it. */
function goesWith(field: Field, { kind }: Reading, other: Field): boolean {
  const { type, unit, title, derived } = other;
  if (type === 'string' || derived || readingOf(other) || other.independent !== undefined) return false;
  if (kind !== 'average') return type === 'integer' && countsPeople(unit);
  const [, per] = /\bper ([a-z].*)/i.exec(field.unit ?? '') ?? [];
  if (per !== undefined && !countsPeople(`${per}s`)) return false;
  const [own = ''] = (field.unit ?? '').split(/\bper\b/i);
  const shared = wordsOf(unit ?? title).intersection(wordsOf(`${own} ${field.title}`));
  const isSame = unit !== undefined && own.trim() === unit;
  return isSame || shared.size > 0 || (own.trim() === '' && unit !== undefined && !namesPeople(unit));
}

/** The words of a unit or a title, in the singular. */
function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map((word) => word.replace(/s$/, '')));
}

/** The ranges of the counts that a rounded figure tells with another number: of a share those left, too. */
function told(
  { kind, per }: Reading,
  figure: number,
  other: number,
  half: number,
): [least: number, most: number][] {
  const [low, high] = [figure - half, figure + half];
  if (kind === 'average') return low > 0 ? [[other / high, other / low]] : [];
  if (kind === 'change') return low > -100 ? [[other / (1 + high / 100), other / (1 + low / 100)]] : [];
  const [least, most] = [(low * other) / per, (high * other) / per];
  return kind === 'share'
    ? [
        [least, most],
        [other - most, other - least],
      ]
    : [[least, most]];
}

/** Whether a range holds whole numbers, fewer than could hide a count, and a small one among them, but not 0. */
function isSmall([low, high]: readonly [number, number], threshold: number): boolean {
  const [least, most] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
  return least >= 1 && least <= most && least <= threshold && most - least < threshold;
}
