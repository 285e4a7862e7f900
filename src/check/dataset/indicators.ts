import type { Content } from '../../content.ts';
import { fieldOf, matches, rows, type Indicator } from '../../dataset/dataset.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { kindOfTime } from '../../time.ts';
import type { DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

interface Use {
  entry: DatasetEntry;
  indicator: Indicator;
  index: number;
}

/** Datasets that name one indicator measure the same thing in the same way, once for each time. */
export const indicatorRule: Rule = {
  name: 'indicators',
  group: 'Numbers and data',
  asks: 'Datasets that name one indicator measure the same thing in the same way, once for each time.',
  why: 'Figures that were counted in two ways must not become one line over the years.',
  example: {
    in: 'data/2020-21/plans.json',
    before: '"relations": [{',
    wrong:
      '"indicators": [{ "name": "plans", "title": "Plans", "definition": "Invented plans.", "field": "children", "time": "year" }],',
    right:
      '"indicators": [{ "name": "plans", "title": "Plans", "definition": "Invented plans.", "field": "children", "time": "year", "where": { "group": "Plan" } }],',
  },
  find: indicatorProblems,
};

function indicatorProblems({ raw }: Content): Problem[] {
  const uses = raw.flatMap((entry) =>
    entry.value.indicators.map((indicator, index): Use => ({ entry, indicator, index })),
  );
  const byName = Map.groupBy(uses, ({ indicator }) => indicator.name);
  return uses.flatMap((use) => {
    const alike = byName.get(use.indicator.name)!;
    return [
      ...timeFaults(use),
      ...editionFaults(use, alike),
      ...(alike[0] === use ? [] : differenceFaults(use, alike[0]!)),
      ...unlikeFaults(use, [...byName.keys()]),
    ].map((fault) => problemAt(use.entry.source, use.entry.offsetOf(['indicators', use.index]), fault));
  });
}

/** The times of an indicator in one dataset, as they are typed. */
function timesOf({ entry, indicator: { time, where = {} } }: Use): string[] {
  const among = rows(entry.value).filter((row) => matches(row, where));
  return among.map((row) => (time === undefined ? entry.value.period : String(row[time] ?? '')));
}

function timeFaults(use: Use): Fault[] {
  const { name, time } = use.indicator;
  const times = timesOf(use);
  if (time !== undefined && fieldOf(use.entry.value, time)?.type !== 'string') return []; // The rule on mentions tells.
  const wrong = times.find((each) => kindOfTime(each) === undefined);
  const twice = times.find((each, index) => times.indexOf(each) < index);
  const from = time === undefined ? 'the period of the dataset' : `a value of "${time}"`;
  return [
    ...(wrong === undefined
      ? []
      : [
          {
            message: `The indicator "${name}" has ${from} that is not a time.`,
            text: wrong,
            cure: 'Write times as 2014/15, 2015, July 2015 or 31 March 2015, or leave the row out with "where".',
          },
        ]),
    ...(twice === undefined
      ? []
      : [
          {
            message: `The indicator "${name}" has two figures for ${twice}.`,
            cure: 'Pick one row for each time with "where".',
          },
        ]),
  ];
}

/** Within one edition there is one figure for each time; only a later edition supersedes it. */
function editionFaults(use: Use, alike: readonly Use[]): Fault[] {
  const edition = (each: Use) => each.entry.id.split('/')[0];
  const earlier = alike.slice(0, alike.indexOf(use)).filter((each) => edition(each) === edition(use));
  return earlier.flatMap((other) => {
    const time = timesOf(use).find((each) => timesOf(other).includes(each));
    if (time === undefined || other.entry === use.entry) return [];
    const message = `The indicator "${use.indicator.name}" has a figure for ${time} in ${other.entry.source.path} too.`;
    return [{ message, cure: 'Within one edition keep one figure for each time.' }];
  });
}

/** What a dataset says otherwise than the first one of the same indicator: different things are never joined. */
function differenceFaults(use: Use, first: Use): Fault[] {
  const { name } = use.indicator;
  if (use.entry === first.entry) {
    const message = `The dataset names the indicator "${name}" twice.`;
    return [{ message, cure: 'Keep one of them, or give the other a name of its own.' }];
  }
  const fields = [use, first].map(({ entry, indicator }) => fieldOf(entry.value, indicator.field));
  const kinds = [use, first].map((each) => kindOfTime(timesOf(each)[0] ?? ''));
  const differs = [
    ...(use.indicator.title === first.indicator.title ? [] : ['title']),
    ...(use.indicator.definition === first.indicator.definition ? [] : ['definition']),
    ...(fields[0]?.unit === fields[1]?.unit ? [] : ['unit']),
    ...(fields[0]?.type === fields[1]?.type ? [] : ['type of field']),
    ...(kinds[0] === kinds[1] ? [] : ['kind of time']),
  ];
  return differs.map((what) => ({
    message: `The indicator "${name}" has another ${what} here than in ${first.entry.source.path}.`,
    cure: 'Figures that are counted in two ways are never joined: give this indicator a name of its own, or let both say the same.',
  }));
}

function unlikeFaults({ indicator: { name, unlike = [] } }: Use, names: readonly string[]): Fault[] {
  return unlike
    .filter((other) => other === name || !names.includes(other))
    .map((other) => ({
      message:
        other === name
          ? `The indicator "${name}" is said to be unlike itself.`
          : `"${other}" in "unlike" is not an indicator.`,
      cure: nearest(
        other,
        names.filter((each) => each !== name),
      ),
    }));
}
