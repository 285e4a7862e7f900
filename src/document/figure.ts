import { toString } from 'mdast-util-to-string';
import { chart as authored } from '../chart/authored/authored.ts';
import { isChart, type Chart } from '../chart/chart.ts';
import { quadrantChart } from '../chart/authored/quadrant.ts';
import { tableOf } from '../chart/table.ts';
import { rows, type Dataset } from '../dataset/dataset.ts';
import { table as layOut, type Table } from '../dataset/table.ts';
import { picked } from '../dataset/where.ts';
import type { Component } from '../narrative/parse.ts';
import type { Fault } from '../problem.ts';
import { ChartAttributes, QuadrantAttributes, TableAttributes } from '../narrative/vocabulary.ts';

/** A figure of a narrative, resolved: what pages, pictures and documents show of it. */
export interface Figure {
  number: number;
  /** Its id on the page: `figure-risk-factors`. */
  id: string;
  title: string;
  subtitle: string;
  /** What is drawn; a table has none. */
  chart: Chart | undefined;
  /** The values, with the symbols and notes that stand in them. */
  table: Table;
  /** The table's caption. */
  caption: string;
  /** The author's paragraphs. */
  context: string[];
  /** `Source: …. Management information.` */
  source: string;
  dataset: Dataset;
}

/** Which figure of a narrative a component is. */
export interface Place {
  number: number;
  id: string;
}

/** The colour that each name has throughout a report: its place in the palette. */
export type Colours = ReadonlyMap<string, number>;

/** The figure that a component makes of a dataset; the component has passed the check. */
export function figure(
  component: Component,
  { number, id }: Place,
  dataset: Dataset,
  colours?: Colours,
): Figure {
  const { chart, table, title, subtitle } = content(component, dataset, colours);
  return {
    ...{ number, id, title, subtitle, chart, table, dataset },
    caption: captionOf(component.name === 'Table' ? dataset.title : title, table),
    context: component.node.children.map((child) => toString(child)).filter(Boolean),
    source: sourceOf(dataset),
  };
}

const statuses = {
  final: 'Final figures',
  provisional: 'Provisional figures',
  'management information': 'Management information',
};

/** Where the figures of a dataset are from, and how firm they are. */
export function sourceOf({ sources, status }: Dataset): string {
  return `Source: ${sources.map(({ title }) => title).join('; ')}. ${statuses[status]}.`;
}

/** The paper that all datasets are from, or how many there are. */
export function sourcesOf(datasets: readonly Dataset[]): string {
  const titles = [...new Set(datasets.flatMap(({ sources }) => sources.map(({ title }) => title)))];
  if (titles.length === 1) return `Source: ${titles[0]}.`;
  return `Source: ${titles.length} papers, which the page of the indicator names.`;
}

type Content = Pick<Figure, 'chart' | 'table' | 'title' | 'subtitle'>;

function content({ name, attributes }: Component, dataset: Dataset, colours?: Colours): Content {
  if (name === 'Chart') return chartContent(ChartAttributes.parse(attributes), dataset, colours);
  if (name === 'Quadrant') return quadrantContent(QuadrantAttributes.parse(attributes), dataset);
  const { title, subtitle, where, columns, rows: head } = TableAttributes.parse(attributes);
  const among = picked(rows(dataset), where);
  return { title, subtitle, chart: undefined, table: layOut(dataset, { among, columns, head }) };
}

function chartContent(attributes: ChartAttributes, dataset: Dataset, colours?: Colours): Content {
  const { title, subtitle } = attributes;
  const chart = sound(authored(attributes, dataset, colours));
  return { title, subtitle, chart, table: tableOf(attributes, chart) };
}

function quadrantContent(attributes: QuadrantAttributes, dataset: Dataset): Content {
  const { title, subtitle, label, across, up } = attributes;
  const chart = sound(quadrantChart(attributes, dataset));
  return { title, subtitle, chart, table: layOut(dataset, { only: [label, across, up], head: label }) };
}

/** A chart that has passed the check. */
function sound(result: Chart | Fault[]): Chart {
  if (!isChart(result)) throw new Error(result.map(({ message }) => message).join(' '));
  return result;
}

/** The caption, with what the numbers are when neither it nor the header row says so. */
function captionOf(caption: string, { measure }: Table): string {
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .match(/[\p{L}\p{N}%]+/gu)
      ?.join(' ')} `;
  return !measure || words(caption).includes(words(measure)) ? caption : `${caption}: ${measure}`;
}
