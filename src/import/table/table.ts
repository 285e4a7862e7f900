import { existsSync } from 'node:fs';
import { basename, extname, posix, relative, resolve } from 'node:path';
import { WrongUse, type Outcome } from '../../command/outcome.ts';
import type { RawDataset } from '../../dataset/dataset.ts';
import { typedText } from '../../dataset/download/resource.ts';
import { isSymbol, type Symbol } from '../../dataset/symbols.ts';
import { isEditionName } from '../../edition.ts';
import { mostBytes } from '../../files.ts';
import { boardEntry, rawDatasets } from '../../folders.ts';
import { nearest } from '../../problem.ts';
import { sizeOf } from '../../size.ts';
import { givenFile, isDevice } from '../given.ts';
import { limited } from '../limited.ts';
import { place } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { chosen, type Place } from './choice.ts';
import type { Proposal } from './dataset.ts';
import type { TableBook } from './read.ts';
import { alike } from './like.ts';
import { refusalOf, summary } from './words.ts';

/** What an author may say beside the file. */
export interface TableWords extends Place {
  to?: string | undefined;
  symbols?: string | undefined;
  like?: string | undefined;
  force?: boolean | undefined;
}

/** Imports a table of a workbook or a CSV file as a dataset of the site at `root`; without `to` it only shows what it would write. */
export async function importTable(root: string, file: string, words: TableWords): Promise<Outcome> {
  const path = givenFile(file);
  const to = words.to === undefined ? undefined : target(root, words.to);
  const meant = meaningsIn(words.symbols);
  const before = words.like === undefined ? undefined : lastYears(root, words.like);
  const given = { file: path, sheet: words.sheet };
  const book = await limited<TableBook>(new URL('./read.ts', import.meta.url), 'readBook', given);
  const found = await chosen(book, words);
  const name = to?.name ?? slug(basename(file, extname(file)));
  const areas = [...new Set(rawDatasets(root).entries.map(({ value }) => value.geography))];
  const schema = schemaPath(root, to?.path ?? 'data/edition/name.json');
  const threshold = boardEntry(root).entries[0]?.value.threshold ?? 5;
  const proposed = await limited<Proposal>(new URL('./dataset.ts', import.meta.url), 'limitedProposal', {
    found,
    given: { name, meant, areas, schema, threshold },
  });
  if (proposed.faults.length > 0) throw refusalOf(proposed.faults, found.sheet.name, proposed.markers);
  const { dataset, told } = before
    ? alike(proposed.dataset, before, words.like!)
    : { dataset: proposed.dataset, told: [] };
  console.log(summary(book, found, dataset, [...proposed.told, ...told], threshold));
  return written(root, to?.path, dataset, words.force ?? false);
}

function written(root: string, path: string | undefined, dataset: RawDataset, force: boolean): Outcome {
  if (path === undefined) {
    console.log('\nNothing was written: add --to data/2024-25/name.json to write it.');
    return 0;
  }
  const content = typedText(dataset);
  if (Buffer.byteLength(content) > mostBytes.data) throw tooHeavy(content);
  const changed = place(root, [{ path, content }], force);
  console.log(
    changed.length > 0
      ? `\nWrote ${path}, as a draft. Write what is missing, then run npm run check.`
      : `\n${path} is already so; nothing was changed.`,
  );
  return 0;
}

/** What the check would refuse to read. */
function tooHeavy(content: string): Refusal {
  const [size, most] = [sizeOf(content), sizeOf(mostBytes.data)];
  return new Refusal(
    `The dataset would have ${size}; one has at most ${most}.`,
    'Leave out the columns that readers do not need, or import the table in parts: --range A1:F20 names the cells of one.',
  );
}

/** The place of the new dataset, which has to be that of a dataset. */
function target(root: string, to: string): { path: string; name: string } {
  const path = relative(root, resolve(root, to)).replaceAll('\\', '/');
  const [, edition = '', name = ''] = /^data\/([^/]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)\.json$/.exec(path) ?? [];
  if (!isEditionName(edition) || name.length > 39 || isDevice(name))
    throw new WrongUse(
      `"${to}" is not where a dataset can lie. Write --to data/2024-25/name.json: the folder of its edition, and a name of small letters, digits and hyphens, at most 39, and none that Windows keeps for itself (con, nul, aux, prn, com1, lpt1).`,
    );
  return { path, name };
}

const product = resolve(import.meta.dirname, '../../..');

/** The address of the schema as a dataset names it: that of the site, or of the product that the site lies in. */
export function schemaPath(root: string, path: string): string {
  const isOwn = existsSync(resolve(root, 'data/dataset.schema.json'));
  const fromProduct = relative(product, root).replaceAll('\\', '/');
  if (isOwn || /^([a-z]:|\/|\.\.)/i.test(fromProduct)) return '../dataset.schema.json';
  return posix.relative(posix.join('/', fromProduct, posix.dirname(path)), '/data/dataset.schema.json');
}

/** What the author says that markers of the sheet stand for: `*=c,-=z`. */
function meaningsIn(words: string | undefined): Map<string, Symbol> {
  const pairs = (words ?? '').split(',').filter((pair) => pair.trim() !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      const symbol = `[${pair
        .slice(at + 1)
        .replace(/[[\]\s]/g, '')
        .toLowerCase()}]`;
      const marker = pair.slice(0, at).trim().toLowerCase();
      if (at < 1 || marker === '' || !isSymbol(symbol))
        throw new WrongUse(
          `"${pair}" in --symbols is not understood. Write each marker with its symbol: --symbols "*=c,-=z", where a symbol is c, x, z or low.`,
        );
      return [marker, symbol];
    }),
  );
}

function lastYears(root: string, id: string): RawDataset {
  const { entries } = rawDatasets(root);
  const wanted = id.replace(/^data\//, '').replace(/\.json$/, '');
  const found = entries.find((entry) => entry.id === wanted);
  if (found) return found.value;
  throw new WrongUse(
    `There is no dataset "${id}" that can be read. ${nearest(
      wanted,
      entries.map((entry) => entry.id),
    )} For a table that is new, leave --like out.`,
  );
}

/** A name for a dataset, made from that of a file. */
function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 39)
      .replace(/^-+|-+$/g, '') || 'table'
  );
}
