import type { Root } from 'mdast';
import type { Chart } from '../chart/chart.ts';
import { citation, publishedOn } from '../citation.ts';
import { downloads, history, publication, series, sorted } from './collections.ts';
import type { Figure } from '../document/figure.ts';
import { fileLink, kindOf, type FileLink } from '../download.ts';
import { fullAddress } from '../dataset/download/publication.ts';
import { datasetCard, figureCards, figureFiles, figuresOf, indicatorCard } from './figures.ts';
import { yearOf } from '../edition.ts';

/** What stands around a figure besides what it shows: how to cite it, and its files. */
export interface Furniture {
  /** Board, report, edition, number and title of the figure, the date of its data, what the board says of itself. */
  citation: string;
  /** The full address of the figure. */
  address: string;
  files: FileLink[];
}

/** What can hold figures, as a collection holds it. */
interface Narrated {
  id: string;
  collection: 'reports' | 'editions';
  data: { title: string; tree: Root };
}

/** What stands around each figure of a report or an edition, by the figure's id. */
export async function furnitureOf(entry: Narrated): Promise<(figure: { id: string }) => Furniture> {
  const found = new Map<string, Furniture>();
  const ids = new Map((await sorted('datasets')).map(({ id, data }) => [data, id]));
  const pictures = await figureFiles(entry);
  for (const figure of await figuresOf(entry)) {
    const dataset = ids.get(figure.dataset)!;
    found.set(figure.id, {
      citation: await cited(entry, figure, dataset),
      address: `${fullAddress(await publication(), `/${entry.id}/`)}#${figure.id}`,
      files: [...(await dataLinks(dataset, figure)), ...(pictures.get(figure.id) ?? [])],
    });
  }
  return ({ id }) => found.get(id)!;
}

/** The charts that browsers draw from a description: the address of the page and the id of the figure on it. */
export async function explorable(): Promise<{ path: string; chart: Chart }[]> {
  const entries = [...(await sorted('editions')), ...(await sorted('reports'))];
  const figures = await Promise.all(
    entries.map(async (entry) =>
      [...(await figureCards(entry))].map(([id, card]) => ({ path: `${entry.id}/${id}`, card })),
    ),
  );
  const datasets = (await sorted('datasets')).map(async ({ id, data }) => ({
    path: `data/${id}/chart`,
    card: await datasetCard(id, data),
  }));
  const indicators = (await series()).map(async (each) => ({
    path: `data/indicators/${each.name}/chart`,
    card: await indicatorCard(each),
  }));
  const all = [...figures.flat(), ...(await Promise.all([...datasets, ...indicators]))];
  return all.flatMap(({ path, card }) =>
    card && card.chart.kind !== 'quadrant' ? [{ path, chart: card.chart }] : [],
  );
}

async function cited(entry: Narrated, { number, title }: Figure, dataset: string): Promise<string> {
  const { board } = await publication();
  return citation({
    board,
    report: entry.collection === 'reports' ? entry.data.title : undefined,
    edition: yearOf(entry.id).replace('-', '/'),
    number,
    title,
    published: publishedOn(dataset, await history()),
  });
}

const called: Partial<Record<string, string>> = { CSV: 'Data', ODS: 'Spreadsheet' };

/** Links to the data of a figure. */
async function dataLinks(id: string, { dataset }: Figure): Promise<FileLink[]> {
  return (await downloads(id, dataset)).flatMap((file) => {
    const words = called[kindOf(file).type];
    return words ? fileLink(file, words) : [];
  });
}
