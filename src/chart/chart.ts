import type { Cell, Dataset, Field, Row } from '../dataset/dataset.ts';
import type { Fault } from '../problem.ts';

/** A chart, resolved from an author's line and a dataset: what is drawn, described and listed. */
export type Chart = CategoryChart | ScatterChart | QuadrantChart;

/** What every chart has. */
interface Common {
  title: string;
  subtitle: string;
  /** The rows that are drawn. */
  rows: Row[];
  dataset: Dataset;
}

/** A chart of one measure along categories or times, in one or more series. */
export interface CategoryChart extends Common {
  kind: 'line' | 'column' | 'bar' | 'stacked' | 'stacked-100' | 'dot';
  /** The categories or times along the axis, in the order drawn. */
  categories: string[];
  /** Fractional years, one a category, when the categories are times; they are then in order of time. */
  times: number[] | undefined;
  series: Series[];
  /** The field that is measured: its title, unit and decimals. In `stacked-100`, the shares are worked out from it. */
  measure: Field;
  /** The field along the axis. */
  axis: Field;
  /** The series, or with one series the categories, that the chart is about; the others are grey context. None: all. */
  focus: readonly string[];
  /** Whether each series in focus has a small drawing of its own, all to one scale, with the context in each. */
  hasPanels: boolean;
  references: readonly Reference[];
  bands: readonly Band[];
  annotations: readonly Annotation[];
}

/** A chart of two measures, one point a row. */
export interface ScatterChart extends Common {
  kind: 'scatter';
  across: Field;
  up: Field;
  points: readonly Point[];
  /** Rows that have a symbol in place of either measure: what they are called, and the symbol. */
  unplaced: readonly { name: string; symbol: string }[];
  /** On the axis that is read upwards. */
  references: readonly Reference[];
  bands: readonly Band[];
}

/** Labels in four cells: low or high across, low or high up. */
export interface QuadrantChart extends Common {
  kind: 'quadrant';
  across: Field;
  up: Field;
  /** High up first, then low; in each, low across and high across. */
  cells: readonly [Quarter, Quarter, Quarter, Quarter];
  /** Rows that have a symbol in place of either category, or number. */
  unplaced: readonly { name: string; symbol: string }[];
}

/** A cell of a quadrant. */
export interface Quarter {
  /** `High prevalence, low impact`. */
  heading: string;
  /** How much it is up and across, `20% or more`, when a field is a number: for a drawing that names the fields on its axes. */
  amounts?: readonly [up: string, across: string];
  /** By number, largest first, when the fields are numbers; else in the order of the alphabet. */
  labels: readonly string[];
}

/** A point of a scatter chart. */
export interface Point {
  name: string;
  across: number;
  up: number;
  /** Whether it is grey context to those in focus. */
  isContext: boolean;
}

/** A line across the chart at a value: a target, an average. */
export interface Reference {
  value: number;
  label: string;
}

/** A stretch of the chart with a name: between two values, or from one category or time to another. */
export type Band = { label: string } & ({ values: [number, number] } | { categories: [string, string] });

/** A remark on a category or time. */
export interface Annotation {
  category: string;
  text: string;
}

/** One line, or one colour of bar: a value for each category; a symbol where there is none. */
export interface Series {
  name: string;
  values: Cell[];
  /** Its place in the palette, from 0, the same throughout a report; grey when it is context to what is in focus. */
  colour: number | 'context';
  /** The least and the most that each value may be, as the dataset says: confidence intervals. */
  intervals?: readonly ([number, number] | undefined)[];
  /** Indexes of values that cannot be compared with those before them: the line is not drawn up to them. */
  breaks?: readonly number[];
  /** Indexes of values before which a time is missing: the line is not drawn up to them. */
  gaps?: readonly number[];
}

/** Whether a result is a chart rather than faults. */
export function isChart(result: Chart | Fault[]): result is Chart {
  return !Array.isArray(result);
}
