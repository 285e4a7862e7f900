import { kindOfTime, monthNames } from '../../time.ts';

const month = `(${monthNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|${name.slice(3, 4)})?`).join('|')})\\.?`;
const day = '(\\d{1,2})(?:st|nd|rd|th)?';

/** A time in other words, as the site writes it: `2023-24` is `2023/24`, `Mar-24` is `March 2024`; else nothing. */
export function timeIn(text: string): string | undefined {
  const bare = text.trim().replace(/\s+/g, ' ');
  if (kindOfTime(bare) !== undefined) return inReach(bare);
  const meant = financialYear(bare) ?? monthOrDay(bare) ?? isoDay(bare);
  return meant !== undefined && kindOfTime(meant) !== undefined ? inReach(meant) : undefined;
}

/** A number of four digits is a year only where it could be one. */
function inReach(time: string): string | undefined {
  const year = Number(/\d{4}/.exec(time)?.[0]);
  return year >= 1900 && year <= 2100 ? time : undefined;
}

function financialYear(text: string): string | undefined {
  const [, first, second] =
    /^(?:FY ?)?(\d{4}) ?[-–—/] ?(\d{4}|\d{2})$/i.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text) ?? [];
  if (first === undefined || !String(Number(first) + 1).endsWith(second!)) return undefined;
  return `${first}/${second!.slice(-2)}`;
}

function monthOrDay(text: string): string | undefined {
  const [, at, name, year] = new RegExp(`^(?:${day}[ -])?${month}[ -](\\d{4}|\\d{2})$`, 'i').exec(text) ?? [];
  return name === undefined ? undefined : inWords(at, name, year!);
}

function inWords(at: string | undefined, name: string, year: string): string {
  const full = monthNames.find((each) => each.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()))!;
  return [...(at ? [Number(at)] : []), full, year.length === 2 ? `20${year}` : year].join(' ');
}

function isoDay(text: string): string | undefined {
  const [, year, at, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year === undefined ? undefined : `${Number(d)} ${monthNames[Number(at) - 1]} ${year}`;
}

/** A day written in digits, as `03/04/2024`: the day that it is, `two` when it could be two days; else nothing. */
export function dayInDigits(text: string): string | 'two' | undefined {
  const [, first, second, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  if (Number(first) <= 12 && Number(second) <= 12 && first !== second) return 'two';
  const [at, of] = Number(first) > 12 ? [first, second] : [second, first];
  const name = monthNames[Number(of) - 1];
  return name && year.length === 4 ? `${Number(at)} ${name} ${year}` : 'two';
}

/** The first period or day that a text names: `Plans by age, 2023-24` is for `2023/24`. */
export function periodIn(text: string): string | undefined {
  const years = '\\d{4} ?[-–/] ?(?:\\d{4}|\\d{2})(?!\\d)';
  const time = `(?:${years}|(?:${day} )?${month} \\d{4}|\\b(?:19|20)\\d{2}\\b)`;
  const { first, last } =
    new RegExp(`(?<first>${time})(?: ?(?:to|and|–|-) ?(?<last>${time}))?`, 'i').exec(text)?.groups ?? {};
  const from = first && timeIn(first);
  if (!from) return undefined;
  const to = last && timeIn(last);
  return to ? `${from} to ${to}` : from;
}
