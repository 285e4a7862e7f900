import type { z } from 'astro/zod';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart/authored.ts';
import { isChart, type CategoryChart as Chart } from '../src/chart/chart.ts';
import { widths } from '../src/chart/draw/frame.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { fontOf, wrapped } from '../src/chart/draw/text.ts';
import { widthOf } from '../src/chart/font.ts';
import { paletteFaults } from '../src/chart/faults/palette.ts';
import { colourOf, colours, contrast, palette } from '../src/chart/palette.ts';
import { timeOf } from '../src/time.ts';
import { words } from '../src/chart/words/words.ts';
import { content } from '../src/content.ts';
import { datasetId } from '../src/check/figures.ts';
import type { Cell, RawDataset } from '../src/dataset/dataset.ts';
import { components } from '../src/narrative/parse.ts';
import { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { project } from './build.ts';
import { published } from './published.ts';

const base: Omit<z.input<typeof RawDataset>, 'schema' | 'data'> = {
  name: 'a',
  title: 'A',
  description: 'A',
  sources: [{ title: 'A' }],
  period: 'A',
  geography: 'A',
  status: 'final',
  theme: 'Police',
};

/** A chart of generated values: one row for each series and category. */
function made(
  kind: ChartAttributes['kind'],
  categories: string[],
  series: string[],
  values: Cell[][],
  unit = 'children',
): Chart {
  const data = published({
    ...base,
    schema: {
      fields: [
        { name: 'category', title: 'Year', type: 'string' },
        { name: 'group', title: 'Group', type: 'string' },
        { name: 'value', title: 'Children', type: 'number', unit },
      ],
      missingValues: [{ value: '[c]', label: 'confidential' }],
    },
    data: [
      ['category', 'group', 'value'],
      ...series.flatMap((name, row) =>
        categories.map((category, at): Cell[] => [category, name, values[row]![at]!]),
      ),
    ],
  });
  const result = chart(
    { data: 'a', kind, title: 'T', subtitle: 'S', x: 'category', y: 'value', series: 'group' },
    data,
  );
  if (!isChart(result) || !('series' in result)) throw new Error(JSON.stringify(result));
  return result;
}

const value = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 100 }),
  fc.constant('[c]' as const),
);
const generated = fc
  .tuple(
    fc.constantFrom<ChartAttributes['kind']>('line', 'column', 'bar', 'stacked'),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  )
  .chain(([kind, count, groups, isLong]) =>
    fc
      .array(fc.array(value, { minLength: count, maxLength: count }), {
        minLength: groups,
        maxLength: groups,
      })
      .map((values) => {
        const categories = Array.from({ length: count }, (_, index) =>
          kind === 'line'
            ? String(2001 + index)
            : `${isLong ? 'A rather long name of a thing' : 'Thing'} ${index + 1}`,
        );
        return made(
          kind,
          categories,
          ['One', 'Two of them', 'Three', 'Four and more'].slice(0, groups),
          values,
        );
      }),
  );

describe('words', () => {
  it('name the true maximum and minimum, the true ends, and what is hidden', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const { alt, description } = words(drawn);
        const text = description.join(' ');
        expect(alt.length).toBeLessThanOrEqual(220);
        expect(alt).not.toBe(drawn.title);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
        const hidden = drawn.series.flatMap(({ values }) => values).filter((cell) => cell === '[c]').length;
        const all = drawn.series.length * drawn.categories.length;
        expect(text.includes('confidential')).toBe(hidden > 0);
        if (hidden > 0)
          expect(text).toContain(`${hidden} of ${all} values ${hidden === 1 ? 'is' : 'are'} confidential.`);
        for (const { name, values } of drawn.series) {
          const known = values.filter((cell): cell is number => typeof cell === 'number');
          const sentence =
            description.find((each) => drawn.series.length === 1 || each.startsWith(name)) ?? '';
          if (known.length === 0 || drawn.series.length === 1) continue;
          const says = (number: number) =>
            new RegExp(`(?<!\\d)${number}(?!\\d)`).test(sentence.replaceAll(',', ''));
          if (drawn.kind === 'line') expect([known[0]!, known.at(-1)!].every(says), sentence).toBe(true);
          expect([Math.max(...known), Math.min(...known)].every(says), sentence).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tell times in their order, whatever the order of rows and the kind of chart', () => {
    const drawn = made(
      'bar',
      ['2003', '2001', '2002'],
      ['One', 'Two'],
      [
        [30, 10, 20],
        [1, 3, 2],
      ],
    );
    expect(drawn.categories).toEqual(['2001', '2002', '2003']);
    expect(words(drawn).description.slice(1)).toEqual([
      'One rose from 10 children in 2001 to 30 in 2003.',
      'Two fell from 3 children in 2001 to 1 in 2003.',
    ]);
  });

  it('name all that share the highest or the lowest value', () => {
    const { alt } = words(made('bar', ['A', 'B', 'C', 'D'], ['One'], [[2, 2, 1, 2]]));
    expect(alt).toContain('The highest are A, B and D, 2 children each; the lowest is C, 1 child.');
    expect(words(made('bar', ['A', 'B', 'C'], ['One'], [[2, 2, 2]])).alt).toContain('All are 2 children.');
  });

  it('say rose for a rise and fell for a fall', () => {
    const drawn = made(
      'line',
      ['2001', '2002', '2003'],
      ['Up', 'Down', 'Flat'],
      [
        [10, 30, 20],
        [20, 5, 10],
        [7, 7, 7],
      ],
    );
    expect(words(drawn).description.slice(1)).toEqual([
      'Up rose from 10 children in 2001 to 20 in 2003, with a highest value of 30 in 2002.',
      'Down fell from 20 children in 2001 to 10 in 2003, with a lowest value of 5 in 2002.',
      'Flat was 7 children in 2001 and again in 2003.',
    ]);
  });
});

describe('drawings', () => {
  it('have text inside the frame, no broken number and no style, for 500 generated datasets', () => {
    fc.assert(
      fc.property(generated, fc.constantFrom('wide' as const, 'narrow' as const), (drawn, size) => {
        const text = svg(drawn, size);
        expect(text).not.toMatch(/NaN|undefined|Infinity|style=|<script/);
        for (const [, x, anchor, said] of text.matchAll(
          /<text(?: class="[^"]+")? x="(-?[\d.]+)"[^>]*?(text-anchor="\w+")?>([^<]*)</g,
        )) {
          const width = widthOf(said!.replaceAll('&amp;', '&'), fontOf(14, 400));
          const left =
            Number(x) - (anchor?.includes('middle') ? width / 2 : anchor?.includes('end') ? width : 0);
          if (drawn.categories.length <= 8) {
            expect(left, said).toBeGreaterThanOrEqual(-24);
            expect(left + width, said).toBeLessThanOrEqual(widths[size] + 24);
          }
        }
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it.each(['line', 'column', 'bar', 'stacked'] as const)(
    'survive nothing but zeros, nothing but hidden values, one point and a far outlier: %s',
    (kind) => {
      for (const row of [[0, 0], ['[c]', '[c]'], [7], [1, 1_000_000]] as Cell[][]) {
        const years = row.map((_, index) => String(2001 + index));
        const text = svg(made(kind, years, ['One', 'Two'], [row, row]), 'narrow');
        expect(text, JSON.stringify(row)).not.toMatch(/NaN|undefined|Infinity/);
        expect(text).toContain('</svg>');
      }
    },
  );

  it('take at most 6 KB for three lines with markers and dashes', () => {
    const years = Array.from({ length: 8 }, (_, index) => String(2010 + index));
    const drawn = made(
      'line',
      years,
      ['Oxfordshire', 'Statistical neighbours', 'England'],
      [1, 2, 3].map((by) => years.map((_, index) => 100 + by * 37 * ((index % 3) + 1))),
    );
    expect(svg(drawn, 'wide').length).toBeLessThan(6000);
  });

  it('leave a gap for a hidden value and never bridge it', () => {
    const drawn = made(
      'line',
      ['2001', '2002', '2003', '2004', '2005'],
      ['One', 'Two'],
      [
        [5, 6, '[c]', 8, 9],
        [1, 2, 3, 4, 5],
      ],
    );
    const lines = [...svg(drawn, 'wide').matchAll(/<path class="line series-1"[^>]* d="([^"]+)"/g)].map(
      ([, d]) => d!,
    );
    const spans = lines.map((d) => [...d.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x)));
    expect(lines).toHaveLength(2);
    expect(Math.max(...spans[0]!)).toBeLessThan(Math.min(...spans[1]!) - 100);
  });

  it('start bars at zero: lengths are in proportion to values', () => {
    const drawn = made('bar', ['A', 'B'], ['One'], [[100, 25]]);
    const lengths = [
      ...svg(drawn, 'wide').matchAll(/<path class="fill series-1" d="M([\d.]+) [\d.]+L([\d.]+)/g),
    ].map(([, from, to]) => Number(to) - Number(from));
    expect(lengths[0]! / lengths[1]!).toBeCloseTo(4, 1);
  });

  it('space points in time by time, not by their number', () => {
    const drawn = made(
      'line',
      ['2001', '2002', '2010'],
      ['One', 'Two'],
      [
        [1, 2, 3],
        [3, 2, 1],
      ],
    );
    const places = [...svg(drawn, 'wide').matchAll(/<circle class="fill series-1" cx="([\d.]+)"/g)].map(
      ([, x]) => Number(x),
    );
    expect((places[2]! - places[1]!) / (places[1]! - places[0]!)).toBeCloseTo(8, 1);
  });

  it('are the same each time', () => {
    const drawn = made(
      'bar',
      ['A', 'B'],
      ['One', 'Two'],
      [
        [1, 2],
        [3, '[c]'],
      ],
    );
    expect(svg(drawn, 'wide')).toBe(svg(drawn, 'wide'));
    expect(svg(drawn, 'wide')).toContain('>[c]</text>');
  });

  it('exist for every chart of the real reports, in both sizes, with a title of at most 15 words', () => {
    const { reports, datasets } = content(project);
    const byId = new Map(datasets.map(({ id, value: dataset }) => [id, dataset]));
    const charts = reports.flatMap((report) =>
      components(report.tree).flatMap(({ name, attributes }) => {
        if (name !== 'Chart') return [];
        const result = chart(
          ChartAttributes.parse(attributes),
          byId.get(datasetId(attributes['data']!, report))!,
        );
        return isChart(result) ? [result] : [];
      }),
    );
    expect(charts.length).toBeGreaterThanOrEqual(8);
    for (const each of charts) {
      expect(svg(each, 'wide').length, each.title).toBeLessThan(6000);
      expect(svg(each, 'narrow').length, each.title).toBeLessThan(6000);
      expect(each.title.split(' ').length).toBeLessThanOrEqual(15);
    }
  });
});

describe('colours', () => {
  const tokens = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8').toUpperCase();
  const [light = '', dark = ''] = tokens.split('@MEDIA');
  const variable = (name: string, mode: 'light' | 'dark') =>
    new RegExp(`--${name}: (#\\w{6});`, 'i').exec(mode === 'light' ? light : dark)?.[1];

  it('stand out from the page and from their neighbours, and carry text, in light and dark', () => {
    expect(paletteFaults(palette)).toEqual([]);
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
    expect(contrast('#FFFFFF', '#767676')).toBeCloseTo(4.54, 2);
  });

  it('that are too close to the page, to each other or to text on them are named with their contrast', () => {
    const wrong: Record<'light' | 'dark', string[]> = {
      light: [...palette.light],
      dark: [...palette.dark],
    };
    wrong.light[1] = '#BFBFBF';
    wrong.dark[3] = '#7C96AC';
    expect(paletteFaults(wrong).map(({ message }) => message)).toEqual([
      'Colour 2 of the light palette (#BFBFBF) hardly stands out from the page (#FFFFFF): 1.83:1.',
      'Colours 3 and 4 of the dark palette (#F9C6DF and #7C96AC) are hard to tell apart: 2.07:1.',
      'Colours 4 and 5 of the dark palette (#7C96AC and #E3E8EB) are hard to tell apart: 2.49:1.',
      'Colours 1 and 4 of the dark palette (#B4D9F7 and #7C96AC) are hard to tell apart: 2.08:1.',
    ]);
    wrong.dark[3] = '#7C7C7C';
    expect(paletteFaults(wrong).map(({ message }) => message)).toContain(
      'Numbers on colour 4 of the dark palette (#7C7C7C) would be hard to read, even in #10181F: 4.29:1.',
    );
  });

  it('of grey context are quieter than those of series, and can still be seen', () => {
    for (const mode of ['light', 'dark'] as const) {
      const found = contrast(colourOf('context', mode), colourOf('ground', mode));
      expect(found).toBeGreaterThanOrEqual(1.6);
      const least = Math.min(...palette[mode].map((colour) => contrast(colour, palette.ground[mode])));
      expect(found).toBeLessThan(least);
    }
  });

  it('are what the page’s styles say', () => {
    const names = { text: 'ink', grid: 'chart-grid', axis: 'chart-axis', band: 'chart-band' };
    const others = { reference: 'ink-soft', soft: 'ink-soft', context: 'chart-context', ground: 'ground' };
    const numbered = palette.light.flatMap((_, index) => [`series-${index + 1}`, `on-${index + 1}`]);
    const same = [...numbered, 'on-context'];
    const all = { ...names, ...others, ...Object.fromEntries(same.map((name) => [name, name])) };
    for (const mode of ['light', 'dark'] as const) {
      for (const [name, token] of Object.entries(all))
        expect(variable(token, mode), `${mode} ${name}`).toBe(colourOf(name, mode));
    }
  });

  it('have names; others are refused', () => {
    const board = { light: [...palette.light], dark: ['#FFFFFF', ...palette.dark.slice(1)] };
    expect(colourOf('series-1', 'dark', board)).toBe('#FFFFFF');
    expect(colourOf('on-1', 'dark', board)).toBe('#10181F');
    expect(colourOf('on-1', 'light', board)).toBe('#FFFFFF');
    expect(() => colourOf('series-7', 'light')).toThrow('no colour is called "series-7"');
  });

  it('are the first and the fourth for two series', () => {
    expect([colours(1), colours(2), colours(3)]).toEqual([[0], [0, 3], [0, 1, 2]]);
  });
});

it.each([
  ['2014/15', 2015.25],
  ['2015', 2015],
  ['July 2013', 2013.5],
  ['31 March 2015', 2015 + 2 / 12 + 30 / 366],
  ['Total', undefined],
  ['13th 2015', undefined],
])('reads %s as a time', (label, time) => {
  expect(timeOf(label)).toEqual(time);
});

it('breaks text at spaces, and never loses a word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 10, max: 300 }),
      (all, width) => {
        const lines = wrapped(all.join(' '), width, fontOf(14));
        expect(lines.join(' ')).toBe(all.join(' '));
        for (const line of lines)
          if (line.includes(' ')) expect(widthOf(line, fontOf(14))).toBeLessThanOrEqual(width);
      },
    ),
  );
});
