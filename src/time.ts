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
