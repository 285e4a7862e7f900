const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/**
 * The point in time, in fractional years, of `2014/15` (its last day), `2015`, `July 2015` or `31 March 2015`;
 * `undefined` for anything else.
 */
export function timeOf(label: string): number | undefined {
  const financial = /^(\d{4})\/(\d{2})$/.exec(label);
  if (financial) return Number(financial[1]) + 1 + 0.25;
  const [, day, month, year] = /^(?:(?:(\d{1,2}) )?([A-Za-z]+) )?(\d{4})$/.exec(label) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return Number(year);
  const index = months.indexOf(month.toLowerCase());
  return index === -1 ? undefined : Number(year) + index / 12 + (day ? Number(day) - 1 : 0) / 366;
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
