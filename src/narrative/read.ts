import { channel } from 'node:diagnostics_channel';
import type { Source } from '../source.ts';
import { narrative, type Narrative } from './parse.ts';

/** Tells the path of each file whose text is parsed; heard in the whole thread. */
export const parsed = channel('annual-reports:parsed');

/** The files as they were parsed last, by path; shared with the copy of this code that Astro loads to make pages. */
const known: Map<string, { text: string; read: Narrative }> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('annual-reports:narratives')
] ??= new Map()) as never;

/**
 * The text of a file below its front matter, which begins at `offset`. It is parsed once for the check and for every
 * output, and again when the file has changed; nobody may change the tree.
 */
export function fileNarrative(source: Source, body: string, offset: number): Narrative {
  const before = known.get(source.path);
  if (before?.text === source.text) return before.read;
  parsed.publish(source.path);
  const read = narrative(source, body, offset);
  known.set(source.path, { text: source.text, read });
  return read;
}
