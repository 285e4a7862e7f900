import type { CategoryChart, Chart, ScatterChart } from '../chart.ts';
import { comparison } from './comparison.ts';
import { fitted, type Facts } from './facts.ts';
import { groups, mostTold, seriesNouns } from './groups.ts';
import { hidden } from './hidden.ts';
import { overlays } from './overlays.ts';
import { list, lowered, measured, measuredIn, plural, when } from './phrases.ts';
import { panels } from './panels.ts';
import { quadrant, quadrantLead } from './quadrant.ts';
import { ranges } from './ranges.ts';
import { scatter } from './scatter.ts';
import { stacked, stackedShares } from './shares.ts';
import { overTime } from './times.ts';

/** What a chart says, for those who do not see it; made from the protected data alone, so it cannot disagree with it. */
export interface Words {
  /** Whole sentences, at most 220 characters: kind and axes, then the weightiest facts. */
  alt: string;
  /** Sentences: kind and axes, extremes and comparisons, the trend, lines and bands, then what is hidden. */
  description: string[];
}

const kinds = {
  line: 'Line chart',
  column: 'Column chart',
  bar: 'Bar chart',
  stacked: 'Stacked bar chart',
  'stacked-100': 'Stacked bar chart',
  dot: 'Dot chart',
} as const;

/** The two layers of a chart’s description. */
export function words(chart: Chart): Words {
  if (chart.kind === 'quadrant') {
    const { facts, brief, hides } = quadrant(chart);
    const lead = quadrantLead(chart);
    return {
      alt: fitted([lead, 'Grid of four cells.'], brief, hides.map(inBrief)),
      description: [lead, ...facts, ...hides],
    };
  }
  if (chart.kind === 'scatter') {
    const { facts, brief, hides } = scatter(chart);
    const lead = scatterLead(chart);
    return {
      alt: fitted([lead, lead.replace(/:.*/, '.')], brief, hides.map(inBrief)),
      description: [lead, ...facts, ...hides],
    };
  }
  return ofCategories(chart);
}

function ofCategories(chart: CategoryChart): Words {
  const hides = hidden(chart);
  const isBare = chart.series.every(({ values }) => values.every((value) => typeof value !== 'number'));
  const { facts, brief }: Facts = isBare
    ? { facts: ['No value is shown.'], brief: [['No value is shown.']] }
    : said(chart);
  return {
    alt: fitted(leads(chart), brief, hides.map(inBrief)),
    description: [lead(chart), ...facts, ...ranges(chart), ...overlays(chart), ...hides],
  };
}

/** What is hidden, and the same without the names. */
function inBrief(fact: string): string[] {
  return [fact, fact.replace(/: .*$/, '.')];
}

/** What is said of values over time, of parts of a whole, of categories in one series, or in several. */
function said(chart: CategoryChart): Facts {
  if (chart.kind === 'stacked') return stacked(chart);
  if (chart.kind === 'stacked-100') return stackedShares(chart);
  if (chart.times && chart.times.length > 1) {
    return chart.hasPanels && chart.series.length > mostTold ? panels(chart) : overTime(chart);
  }
  return chart.series.length > 1 ? groups(chart) : comparison(chart);
}

/** How a description begins: kind, measure with its unit, axis, the range of times, and what is compared. */
function lead(chart: CategoryChart): string {
  const { kind, axis, measure, categories } = chart;
  const along =
    categories.length > 1 ? `, by ${lowered(axis.title)}${span(chart)}` : `, for ${categories[0]}`;
  return [`${kinds[kind]} of ${measuredIn(measure)}${shares(chart)}${along}.`, ...compared(chart)].join(' ');
}

function shares({ kind, measure }: CategoryChart): string {
  return kind === 'stacked-100' && measure.unit !== '%' ? ', as shares of each bar' : '';
}

/** The times of a chart: `, from 2010/11 to 2014/15`, or `, in 2010/11 and 2014/15`. */
function span({ times, categories }: CategoryChart): string {
  if (!times || categories.length < 2) return '';
  const [first, last] = [categories[0]!, categories.at(-1)!];
  return categories.length === 2 ? `, ${when(first)} and ${last}` : `, from ${first} to ${last}`;
}

/** What the colours, the small charts or the bars of a chart are. */
function compared(chart: CategoryChart): string[] {
  const { kind, series, categories, hasPanels } = chart;
  const names = (isContext: boolean) =>
    series.filter(({ colour }) => (colour === 'context') === isContext).map(({ name }) => name);
  const [focus, context] = [names(false), names(true)];
  if (hasPanels && focus.length > 1) {
    const each = `One small chart for each of ${focus.length} ${seriesNouns(chart, 'groups')}, all to one scale: ${list(focus)}.`;
    return context.length ? [each, `Each also shows ${list(context)} in grey.`] : [each];
  }
  if (kind === 'stacked-100')
    return [`Each bar makes 100%, made up of ${list(series.map(({ name }) => name))}.`];
  if (kind === 'stacked' && series.length > 1)
    return [`The parts are ${list(series.map(({ name }) => name))}.`];
  if (context.length && focus.length) return [`It compares ${list(focus)} with ${list(context)}.`];
  if (series.length > 1) return [`It compares ${list([...focus, ...context])}.`];
  return categories.length > 5 && !chart.times
    ? [`It compares ${categories.length} ${plural(chart.axis.title, 'categories')}.`]
    : [];
}

/** The same in short, the longest first. */
function leads(chart: CategoryChart): string[] {
  const { kind, axis, measure, series, categories, hasPanels } = chart;
  const name = hasPanels ? `Small ${kinds[kind].toLowerCase()}s` : kinds[kind];
  const by = categories.length > 1 ? `, by ${lowered(axis.title)}` : '';
  const nouns = kind.startsWith('stacked') ? 'parts' : seriesNouns(chart, 'groups');
  const of =
    series.length > 1 ? `, ${kind.startsWith('stacked') ? 'in' : 'for'} ${series.length} ${nouns}` : '';
  return [
    `${name} of ${measuredIn(measure)}${shares(chart)}${by}${span(chart)}${of}.`,
    `${name} of ${measured(measure)}${by}${span(chart)}.`,
    `${name} of ${measured(measure)}${by}.`,
    `${name} of ${measured(measure)}.`,
    `${name}.`,
  ];
}

function scatterLead({ points, across, up }: ScatterChart): string {
  const count = points.length === 1 ? '1 point' : `${points.length} points`;
  return `Scatter chart of ${count}: ${measuredIn(across)}, across; ${measuredIn(up)}, upwards.`;
}
