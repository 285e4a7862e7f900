/** What stands in the place of a value that is not there (Government Analysis Function: symbols in tables). */
export const symbols = ['[c]', '[x]', '[z]', '[low]'] as const;
export type Symbol = (typeof symbols)[number];

/** What stands beside a value and qualifies it (from the same list). */
export const marks = ['[p]', '[r]', '[e]', '[f]', '[u]', '[b]'] as const;
export type Mark = (typeof marks)[number];

/** What each symbol and mark means, for datasets that do not say it in words of their own. */
export const meanings: Readonly<Record<Symbol | Mark, string>> = {
  '[c]': 'confidential: a small count, or a figure that would reveal one',
  '[x]': 'not available',
  '[z]': 'not applicable',
  '[low]': 'more than 0, but rounds to 0',
  '[p]': 'provisional',
  '[r]': 'revised',
  '[e]': 'estimated',
  '[f]': 'forecast',
  '[u]': 'of low reliability',
  '[b]': 'break in the series: not comparable with what comes before',
};

/** Whether a cell is a symbol. */
export function isSymbol(cell: string | number | undefined): cell is Symbol {
  return typeof cell === 'string' && (symbols as readonly string[]).includes(cell);
}
