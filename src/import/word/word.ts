import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { WrongUse, type Outcome } from '../../command/outcome.ts';
import { isReportName } from '../../report.ts';
import { limited } from '../limited.ts';
import { place } from '../place.ts';
import type { Kind } from './losses.ts';
import { undecided, type WordText } from './read.ts';
import { carriedWords, lossReport, places } from './report.ts';
import { imported } from './text.ts';

/** What an author may say beside the file. */
export interface WordWords {
  to?: string | undefined;
  force?: boolean | undefined;
  'accept-changes'?: boolean | undefined;
}

const changes: readonly Kind[] = ['insertion', 'deletion', 'move'];

/** Imports a Word document as a report, a draft with what Word cannot know left to write. */
export async function importWord(root: string, file: string, words: WordWords): Promise<Outcome> {
  const target = targetOf(root, words.to);
  const path = resolve(file);
  if (!existsSync(path)) throw new WrongUse(`There is no file ${file.replaceAll('\\', '/')}.`);
  const module = new URL('./read.ts', import.meta.url);
  const word = await limited<WordText>(module, 'readWord', { path });
  const open = word.losses.filter(({ kind }) => changes.includes(kind));
  if (open.length > 0 && !words['accept-changes']) throw undecided(sumOf(open, word.headings));
  const made = imported(word, target.edition, target.name, target.path);
  const changed = place(root, made.made, words.force ?? false);
  console.log(told(target.path, made, changed.length > 0));
  return 0;
}

function sumOf(open: WordText['losses'], headings: readonly string[]): string {
  const count = open.reduce((sum, each) => sum + each.count, 0);
  return `${count}${places(open, headings)}`;
}

/** The report that is written: its edition and name stand in its path. */
function targetOf(root: string, to: string | undefined): { path: string; edition: string; name: string } {
  if (to === undefined)
    throw new WrongUse('Say where the report goes: --to content/reports/2024-25/crag.mdx.');
  const path = relative(root, resolve(root, to)).replaceAll('\\', '/');
  const [, edition = '', name = ''] = /^content\/reports\/(\d{4}-\d{2})\/([^/]+)\.mdx$/.exec(path) ?? [];
  if (isReportName(name)) return { path, edition, name };
  throw new WrongUse(
    `A report cannot stand at ${to.replaceAll('\\', '/')}. Its place is content/reports/<year>/<name>.mdx: a year as 2024-25, and as name oscb, paqa, crag, or special- and a word of your own.`,
  );
}

function told(
  path: string,
  { made, carried, losses, headings }: ReturnType<typeof imported>,
  isNew: boolean,
): string {
  const pictures = made.slice(1).map((each) => each.path);
  const lost = lossReport(losses, headings);
  return [
    `${isNew ? 'Written' : 'Nothing has changed since the last import'}: ${path}, a draft, with ${carriedWords(carried)}.`,
    ...(pictures.length > 0 ? [`Pictures, without place, time or device: ${pictures.join(', ')}`] : []),
    ...(lost === '' ? ['Everything was carried over.'] : [`\n${lost}`]),
    `\nWhat to do next:
  1. Open ${path} and compare it with the document.
  2. Write what stands in brackets: [Write here: …].
  3. Run npm run check, and put right what it names.`,
  ].join('\n');
}
