import type { Board } from '../../board.ts';

/** Who publishes the figures, and where: what files say of themselves. */
export interface Publication {
  board: Pick<Board, 'name' | 'short' | 'language' | 'licence' | 'notice' | 'publisher'>;
  /** The full address of the site's root, with a slash at its end. */
  site: string;
}

/** An edition as files name it. */
export interface Year {
  /** `2014-15` */
  id: string;
  /** `2014/15` */
  title: string;
}

/** A dataset with its address: `2014-15/risk-factors`. */
export interface Named<Value> {
  id: string;
  dataset: Value;
}

/** The full address of a path that is written from the site's root. */
export function fullAddress({ site }: Publication, path: string): string {
  return new URL(path.replace(/^\//, ''), site).href;
}
