import type { Outcome } from '../../command/outcome.ts';

/** What an author may say beside the file. */
export interface TableWords {
  to?: string | undefined;
}

/** Imports a table. */
export function importTable(_root: string, _file: string, _words: TableWords): Promise<Outcome> {
  throw new Error('not yet');
}
