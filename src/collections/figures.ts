import type { Root } from 'mdast';
import type { CategoryChart, Chart } from '../chart/chart.ts';
import { chartOf } from '../chart/choice.ts';
import { cardSize, type Around } from '../chart/draw/picture/card.ts';
import { joined } from '../chart/joined.ts';
import { image, picture } from '../chart/kept.ts';
import { board as boardOf, publication, resources, sorted, tabledDatasets } from './collections.ts';
import { fullAddress } from '../dataset/download/publication.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Series } from '../dataset/indicator.ts';
import type { Document } from '../document/document.ts';
import { figure, sourceOf, sourcesOf, type Figure } from '../document/figure.ts';
import { figuresDocument } from '../document/figures.ts';
import { fileLink, linkBefore, fileResponse, type Download, type FileLink } from '../download.ts';
import { documentPdf } from '../document/typst/document.ts';
import { documentDocx } from '../document/word/document.ts';
import { aFewAtATime } from '../making/few.ts';
import { ahead, ready } from '../making/made.ts';
import type { Job } from '../making/makers.ts';
import { figures as components } from '../narrative/parse.ts';
import { parts } from '../narrative/parts.ts';
import { once } from './once.ts';
import { figuresName, type Report } from '../report.ts';

/** A picture that a page offers, and what stands for it where it is not seen. */
export interface CardImage {
  path: string;
  alt: string;
  width: number;
  height: number;
}

/** A report, as a collection holds it. */
interface Written {
  id: string;
  data: { tree: Root };
}

/** The figures of a report, or of an edition's page, in their order; each name has one colour in all of them. */
export const figuresOf = once(async (entry: Written): Promise<Figure[]> => {
  const { tree } = entry.data;
  const { dataset, colours } = await resources(entry);
  const places = parts(tree).parts.flatMap((part) => ('figure' in part && part.figure) || []);
  return components(tree).map((component, index) =>
    figure(component, places[index]!, dataset(component.attributes['data']!).dataset, colours),
  );
});

/** A picture of a chart: where it is, what it shows, and what stands around it. */
export interface Card<Drawn extends Chart = Chart> {
  path: `${string}.png`;
  chart: Drawn;
  around: Around;
}

/** The same, whose drawings for documents are in the store. */
export async function settledFigures(entry: Written): Promise<Figure[]> {
  const [figures, { palette }] = [await figuresOf(entry), await boardOf()];
  await ready(
    ...figures.flatMap(({ chart }): Job[] => (chart ? [{ what: 'setting', of: [chart, palette] }] : [])),
  );
  return figures;
}

/** The pictures of the figures of a report that are drawn, by the figure's id. */
export async function figureCards(entry: Written): Promise<Map<string, Card>> {
  const drawn = (await figuresOf(entry)).filter((each): each is Figure & { chart: Chart } => !!each.chart);
  const cards = drawn.map(async ({ id, chart, source }) => {
    const card: Card = { path: `/${entry.id}/${id}.png`, chart, around: await around(source) };
    return [id, card] as const;
  });
  return new Map(await Promise.all(cards));
}

/** The picture of a dataset's page, when it has a chart. */
export async function datasetCard(id: string, dataset: Dataset): Promise<Card<CategoryChart> | undefined> {
  const chart = (await tabledDatasets()).has(id) ? undefined : chartOf(dataset);
  return chart && { path: `/data/${id}.png`, chart, around: await around(sourceOf(dataset)) };
}

/** The picture of an indicator's page, when it has more than one point. */
export async function indicatorCard(series: Series): Promise<Card | undefined> {
  const datasets = new Map((await sorted('datasets')).map(({ id, data }) => [id, data]));
  const all = series.datasets.map((id) => datasets.get(id)!);
  const chart = joined(series, all.at(-1)!);
  if (chart.categories.length < 2) return undefined;
  const path = `/data/indicators/${series.name}.png` as const;
  return { path, chart, around: await around(sourcesOf(all)) };
}

/** The files of each figure of a report that has some, by the figure's id. */
export async function figureFiles(entry: Written): Promise<Map<string, FileLink[]>> {
  const links = [...(await figureCards(entry))].map(async ([id, card]): Promise<[string, FileLink[]]> => [
    id,
    [await cardLink(card)],
  ]);
  return new Map(await Promise.all(links));
}

/** The link to a picture: `Image (PNG, 61 KB)`. */
export async function cardLink({ path, chart, around }: Card): Promise<FileLink> {
  await ready({ what: 'image', of: [chart, around] });
  return fileLink({ path, content: image(chart, around) }, 'Image');
}

/** A picture as a page names it for those who share the page. */
export function cardImage({ path, chart }: Card): CardImage {
  return { path, alt: picture(chart).alt, ...cardSize };
}

/** Has a picture made before it is asked for. */
export function cardAhead<Any extends Card>(card: Any): Any {
  ahead({ what: 'image', of: [card.chart, card.around] });
  return card;
}

/** A picture as the server hands it out. */
export async function cardResponse({ path, chart, around }: Card): Promise<Response> {
  await ready({ what: 'image', of: [chart, around] });
  return fileResponse({ path, content: image(chart, around) });
}

async function around(source: string): Promise<Around> {
  const { name, notice, palette } = await boardOf();
  return { board: name, notice, source, palette };
}

/** A report, as its collection holds it. */
type WrittenReport = Written & { data: Report };

/** The document of a report's figures; `undefined` when it has none. */
async function allFigures(entry: WrittenReport): Promise<Document | undefined> {
  const figures = await settledFigures(entry);
  const edition = (await sorted('editions')).find(({ id }) => entry.id.startsWith(`${id}/`))!;
  const address = fullAddress(await publication(), `/${entry.id}/`);
  const year = { id: edition.id, title: edition.data.title };
  return figures.length === 0
    ? undefined
    : figuresDocument({ board: await boardOf(), edition: year, report: entry.data, address, figures });
}

/** All figures of a report as PDF and as a Word document; none when it has no figure. */
const figuresFiles = once(async (entry: WrittenReport): Promise<Download[]> => {
  const document = await allFigures(entry);
  if (!document) return [];
  await ready({ what: 'pdf', of: [document] }, { what: 'docx', of: [document] });
  const path = `/${entry.id}/${figuresName(entry.id)}`;
  return [
    { path: `${path}.pdf`, content: documentPdf(document) },
    { path: `${path}.docx`, content: await documentDocx(document) },
  ];
});

/** The links to all figures of a report: `All figures (PDF, 240 KB)`. */
export async function figuresLinks(entry: WrittenReport): Promise<FileLink[]> {
  const path = `/${entry.id}/${figuresName(entry.id)}` as const;
  if (import.meta.env['PREVIEW'])
    return (await figuresOf(entry)).length === 0
      ? []
      : (['.pdf', '.docx'] as const).map((end) => linkBefore(`${path}${end}`, 'All figures'));
  return (await figuresFiles(entry)).map((file) => fileLink(file, 'All figures'));
}

/** One path for each report that has figures, with the document whose name has this ending. */
export async function figuresPaths(ending: '.pdf' | '.docx') {
  const paths = await aFewAtATime(await sorted('reports'), async (entry) => {
    const [edition = '', report = ''] = entry.id.split('/');
    const files = (await figuresFiles(entry)).filter(({ path }) => path.endsWith(ending));
    return files.map((file) => ({
      params: { edition, report, figures: figuresName(entry.id) },
      props: { file },
    }));
  });
  return paths.flat();
}
