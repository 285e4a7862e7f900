/** Words in a row: `2015/16`, `2017/18 and 2018/19`, `a, b and c`. */
export function inARow(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
}

/** The reporting years between the first and the last of some editions that are not among them, oldest first. */
export function missingYears(editions: readonly string[]): string[] {
  const held = new Set(editions);
  const first = editions.map(startOf);
  if (first.length === 0) return [];
  const [from, to] = [Math.min(...first), Math.max(...first)];
  return Array.from({ length: to - from }, (_, step) => nameOf(from + step)).filter(
    (name) => !held.has(name),
  );
}

/** The edition that came before another on the site, and the years between them that the site lacks. */
export interface Before {
  edition: string;
  /** Oldest first: `2017-18`, `2018-19`. */
  missing: string[];
}

/** What came before an edition; `undefined` for the first of the site. */
export function before(edition: string, editions: readonly string[]): Before | undefined {
  const last = editions
    .filter((each) => startOf(each) < startOf(edition))
    .sort((a, b) => startOf(a) - startOf(b))
    .at(-1);
  return last === undefined ? undefined : { edition: last, missing: missingYears([last, edition]) };
}

/** The year in which an edition begins: 2019 of `2019-20`. */
function startOf(edition: string): number {
  return Number(edition.slice(0, 4));
}

/** The name of the edition that begins in a year. */
function nameOf(start: number): string {
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}
