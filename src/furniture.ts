import type { Root } from 'mdast';
import { chart } from './chart/authored.ts';
import { isChart, type Chart } from './chart/chart.ts';
import { chartOf } from './chart/choice.ts';
import { joined } from './chart/joined.ts';
import { citation, publishedOn } from './citation.ts';
import { downloads, history, publication, resources, series, sorted, tabledDatasets } from './collections.ts';
import type { Dataset } from './dataset/dataset.ts';
import { fullAddress } from './dataset/download/publication.ts';
import { parts } from './narrative/parts.ts';
import { ChartAttributes } from './narrative/vocabulary.ts';
import { sizeOf } from './size.ts';

/** What stands around a figure besides what it shows: how to cite it, and its files. */
export interface Furniture {
  /** Board, report, edition, number and title of the figure, the date of its data, what the board says of itself. */
  citation: string;
  /** The full address of the figure. */
  address: string;
  files: FileLink[];
}

/** A link to a file: `/data/2014-15/plans.csv`, `Data (CSV, 840 bytes)`. */
export interface FileLink {
  path: string;
  text: string;
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
  for (const figure of await figuresOf(entry)) {
    found.set(figure.id, {
      citation: await cited(entry, figure),
      address: `${fullAddress(await publication(), `/${entry.id}/`)}#${figure.id}`,
      files: await dataLinks(figure.dataset),
    });
  }
  return ({ id }) => found.get(id)!;
}

/** The charts that browsers draw from a description, by the page and the id of their figure. */
export async function explorable(): Promise<{ path: string; chart: Chart }[]> {
  return [...(await authored()), ...(await chosen()), ...(await joinedSeries())];
}

/** The charts of reports and editions. */
async function authored() {
  const entries = [...(await sorted('editions')), ...(await sorted('reports'))];
  const figures = await Promise.all(
    entries.map(async (entry) => (await figuresOf(entry)).map((figure) => ({ entry, figure }))),
  );
  return figures.flat().flatMap(({ entry, figure }) => {
    const { id, name, attributes, dataset, colours } = figure;
    const drawn = name === 'Chart' ? chart(ChartAttributes.parse(attributes), dataset.dataset, colours) : [];
    return isChart(drawn) ? [{ path: `${entry.id}/${id}`, chart: drawn }] : [];
  });
}

/** The charts of datasets. */
async function chosen() {
  const tabled = await tabledDatasets();
  const entries = (await sorted('datasets')).filter(({ id }) => !tabled.has(id));
  return entries.flatMap(({ id, data }) => {
    const drawn = chartOf(data);
    return drawn ? [{ path: `data/${id}/chart`, chart: drawn }] : [];
  });
}

/** The charts of indicators. */
async function joinedSeries() {
  const datasets = new Map((await sorted('datasets')).map(({ id, data }) => [id, data]));
  return (await series())
    .filter(({ points }) => points.length > 1)
    .map((each) => ({
      path: `data/indicators/${each.name}/chart`,
      chart: joined(each, datasets.get(each.datasets.at(-1)!)!),
    }));
}

interface Figure {
  id: string;
  number: number;
  name: string;
  attributes: Record<string, string>;
  dataset: { id: string; dataset: Dataset };
  colours: Parameters<typeof chart>[2];
}

async function figuresOf(entry: Narrated): Promise<Figure[]> {
  const { dataset, colours } = await resources(entry);
  return parts(entry.data.tree).parts.flatMap((part) => {
    if (!('figure' in part) || !part.figure) return [];
    const { name, attributes } = part;
    return [{ ...part.figure, name, attributes, dataset: dataset(attributes['data']!), colours }];
  });
}

async function cited(entry: Narrated, { number, attributes, dataset }: Figure): Promise<string> {
  const { board } = await publication();
  return citation({
    board,
    report: entry.collection === 'reports' ? entry.data.title : undefined,
    edition: entry.id.split('/')[0]!.replace('-', '/'),
    number,
    title: attributes['title']!,
    published: publishedOn(dataset.id, await history()),
  });
}

const called: Partial<Record<string, string>> = { CSV: 'Data', ODS: 'Spreadsheet' };

/** Links to the data of a figure. */
async function dataLinks({ id, dataset }: Figure['dataset']): Promise<FileLink[]> {
  return (await downloads(id, dataset))
    .filter(({ type }) => called[type])
    .map(({ path, type, content }) => ({ path, text: `${called[type]} (${type}, ${sizeOf(content)})` }));
}
