import { isEditionName } from '../edition.ts';

/** The first day and the last day of the year of an edition: `2024-04-01`, `2025-03-31`. */
export function periodOf(edition: string): { from: string; to: string } {
  const first = Number(edition.slice(0, 4));
  return { from: `${first}-04-01`, to: `${first + 1}-03-31` };
}

/** The edition `2024-25` from `2024-25` or `2024/25`; `undefined` from anything that is no year and the next. */
export function editionNamed(words: string): string | undefined {
  const name = words.trim().replace(/[/–]/, '-');
  return isEditionName(name) ? name : undefined;
}

/** The edition behind another: `2020-21` behind `2019-20`. */
export function nextEdition(edition: string): string {
  return editionFrom(Number(edition.slice(0, 4)) + 1);
}

/** The edition whose period begins in a year: `1999-00`. */
function editionFrom(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** How many years lie between two editions. */
export function distance(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4));
}

/** The same words so many years later: `2018/19`, `31 March 2019` and `2018-19` by one year are `2019/20` … */
export function later(words: string, years: number): string {
  return words.replace(
    /(?<![\d.,£/-])((?:19|20)\d{2})(?:([/–-])(\d{2}))?(?![\d,]*\d)/g,
    (whole, first: string, sign: string | undefined, second: string | undefined) => {
      const year = Number(first) + years;
      if (sign === undefined) return String(year);
      const isYear = (Number(first) + 1) % 100 === Number(second);
      return isYear ? `${year}${sign}${String((year + 1) % 100).padStart(2, '0')}` : whole;
    },
  );
}

/** Whether words name a year, or hold any other number in digits: what is told of one year only. */
export function isOfOneYear(words: string): boolean {
  return /\d/.test(words.replace(/\b(?:section|sections|Act|under|aged?|per) \d[\d,]*/gi, ''));
}
