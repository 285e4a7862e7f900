import type { Move } from './moves.ts';

/** What each kind of host is told. */
export interface Served {
  /** The sub-path that the site works under; it begins and ends in `/`. */
  base: string;
  /** The headers of every answer, by name. */
  headers: Readonly<Record<string, string>>;
  moves: readonly Move[];
}

/** What the file of a host begins with, a line each. */
export const note = [
  'Made by the build, which makes it anew each time: do not change it here.',
  'docs/deploying.md says how a host uses it.',
];

/** A name or an address as part of a pattern; of what addresses may hold only the full stop means something else there. */
export function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}
