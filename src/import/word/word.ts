import { confirm } from '@clack/prompts';
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { WrongUse, type Outcome } from '../../command/outcome.ts';
import { isEditionName } from '../../edition.ts';
import { boardEntry, rawDatasets } from '../../folders.ts';
import { isReportName } from '../../report.ts';
import { givenFile } from '../given.ts';
import { limited } from '../limited.ts';
import { place } from '../place.ts';
import { schemaPath } from '../table/table.ts';
import type { Place } from './datasets.ts';
import type { Kind } from './losses.ts';
import { undecided, type WordText } from './read.ts';
import { places, told } from './report.ts';
import { imported, type Target } from './text.ts';

/** What an author may say beside the file. */
export interface WordWords {
  to?: string | undefined;
  tables?: string | undefined;
  force?: boolean | undefined;
  'accept-changes'?: boolean | undefined;
}

const changes: readonly Kind[] = ['insertion', 'deletion', 'move'];

/** Imports a Word document as a report, a draft with what Word cannot know left to write. */
export async function importWord(root: string, file: string, words: WordWords): Promise<Outcome> {
  const target = targetOf(root, words);
  const path = givenFile(file);
  const module = new URL('./read.ts', import.meta.url);
  const word = await limited<WordText>(module, 'readWord', { path });
  const open = word.losses.filter(({ kind }) => changes.includes(kind));
  if (open.length > 0 && !words['accept-changes']) throw undecided(sumOf(open, word.headings));
  const made = await asked(root, word, target);
  const changed = place(root, made.made, words.force ?? false);
  console.log(told(target.path, made, changed.length > 0));
  return 0;
}

function sumOf(open: WordText['losses'], headings: readonly string[]): string {
  const count = open.reduce((sum, each) => sum + each.count, 0);
  return `${count}${places(open, headings)}`;
}

/** What is made; where somebody sits at the keyboard, tables of figures become datasets if they say so. */
async function asked(root: string, word: WordText, target: Target) {
  const first = imported(structuredClone(word), target);
  if (target.tables || first.offers.length === 0 || !process.stdin.isTTY) return first;
  const count = first.offers.length === 1 ? 'One table holds' : `${first.offers.length} tables hold`;
  const answer = await confirm({
    message: `${count} figures. Make datasets of them in data/${target.edition}/, so that they are checked and small counts are hidden?`,
  });
  return answer === true ? imported(word, { ...target, tables: placeOf(root, target.edition) }) : first;
}

/** The report that is written: its edition and name stand in its path. */
function targetOf(root: string, { to, tables }: WordWords): Target {
  if (to === undefined)
    throw new WrongUse('Say where the report goes: --to content/reports/2024-25/crag.mdx.');
  const path = relative(root, resolve(root, to)).replaceAll('\\', '/');
  const [, edition = '', name = ''] = /^content\/reports\/([^/]+)\/([^/]+)\.mdx$/.exec(path) ?? [];
  if (!isEditionName(edition) || !isReportName(name))
    throw new WrongUse(
      `A report cannot stand at ${to.replaceAll('\\', '/')}. Its place is content/reports/<year>/<name>.mdx: a year as 2024-25, and as name oscb, paqa, crag, or special- and a word of your own.`,
    );
  const before = existsSync(resolve(root, path)) ? readFileSync(resolve(root, path), 'utf8') : undefined;
  const place = tables === undefined ? undefined : tablesAt(root, tables, edition);
  return { path, edition, name, tables: place, before };
}

/** Datasets of a report lie in the folder of its edition. */
function tablesAt(root: string, to: string, edition: string): Place {
  const folder = relative(root, resolve(root, to)).replaceAll('\\', '/');
  if (folder === `data/${edition}`) return placeOf(root, edition);
  throw new WrongUse(`The datasets of this report lie in data/${edition}/: write --tables data/${edition}/.`);
}

function placeOf(root: string, edition: string): Place {
  const areas = [...new Set(rawDatasets(root).entries.map(({ value }) => value.geography))];
  const threshold = boardEntry(root).entries[0]?.value.threshold ?? 5;
  return { edition, areas, threshold, schema: schemaPath(root, `data/${edition}/name.json`) };
}
