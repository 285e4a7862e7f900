const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The kinds of time that a label can name. */
export type TimeKind = 'financial year' | 'calendar year' | 'month' | 'day';

/** What kind of time a label is; `undefined` when it is none: `2014/16`, `31 June 2015` and `Juli 2015` are none. */
export function kindOfTime(label: string): TimeKind | undefined {
  const [, start, end] = /^(\d{4})\/(\d{2})$/.exec(label) ?? [];
  if (start !== undefined) return (Number(start) + 1) % 100 === Number(end) ? 'financial year' : undefined;
  const [, day, month, year] = parts(label);
  if (year === undefined) return undefined;
  if (month === undefined) return 'calendar year';
  const index = months.indexOf(month.toLowerCase());
  if (index === -1) return undefined;
  if (day === undefined) return 'month';
  const days = new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= days ? 'day' : undefined;
}

/**
 * The point in time, in fractional years, of `2014/15` (its last day), `2015`, `July 2015` or `31 March 2015`;
 * `undefined` for anything else.
 */
export function timeOf(label: string): number | undefined {
  const kind = kindOfTime(label);
  if (kind === undefined) return undefined;
  if (kind === 'financial year') return Number(label.slice(0, 4)) + 1 + 0.25;
  const [, day, month, year] = parts(label);
  const index = month === undefined ? 0 : months.indexOf(month.toLowerCase());
  return Number(year) + index / 12 + (day ? Number(day) - 1 : 0) / 366;
}

/** The names of the months as they are written in a time. */
export const monthNames = months.map((month) => month.charAt(0).toUpperCase() + month.slice(1));

function parts(label: string): (string | undefined)[] {
  return /^(?:(?:(\d{1,2}) )?([A-Za-z]+) )?(\d{4})$/.exec(label) ?? [];
}

/**
 * The ISO 8601 interval of a period that says exactly when it begins and ends: `2014/15`, `2015`,
 * `April 2014 to March 2015`, `31 March 2015`; `undefined` for one that leaves it open.
 */
export function interval(period: string): string | undefined {
  const ends = period.split(' to ').map(dates);
  const [first, last = first] = ends;
  if (!first || !last || ends.length > 2) return undefined;
  const [from, to] = [first[0]!, last.at(-1)!];
  return from === to ? from : `${from}/${to}`;
}

/** The first and last date of a time, as exact as it is; `undefined` when it is not a time. */
function dates(label: string): string[] | undefined {
  const financial = /^(\d{4})\/(\d{2})$/.exec(label);
  if (financial) return [`${financial[1]}-04-01`, `${Number(financial[1]) + 1}-03-31`];
  const [, day, month = '', year] = /^(?:(?:(\d{1,2}) )?([A-Za-z]+) )?(\d{4})$/.exec(label) ?? [];
  if (year === undefined) return undefined;
  if (month === '') return [year];
  const index = months.indexOf(month.toLowerCase()) + 1;
  if (index === 0) return undefined;
  const parts = [year, String(index).padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])];
  return [parts.join('-')];
}
