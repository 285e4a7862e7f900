import { publicDir } from 'astro:config/server';
import { getCollection, type CollectionEntry } from 'astro:content';
import { existsSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Board } from '../board.ts';
import type { Correction } from '../correction.ts';
import { reportColours } from '../check/chart/charts.ts';
import { datasetId } from '../narrative/named.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { datasetFiles, editionFiles, type DatasetFile } from '../dataset/download/files.ts';
import type { Publication } from '../dataset/download/publication.ts';
import { evidenceWords, type EvidenceWords } from '../evidence.ts';
import { fileLink, type FileLink } from '../download.ts';
import { indicators, type Series } from '../dataset/indicator.ts';
import { byDate, ledger, supersededFile } from '../frozen/ledger.ts';
import { notices, type Subject } from '../frozen/notice.ts';
import type { Superseded } from '../frozen/step.ts';
import type { Lock } from '../lock.ts';
import { tabled } from '../narrative/named.ts';
import { answeredItems } from '../narrative/answers.ts';
import { withRows } from '../narrative/numbers.ts';
import { parts, type Parts } from '../narrative/parts.ts';
import {
  definitionsOf,
  matcher,
  usedTerms,
  withTerms,
  type Definition,
  type Matcher,
} from '../narrative/terms.ts';
import { rowOf } from '../number/computation.ts';
import { toWords } from '../paper.ts';
import { pointWords, type PointWords } from '../point.ts';
import { recommendationWords, type RecommendationWords } from '../recommendation.ts';
import { shown } from '../poster.ts';
import { place } from '../report.ts';
import { yearOf } from '../edition.ts';

type Sorted =
  | 'editions'
  | 'reports'
  | 'terms'
  | 'points'
  | 'themes'
  | 'audiences'
  | 'briefings'
  | 'posters'
  | 'papers'
  | 'priorities'
  | 'recommendations'
  | 'impacts'
  | 'reviews'
  | 'evidence'
  | 'guidance'
  | 'sources'
  | 'datasets';

/** The entries of a collection by id, reports of an edition by series: one order, whatever that of the files. */
export async function sorted<Name extends Sorted>(name: Name): Promise<CollectionEntry<Name>[]> {
  const entries = (await getCollection(name)) as CollectionEntry<Name>[];
  return entries.sort((a, b) => {
    const isReport = name === 'reports' && yearOf(a.id) === yearOf(b.id);
    return (isReport ? place(a.id) - place(b.id) || 0 : 0) || (a.id < b.id ? -1 : 1);
  });
}

/** The indicators over all editions. */
export const series = onceForAll(async (): Promise<Series[]> =>
  indicators((await sorted('datasets')).map(({ id, data }) => ({ id, dataset: data }))),
);

/** The board. */
export async function board(): Promise<Board> {
  return (await getCollection('board'))[0]!.data;
}

/** Works something out of the whole content once, for all pages that ask; again when files have been read anew. */
export function onceForAll<Made>(make: () => Promise<Made>): () => Promise<Made> {
  const made = new WeakMap<Board, Promise<Made>>();
  return async () => {
    const key = await board(); // Whichever file is read anew, all entries are other objects.
    if (!made.has(key)) made.set(key, make());
    return made.get(key)!;
  };
}

/** The glossary, ready to be found in text. */
interface Glossary {
  matcher: Matcher;
  definitions: Map<string, Definition>;
}

/** The glossary, with the first paragraph of each definition. */
export const glossary = onceForAll(async (): Promise<Glossary> => {
  const terms = await sorted('terms');
  return {
    matcher: matcher(terms.map(({ id, data }) => ({ slug: id, term: data }))),
    definitions: definitionsOf(terms.map(({ id, data }) => ({ slug: id, term: data, tree: data.tree }))),
  };
});

const datasetsById = onceForAll(
  async () => new Map((await sorted('datasets')).map(({ id, data }) => [id, data])),
);

const numbered = new WeakMap<Root, Root>();

/** A copy of a tree whose bound numbers lead to the rows that they are from; the same one for each page that asks. */
export async function withNumbers(tree: Root): Promise<Root> {
  const datasets = await datasetsById();
  const copy =
    numbered.get(tree) ??
    withRows(tree, (claim, id) => {
      const dataset = datasets.get(id);
      return dataset && rowOf(claim, dataset);
    });
  numbered.set(tree, copy);
  return copy;
}

/** A tree ready for `Narrative`: parts and contents, with terms in place, and the terms it uses. */
export async function rendered(tree: Root, isLinked = false): Promise<Parts & { terms: Definition[] }> {
  const { matcher: terms, definitions } = await glossary();
  const used = usedTerms(tree, terms).flatMap((slug) => definitions.get(slug) ?? []);
  return {
    ...parts(withTerms(await withNumbers(tree), terms, definitions), import.meta.env.BASE_URL, isLinked),
    terms: used,
  };
}

/** The bytes of a file of `public/` by its path from the site's root: `/map.png`. */
export function publicFile(path: string): Uint8Array {
  return readFileSync(new URL(`.${path}`, publicDir));
}

/** The board's own icon, `public/favicon.svg`, where it has one. */
export function ownIcon(): Uint8Array | undefined {
  return existsSync(new URL('./favicon.svg', publicDir)) ? publicFile('/favicon.svg') : undefined;
}

/** Finds the datasets, points, posters and recommendations that a narrative names, and the colours that its charts share. */
export async function resources(entry: { id: string; data: { tree: Root } }) {
  const datasets = await datasetsById();
  const posters = new Map((await shownPosters()).map(({ id, data }) => [id, data]));
  const points = new Map((await sorted('points')).map(({ id, data }) => [id, data]));
  const items = (await guidance()).flatMap(({ value }) => value.items);
  const evidence = await shownEvidence();
  const asked = new Map((await sorted('recommendations')).map(({ id, data }) => [id, data]));
  return {
    dataset(name: string): { id: string; dataset: Dataset } {
      const id = datasetId(name, entry);
      return { id, dataset: datasets.get(id)! };
    },
    poster: (name: string) => posters.get(name)!,
    answers: (ids: readonly string[]) => answeredItems(entry.id, ids, items),
    evidence: (name: string): EvidenceWords => evidence.get(datasetId(name, entry))!,
    point: (id: string): PointWords => pointWords(id, points.get(id)!, points.get(id)!.tree),
    recommendation: (id: string): RecommendationWords =>
      recommendationWords(id, asked.get(id)!, asked.get(id)!.tree),
    colours: reportColours({ id: entry.id, tree: entry.data.tree }, datasets, (await board()).palette),
  };
}

/** The statutory guidance, oldest first. */
export const guidance = onceForAll(async () => {
  const entries = (await sorted('guidance')).map(({ id, data }) => ({ id, value: data, tree: data.tree }));
  return entries.sort((a, b) => (a.value.from < b.value.from ? -1 : 1));
});

/** The words of all evidence, by name. */
export const shownEvidence = onceForAll(async () => {
  const words = (await sorted('evidence')).map(
    ({ id, data }) => [id, evidenceWords(id, data, toString(data.tree))] as const,
  );
  return new Map(words);
});

/** The posters, with the words of their points. */
export const shownPosters = onceForAll(async () => {
  const points = new Map(
    (await sorted('points')).map(({ id, data }) => [id, { value: data, tree: data.tree }]),
  );
  const posters = await sorted('posters');
  return posters.map((entry) => {
    const data = { ...shown(entry.data, (id) => points.get(id)), tree: entry.data.tree };
    return { id: entry.id, data };
  });
});

/** The datasets that reports show as tables only: their authors found no chart for them. */
export const tabledDatasets = onceForAll(async () => {
  return tabled((await sorted('reports')).map(({ id, data }) => ({ id, tree: data.tree })));
});

/** Who publishes the site, and where. */
export const publication = onceForAll(async (): Promise<Publication> => {
  const root = new URL(import.meta.env.BASE_URL, import.meta.env.SITE).href;
  return { board: await board(), site: `${root.replace(/\/$/, '')}/` };
});

/** The files of a dataset that readers download. */
export async function downloads(id: string, dataset: Dataset): Promise<DatasetFile[]> {
  const edition = await editionOf(id);
  return datasetFiles({ id, dataset }, edition, await publication());
}

/** The files that hold all datasets of an edition. */
export async function editionDownloads(edition: string): Promise<DatasetFile[]> {
  const entries = (await sorted('datasets')).filter(({ id }) => id.startsWith(`${edition}/`));
  const named = entries.map(({ id, data: dataset }) => ({ id, dataset }));
  return editionFiles(await editionOf(edition), named, await publication());
}

async function editionOf(id: string): Promise<{ id: string; title: string }> {
  const edition = (await sorted('editions')).find((each) => each.id === yearOf(id))!;
  return { id: edition.id, title: edition.data.title };
}

/** One path for each dataset, with the file of it whose name has this ending. */
export async function datasetPaths(ending: string) {
  const entries = await sorted('datasets');
  return Promise.all(
    entries.map(async ({ id, data }) => {
      const [edition = '', dataset = ''] = id.split('/');
      const file = (await downloads(id, data)).find(({ path }) => path === `/data/${id}${ending}`)!;
      return { params: { edition, dataset }, props: { file } };
    }),
  );
}

/** One path for each edition that has datasets, with the file that holds all of them and whose name has this ending. */
export async function editionPaths(ending: string) {
  const editions = await sorted('editions');
  const paths = editions.map(async ({ id: edition }) => {
    const files = (await editionDownloads(edition)).filter(({ path }) => path.endsWith(ending));
    return files.map((file) => ({ params: { edition, dataset: `data-${edition}` }, props: { file } }));
  });
  return (await Promise.all(paths)).flat();
}

/** What was published once: the locks, the entries about changes, newest first, and the files that were replaced. */
export const history = onceForAll(async () => {
  const locks: Lock[] = (await getCollection('locks')).map(({ data }) => data);
  const found = await getCollection('corrections');
  const corrections = byDate(
    found.map(({ id, data }) => ({ id, value: data as Correction & { tree: Root } })),
  ).reverse();
  const byEdition = locks.sort((a, b) => (a.edition < b.edition ? -1 : 1));
  const { superseded } = ledger(byEdition, corrections);
  const reports = new Map((await sorted('reports')).map(({ id, data }) => [id, data.short]));
  return { locks: byEdition, corrections, superseded, known: { locks: byEdition, reports } };
});

/** What readers of a page are told about changes to what it shows, and the files as they were before. */
export async function changesOf(subject: Subject) {
  const { corrections, superseded, known } = await history();
  const files = superseded.filter(
    ({ edition, dataset }) => edition === subject.edition && dataset === subject.dataset,
  );
  return { notices: notices(corrections, subject, known), files: files.map(supersededLink) };
}

/** A link to a file as it was until a correction. */
export function supersededLink(file: Superseded): FileLink {
  return fileLink(supersededFile(file), `The table as it was until ${toWords(file.until)}`);
}

/** The datasets that were withdrawn as a whole. */
export async function withdrawn(): Promise<{ edition: string; name: string; title: string }[]> {
  return (await history()).locks.flatMap(({ edition, datasets }) =>
    datasets.filter(({ rows }) => !rows).map(({ name, title }) => ({ edition, name, title })),
  );
}
