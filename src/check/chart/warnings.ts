import type { CategoryChart, Chart } from '../../chart/chart.ts';
import { limits } from '../../chart/authored/limits.ts';
import type { Fault } from '../../problem.ts';

/** What readers of a chart would find hard, though it is not wrong. */
export function chartWarnings(chart: Chart): Fault[] {
  if (!('series' in chart)) return [];
  return [
    ...emptyWarnings(chart),
    ...seriesWarnings(chart),
    ...timeWarnings(chart),
    ...categoryWarnings(chart),
    ...stackWarnings(chart),
    ...referenceWarnings(chart),
  ];
}

function emptyWarnings(chart: CategoryChart): Fault[] {
  const count = numbers(chart).length;
  if (count >= 2) return [];
  return [
    {
      message: `The chart shows ${count === 0 ? 'no value' : 'one value'}, and nothing to compare it with.`,
      cure: 'Tell it in the text or in a "Headline", or draw more rows.',
    },
  ];
}

function seriesWarnings({ series, hasPanels }: CategoryChart): Fault[] {
  const count = series.filter(({ colour }) => colour !== 'context').length;
  if (hasPanels || count <= limits.series.many) return [];
  return [
    {
      message: `The chart has ${count} series; more than ${limits.series.many} are hard to follow.`,
      cure: 'Name the few that it is about in "focus", use panels="yes", or use "where" to keep fewer.',
    },
  ];
}

/** Lines between two times, and bars for what is a course over time. */
function timeWarnings({ kind, times, series }: CategoryChart): Fault[] {
  if (times === undefined) return [];
  if (kind === 'line' && times.length <= 2) {
    return [
      {
        message: 'A line between two times suggests a course that nobody measured.',
        cure: 'Use kind="column".',
      },
    ];
  }
  const { many } = limits.bars;
  const isLong = times.length > (series.length > 1 ? many : many * 2);
  if ((kind !== 'bar' && kind !== 'column') || !isLong) return [];
  return [
    {
      message: `Bars for ${series.length > 1 ? `${series.length} series at ` : ''}${times.length} times hide how the figures moved.`,
      cure: 'Use kind="line".',
    },
  ];
}

function categoryWarnings({ times, categories }: CategoryChart): Fault[] {
  const { many } = limits.categories;
  if (times !== undefined || categories.length <= many) return [];
  return [
    {
      message: `The axis has ${categories.length} categories; more than ${many} are hard to compare.`,
      cure: 'Use "where" to keep fewer, or a "Table".',
    },
  ];
}

/** Stacks that seem shorter than they are, or cannot be drawn at all. */
function stackWarnings({ kind, categories, series }: CategoryChart): Fault[] {
  if (kind !== 'stacked' && kind !== 'stacked-100') return [];
  return categories.flatMap((category, index) => {
    const hidden = series.find(({ values }) => typeof values[index] === 'string' && values[index] !== '[z]');
    if (!hidden) return [];
    const because = `for "${hidden.name}" is ${String(hidden.values[index])}`;
    return {
      message:
        kind === 'stacked'
          ? `The stack of "${category}" seems shorter than it is, ${because}.`
          : `"${category}" has no bar, ${because} and its shares cannot be worked out.`,
      cure: 'Use kind="bar", which has a place for what is not shown.',
    };
  });
}

/** References so far from the values that these are pressed together. */
function referenceWarnings(chart: CategoryChart): Fault[] {
  const values = numbers(chart);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const reach = limits.reach * (most - least);
  if (reach === 0 || chart.kind === 'stacked' || chart.kind === 'stacked-100') return [];
  return chart.references
    .filter(({ value }) => value > most + reach || value < least - reach)
    .map(({ label, value }) => ({
      message: `The reference "${label}" at ${value} lies so far from the values that they cannot be told apart.`,
      cure: 'Check the number, or tell of it in the text.',
    }));
}

function numbers({ series }: CategoryChart): number[] {
  return series.flatMap(({ values }) => values.filter((value) => typeof value === 'number'));
}
