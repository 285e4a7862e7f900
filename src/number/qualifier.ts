/** What a word such as “about” or “over” promises about a number. */
export type Qualifier =
  'about' | 'over' | 'just over' | 'nearly' | 'just under' | 'under' | 'at least' | 'at most';

const phrases: Readonly<Record<Qualifier, string>> = {
  about: 'about|around|approximately|roughly|some',
  'just over': 'just over|just above|just more than|slightly over|slightly more than',
  'just under': 'just under|just below|slightly under|slightly less than',
  nearly: 'nearly|almost|close to',
  'at least': 'at least|no fewer than|not fewer than|no less than|not less than|a minimum of',
  'at most': 'at most|up to|as many as|no more than|not more than|a maximum of',
  over: 'over|more than|above|in excess of',
  under: 'under|below|fewer than|less than',
};
const order: readonly Qualifier[] = [
  'just over',
  'just under',
  'at least',
  'at most',
  'about',
  'nearly',
  'over',
  'under',
];
const pattern = order.map((name) => `(${phrases[name]})`).join('|');
const leading = new RegExp(`^(?:${pattern}) +`);
const trailing = new RegExp(`(?:^|[^\\p{L}])(?:${pattern})\\s+$`, 'u');

/** The qualifier that a text begins with, and the text behind it. */
export function leadingQualifier(text: string): { qualifier: Qualifier | undefined; rest: string } {
  const found = leading.exec(text);
  return { qualifier: nameOf(found), rest: text.slice(found?.[0].length ?? 0) };
}

/** The qualifier with which the text before a number ends; “up to” is none there, since a number may go up to another. */
export function trailingQualifier(before: string): Qualifier | undefined {
  const end = before.toLowerCase().slice(-40);
  return /\bup to\s+$/.test(end) ? undefined : nameOf(trailing.exec(end));
}

function nameOf(match: RegExpExecArray | null): Qualifier | undefined {
  const index = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
  return index === -1 ? undefined : order[index];
}

/** The numbers for which a printed one is right. */
export interface Range {
  from: number;
  to: number;
  /** Whether `from` and `to` themselves are left out. */
  isOpen: { from: boolean; to: boolean };
}

/** How exactly a number is printed: the worth of its last digit, or a form in words that is never exact. */
export interface Exactness {
  /** The worth of one in the last printed place; 0 for forms in words. */
  step: number;
  /** “More than doubled” reaches halfway to the next whole multiple. */
  isMultiple?: boolean;
}

/**
 * The numbers for which `printed`, which is not negative, is right: without a qualifier what rounds to it, or lies
 * within 2.5 % of a form in words; with one what docs/authors.md states.
 */
export function range(printed: number, qualifier: Qualifier | undefined, exactness: Exactness): Range {
  const { step, isMultiple = false } = exactness;
  const half = step > 0 ? step / 2 : printed * 0.025;
  const above = isMultiple ? printed * 1.25 : Math.max(printed * 1.1, printed + step);
  const below = Math.max(0, Math.min(printed * 0.9, printed - step));
  const closed = { from: false, to: false };
  switch (qualifier) {
    case undefined:
      return { from: printed - half, to: printed + half, isOpen: closed };
    case 'about': {
      const width = Math.max(printed * 0.05, half);
      return { from: printed - width, to: printed + width, isOpen: closed };
    }
    case 'over':
      return { from: printed, to: above, isOpen: { from: true, to: isMultiple } };
    case 'just over':
      return { from: printed, to: printed * 1.03, isOpen: { from: true, to: false } };
    case 'at least':
      return { from: printed, to: above, isOpen: { from: false, to: isMultiple } };
    case 'nearly':
      return { from: printed * 0.95, to: printed, isOpen: { from: false, to: true } };
    case 'just under':
      return { from: printed * 0.97, to: printed, isOpen: { from: false, to: true } };
    case 'under':
      return { from: below, to: printed, isOpen: { from: false, to: true } };
    case 'at most':
      return { from: below, to: printed, isOpen: closed };
  }
}

/** Whether a number lies in a range; the dust of binary fractions does not count. */
export function isIn(value: number, { from, to, isOpen }: Range): boolean {
  const dust = 1e-9 * Math.max(1, Math.abs(value));
  const isFrom = isOpen.from ? value > from + dust : value >= from - dust;
  const isTo = isOpen.to ? value < to - dust : value <= to + dust;
  return isFrom && isTo;
}
