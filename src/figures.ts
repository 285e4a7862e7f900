import type { Root } from 'mdast';
import { image } from './chart/kept.ts';
import type { Around } from './chart/draw/card.ts';
import { board as boardOf, resources, sorted } from './collections.ts';
import { figure, sourceOf, type Figure } from './document/figure.ts';
import { figures as components } from './narrative/parse.ts';
import { parts } from './narrative/parts.ts';
import { sizeOf } from './size.ts';
import type { Chart } from './chart/chart.ts';

/** A link to a file: its path from the site's root, and its words: `Image (PNG, 61 KB)`. */
export interface FileLink {
  path: string;
  text: string;
}

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

const known = new WeakMap<Root, Figure[]>();

/** The figures of a report in their order, resolved. */
export async function figuresOf(report: Written): Promise<Figure[]> {
  const { tree } = report.data;
  const before = known.get(tree);
  if (before) return before;
  const { dataset } = await resources(report);
  const places = parts(tree).parts.flatMap((part) => ('figure' in part && part.figure) || []);
  const found = components(tree).map((component, index) =>
    figure(component, places[index]!, dataset(component.attributes['data']!).dataset),
  );
  known.set(tree, found);
  return found;
}

/** The files of each figure of a report that has some, by the figure's id. */
export async function figureFiles(report: Written): Promise<Map<string, FileLink[]>> {
  const around = await surroundings();
  const files = (await figuresOf(report)).flatMap(({ id, chart, source }) =>
    chart ? [[id, [imageLink(`/${report.id}/${id}.png`, chart, around(source))]] as const] : [],
  );
  return new Map(files);
}

/** The link to the picture of a chart. */
function imageLink(path: string, chart: Chart, around: Around): FileLink {
  return { path, text: `Image (PNG, ${sizeOf(image(chart, around))})` };
}

/** What stands around a chart on its picture, given its source. */
async function surroundings(): Promise<(source: string) => Around> {
  const { name, notice } = await boardOf();
  return (source) => ({ board: name, notice, source });
}
