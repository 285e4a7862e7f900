import type { CategoryChart, Chart, QuadrantChart, ScatterChart } from '../chart.ts';
import { comparison } from './comparison.ts';
import { paragraphs, short, type Facts, type Opening, type Sayings } from './facts.ts';
import { groups, seriesNouns } from './groups.ts';
import { breaks, gaps, hidden } from './missing.ts';
import { overlays, overlaysOf } from './overlays.ts';
import { list, lowered, measured, measuredIn } from './phrases.ts';
import { quadrant, quadrantLead } from './quadrant.ts';
import { ranges } from './ranges.ts';
import { scatter } from './scatter.ts';
import { stacked, stackedShares } from './shares.ts';
import { overTime } from './times.ts';

/** What a chart says, for those who do not see it; made from the protected data alone, so it cannot disagree with it. */
export interface Words {
  /** Whole sentences, at most 220 characters: kind and axes, then the weightiest facts. */
  alt: string;
  /** Up to three paragraphs, 110 words in all: what it is, what it shows, and what is to be known about that. */
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
  if (chart.kind === 'quadrant') return inCells(chart);
  const said = chart.kind === 'scatter' ? ofPoints(chart) : ofCategories(chart);
  return { alt: short(said), description: paragraphs(said) };
}

/** A quadrant lists all that stands in it, however long: it is in no table but this. */
function inCells(chart: QuadrantChart): Words {
  const { facts, notes } = quadrant(chart);
  const lead = quadrantLead(chart);
  const leads = [lead, 'Grid of four cells.'];
  const said = { openings: [], alts: leads, facts, overlays: [], notes, hides: notes };
  const hides = notes.map(([full]) => full!).join(' ');
  return { alt: short(said), description: [lead, facts[0]![0]!, ...(hides ? [hides] : [])] };
}

function ofPoints(chart: ScatterChart): Sayings {
  const { facts, notes } = scatter(chart);
  const lead = scatterLead(chart);
  const leads = [lead, lead.replace(/:.*/, '.')];
  return {
    openings: [{ forms: leads, leaves: [] }],
    alts: leads,
    facts,
    overlays: overlaysOf(chart),
    notes,
    hides: notes,
  };
}

function ofCategories(chart: CategoryChart): Sayings {
  const hides = hidden(chart);
  const isBare = chart.series.every(({ values }) => values.every((value) => typeof value !== 'number'));
  const { facts, notes }: Facts = isBare ? { facts: [['No value is shown.']], notes: [] } : shown(chart);
  return {
    openings: openings(chart),
    alts: alts(chart),
    facts,
    overlays: [...ranges(chart), ...overlays(chart)],
    notes: [...breaks(chart), ...gaps(chart), ...notes, ...hides],
    hides,
  };
}

/** What is said of values over time, of parts of a whole, of categories in one series, or in several. */
function shown(chart: CategoryChart): Facts {
  if (chart.kind === 'stacked') return stacked(chart);
  if (chart.kind === 'stacked-100') return stackedShares(chart);
  if (chart.times && chart.times.length > 1) return overTime(chart);
  return chart.series.length > 1 ? groups(chart) : comparison(chart);
}

/** A beginning without the times, where the facts name them; without the names of the series; and with all. */
function openings(chart: CategoryChart): Opening[] {
  const { series, categories } = chart;
  const names = series.length > 1 ? series.map(({ name }) => name) : [];
  const ends = [categories[0]!, categories.at(-1)!];
  const full = namesOf(chart);
  return [
    ...(series.length === 1 ? [{ forms: leads(chart, '', ''), leaves: ends }] : []),
    { forms: leads(chart, span(chart), ''), leaves: chart.hasPanels ? [] : names },
    { forms: leads(chart, span(chart), full && `: ${full}`), leaves: [] },
  ];
}

/** How a description begins: kind, measure, axis, the range of times, and what is compared. */
function leads(chart: CategoryChart, times: string, compared: string): string[] {
  const { axis, measure, categories } = chart;
  const along = categories.length > 1 ? `, by ${lowered(axis.title)}` : `, for ${categories[0]}`;
  const kind = named(chart);
  const of = `${kind} of ${measured(measure)}${shares(chart)}`;
  const whole = `${of}${along}${times}${counted(chart)}`;
  return [`${whole}${compared}.`, `${whole}.`, `${of}${times}.`, `${kind}${times}.`];
}

function named({ kind, hasPanels }: CategoryChart): string {
  return hasPanels ? `Small ${kinds[kind].toLowerCase()}s` : kinds[kind];
}

function shares({ kind, measure }: CategoryChart): string {
  return kind === 'stacked-100' && measure.unit !== '%' ? ', as shares of each bar' : '';
}

/** The times of a chart: `, 2010/11 to 2014/15`, or `, 2010/11 and 2014/15`. */
function span({ times, categories }: CategoryChart): string {
  if (!times || categories.length < 2) return '';
  return `, ${categories[0]!} ${categories.length === 2 ? 'and' : 'to'} ${categories.at(-1)!}`;
}

/** How many small charts there are, and what is in each of them. */
function counted(chart: CategoryChart): string {
  if (!chart.hasPanels) return '';
  const context = chart.series.filter(({ colour }) => colour === 'context').map(({ name }) => name);
  const count = chart.series.length - context.length;
  if (count === 0) return '';
  const grey = context.length > 0 ? `, with ${list(context)} in grey` : '';
  return `, for ${count} ${seriesNouns(chart, 'groups')}${grey}`;
}

/** What the colours of a chart are; of small charts, it would only repeat their titles. */
function namesOf({ series, hasPanels }: CategoryChart): string {
  if (series.length < 2 || hasPanels) return '';
  const [focus, context] = [false, true].map((isContext) =>
    series.filter(({ colour }) => (colour === 'context') === isContext).map(({ name }) => name),
  );
  return context!.length > 0 && focus!.length > 0
    ? `${list(focus!)}, beside ${list(context!)}`
    : list(series.map(({ name }) => name));
}

/** How the short text begins, the longest first. */
function alts(chart: CategoryChart): string[] {
  const { kind, axis, measure, series, categories } = chart;
  const name = named(chart);
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
  return `Scatter chart of ${count}: ${measured(across)} (across) and ${measured(up)} (upwards).`;
}
