import type { z } from 'astro/zod';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart/authored.ts';
import { isChart, type CategoryChart as Chart } from '../src/chart/chart.ts';
import { svg, widths } from '../src/chart/draw/svg.ts';
import { fontOf, widthOf, wrapped } from '../src/chart/font.ts';
import { colours, contrast, palette } from '../src/chart/palette.ts';
import { timeOf } from '../src/time.ts';
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
  it('stand out from the page by 3:1 or more, in light and dark', () => {
    for (const mode of ['light', 'dark'] as const) {
      for (const colour of palette[mode])
        expect(contrast(colour, palette.ground[mode]), colour).toBeGreaterThanOrEqual(3);
    }
    expect(contrast('#BFBFBF', '#FFFFFF')).toBeLessThan(3);
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  });

  it('are what the page’s styles say', () => {
    const tokens = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8').toUpperCase();
    for (const colour of [...palette.light, ...palette.dark, palette.ground.dark])
      expect(tokens).toContain(colour);
  });

  it('are the first and the fourth for two series', () => {
    expect([colours(1), colours(2), colours(3)]).toEqual([[0], [0, 3], [0, 1, 2]]);
  });

  it('let text on bars be read at 4.5:1, in light and dark', () => {
    const tokens = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8');
    const [light = '', dark = ''] = tokens.split('@media');
    for (const [text, mode] of [
      [light, 'light'],
      [dark, 'dark'],
    ] as const) {
      palette[mode].forEach((colour, index) => {
        const on = new RegExp(`--on-${index + 1}: (#\\w{6})`).exec(text)![1]!;
        expect(contrast(on, colour), `${mode} ${index + 1}`).toBeGreaterThanOrEqual(4.5);
      });
    }
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
