/** What stands in the place of a value that is not there (Government Analysis Function: symbols in tables). */
export const symbols = ['[c]', '[x]', '[z]', '[low]'] as const;
export type Symbol = (typeof symbols)[number];

/** Whether a cell is a symbol. */
export function isSymbol(cell: string | number | undefined): cell is Symbol {
  return typeof cell === 'string' && (symbols as readonly string[]).includes(cell);
}
