import { Chart as ChartJs } from 'chart.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chart as authored } from '../src/chart/authored/authored.ts';
import { isChart, type CategoryChart } from '../src/chart/chart.ts';
import { overlap, type Box } from '../src/chart/draw/box.ts';
import { plan } from '../src/chart/draw/configuration.ts';
import { RecordingContext } from '../src/chart/draw/context.ts';
import { frameOf, widths, type Frame, type Size } from '../src/chart/draw/frame.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { fontOf, wrapped } from '../src/chart/draw/text.ts';
import { widthOf } from '../src/chart/font.ts';
import { contrast } from '../src/chart/palette.ts';
import { datasetId } from '../src/narrative/named.ts';
import { content } from '../src/content.ts';
import { components } from '../src/narrative/parse.ts';
import { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { browser } from './browser.ts';
import { project } from './build.ts';
import { generated, made } from './charts.ts';

const sizes: Size[] = ['wide', 'narrow'];
type Said = Box & { said: string };
const years = ['2010/11', '2011/12', '2012/13', '2013/14', '2014/15', '2015/16', '2016/17', '2017/18'];

const plans = [310, 330, '[c]', 475, 521, 380, 400, 410] as const;
const abuse = { Neglect: plans, 'Emotional abuse': plans.toReversed(), 'Physical abuse or injury': plans };
const furniture = {
  references: [{ value: 400, label: 'Average of similar authorities' }],
  bands: [{ label: 'Lockdowns', categories: ['2014/15', '2015/16'] as [string, string] }],
  annotations: [{ category: '2012/13', text: 'A new threshold document was agreed' }],
};
/** A chart of each kind, with all that may stand on it. */
const typical = [
  made('line', years, abuse, furniture),
  made('column', years, { One: plans }, furniture),
  made('column', years.slice(0, 3), { Girls: plans.slice(0, 3), Boys: plans.slice(3, 6) }),
  made('bar', years, abuse, furniture),
  made('stacked', years, abuse),
  made('stacked-100', years, abuse),
  made('line', years, abuse, { ...furniture, hasPanels: true }),
  made('column', years, abuse, { ...furniture, hasPanels: true }),
  made('bar', years, abuse, { ...furniture, hasPanels: true }),
];

/** The room that each text of a drawing takes. */
function texts(drawing: string, size = 14): Said[] {
  const pattern =
    /<text(?: class="[^"]+")? x="([-\d.]+)" y="([-\d.]+)"( font-weight="700")?(?: text-anchor="(\w+)")?>([^<]*)</g;
  return [...drawing.matchAll(pattern)].map(([, x, y, bold, anchor, escaped]) => {
    const said = escaped!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const width = widthOf(said, fontOf(size, bold ? 700 : 400));
    const left = Number(x) - { middle: width / 2, end: width, start: 0 }[anchor ?? 'start']!;
    return { said, left, right: left + width, top: Number(y) - size, bottom: Number(y) + (size * 4) / 14 };
  });
}

/** Texts that overlap each other or leave the frame by more than half a pixel. */
function clashes(all: readonly Said[], frame: Box): string[] {
  const inner = all.map((box) => ({
    ...box,
    left: box.left + 0.25,
    right: box.right - 0.25,
    top: box.top + 0.25,
    bottom: box.bottom - 0.25,
  }));
  const outside = all.filter(
    ({ left, right, top, bottom }) =>
      left < frame.left - 0.5 ||
      right > frame.right + 0.5 ||
      top < frame.top - 0.5 ||
      bottom > frame.bottom + 0.5,
  );
  const meeting = inner.flatMap((one, index) =>
    inner.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.said} × ${other.said}`] : [])),
  );
  return [...outside.map(({ said }) => `outside: ${said}`), ...meeting];
}

function frameIn(drawing: string): Box {
  const [, right, bottom] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing)!.map(Number);
  return { left: 0, top: 0, right: right!, bottom: bottom! };
}

/** The elements of a class, each by its attributes. */
function elements(drawing: string, classes: string): Record<string, string>[] {
  return [...drawing.matchAll(new RegExp(`<\\w+ class="${classes}"([^>]*)/>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries(
      [...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  );
}

/** The edges of bars: `M1 2H30V40H1Z`. */
function bars(drawing: string, classes: string): Box[] {
  return elements(drawing, classes).flatMap(({ d }) => {
    const [, left, top, right, bottom] = /^M([-\d.]+) ([-\d.]+)H([-\d.]+)V([-\d.]+)H\1Z$/.exec(d ?? '') ?? [];
    return left === undefined ? [] : [{ left: +left, top: +top!, right: +right!, bottom: +bottom! }];
  });
}

/** What a chart draws in a frame of any width, height and size of text. */
function drawnIn(chart: CategoryChart, frame: Frame): string {
  const surface = { widthOf, colour: (name: string) => name };
  const { height, configuration } = plan(chart, frame, surface);
  const context = new RecordingContext(frame.width, height);
  new ChartJs(context as unknown as CanvasRenderingContext2D, configuration).destroy();
  return `<svg viewBox="0 0 ${frame.width} ${height}">${context.elements.join('')}</svg>`;
}

describe('text', () => {
  it('neither overlaps nor leaves the frame, in either size, for 500 generated charts', () => {
    fc.assert(
      fc.property(generated, (chart) => {
        for (const size of sizes) {
          const drawing = svg(chart, size);
          expect(drawing).not.toMatch(/NaN|undefined|Infinity|style=|<script/);
          expect(texts(drawing).length).toBe(drawing.split('<text').length - 1);
          expect(clashes(texts(drawing), frameIn(drawing)), size).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  }, 300_000);

  it('holds every name and remark in full, in either size', () => {
    fc.assert(
      fc.property(generated, fc.constantFrom(...sizes), (chart, size) => {
        const all = texts(svg(chart, size))
          .map(({ said }) => said)
          .join('')
          .replaceAll(' ', '');
        const { series, categories, references, bands, annotations } = chart;
        const isNamed = series.length > 1 || (chart.hasPanels && !chart.kind.startsWith('stacked'));
        const isListed = !chart.times && chart.kind !== 'line';
        const names = [
          ...(isNamed ? series.map(({ name }) => name) : []),
          ...(isListed ? categories : []),
          ...[...references, ...bands].map(({ label }) => label),
          ...annotations.map(({ text }) => text),
        ];
        for (const name of names) expect(all).toContain(name.replaceAll(' ', ''));
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('does neither in other frames: pictures for slides, with larger text', () => {
    const frames: Frame[] = [
      { width: 1100, height: 480, size: 'wide', text: 22 },
      { width: 700, height: 900, size: 'wide', text: 16 },
      { width: 400, size: 'narrow', text: 16 },
    ];
    fc.assert(
      fc.property(generated, fc.constantFrom(...frames), (chart, frame) => {
        const drawing = drawnIn(chart, frame);
        expect(frameIn(drawing).bottom).toBeGreaterThanOrEqual(frame.height ?? 0);
        expect(clashes(texts(drawing, frame.text), frameIn(drawing))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('has the boxes in a browser that it was given room for, which neither overlap nor leave the frame', async () => {
    const sample = fc.sample(generated, { numRuns: 24, seed: 7 });
    const drawings = [...sample, ...typical].flatMap((chart) => sizes.map((size) => svg(chart, size)));
    const opened = await browser();
    try {
      const page = await opened.newPage();
      await page.setContent(`<style>${styles()}</style>${drawings.join('')}`);
      await page.evaluate(() => document.fonts.ready);
      const isLoaded = () => document.fonts.check('14px "Atkinson Hyperlegible Next Variable"');
      expect(await page.evaluate(isLoaded)).toBe(true);
      const measured = await page.evaluate(measure);
      measured.forEach((all, index) => {
        const expected = texts(drawings[index]!);
        expect(all.length).toBe(expected.length);
        expect(clashes(all, frameIn(drawings[index]!))).toEqual([]);
        all.forEach(({ left, right, bottom, top, said }, place) => {
          const width = expected[place]!.right - expected[place]!.left;
          expect(Math.abs(right - left - width), said).toBeLessThan(1);
          expect(bottom - top, said).toBeGreaterThan(10);
        });
      });
    } finally {
      await opened.close();
    }
  }, 120_000);
});

/** The styles of a page that shows drawings in both sizes, with the font that readers get. */
function styles(): string {
  const read = (name: string) => readFileSync(join(project, 'src/styles', name), 'utf8');
  const font = readFileSync(join(project, 'src/styles/fonts/text.woff2'), 'base64');
  return `@font-face { font-family: 'Atkinson Hyperlegible Next Variable'; font-weight: 400 750;
    src: url(data:font/woff2;base64,${font}); }
    ${read('tokens.css')} ${read('figure.css')}
    .drawing.wide { display: block !important; width: 640px; }
    .drawing.narrow { display: block !important; width: 320px; }`;
}

/** The boxes of all text, by drawing, in pixels from its top left; runs in a page. */
function measure(): Said[][] {
  return [...document.querySelectorAll('svg')].map((drawing) =>
    [...drawing.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBBox();
      return { said: text.textContent, left: x, right: x + width, top: y, bottom: y + height };
    }),
  );
}

/** The stretches from point to point that the lines of a colour run over, by their left and right. */
function joins(drawing: string, colour: string): [number, number][] {
  return elements(drawing, `line ${colour}`)
    .filter(({ 'stroke-width': width }) => width === '2.5')
    .flatMap(({ d }) => {
      const xs = [...d!.matchAll(/[MLH]([-\d.]+)/g)].map(([, x]) => Number(x));
      return xs.slice(1).map((x, index): [number, number] => [xs[index]!, x]);
    });
}

describe('lines', () => {
  it('run from each number to the next, and never over a hidden value, a gap or a break', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant('[c]' as const)), {
          minLength: 8,
          maxLength: 8,
        }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        (values, gap, broken) => {
          const chart = made('line', years, { One: values });
          const series = [{ ...chart.series[0]!, gaps: [gap], breaks: [broken] }];
          const expected = values.filter(
            (value, index) =>
              index > 0 &&
              ![gap, broken].includes(index) &&
              [value, values[index - 1]].every(Number.isFinite),
          );
          for (const size of sizes)
            expect(joins(svg({ ...chart, series }, size), 'series-1')).toHaveLength(expected.length);
        },
      ),
    );
  });

  it('stand in time by time, not by their number', () => {
    const chart = made('line', ['2001', '2002', '2010'], { One: [1, 2, 3] });
    const places = elements(svg(chart, 'wide'), 'dot series-1').map(({ cx }) => Number(cx));
    expect((places[2]! - places[1]!) / (places[1]! - places[0]!)).toBeCloseTo(8, 1);
  });

  it('stand on the grid where their values are those of the axis', () => {
    const drawing = svg(made('line', ['2001', '2002', '2003'], { One: [0, 20, 40] }), 'wide');
    const [zero, ...rules] = ['line axis', 'line grid'].flatMap((classes) =>
      elements(drawing, classes).flatMap(({ d }) => /^M[-\d.]+ ([-\d.]+)H/.exec(d!)?.[1] ?? []),
    );
    const points = elements(drawing, 'dot series-1').map(({ cy }) => cy);
    expect(points[0]).toBe(zero);
    expect(rules).toEqual(expect.arrayContaining(points.slice(1)));
  });

  it('show a break with its word, and a hidden value at the foot', () => {
    const chart = made('line', years, { One: [31, 33, '[c]', 42, 47, 52, 20, 22] });
    const drawing = svg({ ...chart, series: [{ ...chart.series[0]!, breaks: [6] }] }, 'wide');
    const said = texts(drawing).map((each) => each.said);
    expect(said).toEqual(expect.arrayContaining(['break', '[c]']));
    expect(texts(svg(chart, 'wide')).map((each) => each.said)).not.toContain('break');
  });

  it('are named at their end, with the last value, in colours and dashes that stay with the series', () => {
    const chart = made('line', years, {
      Neglect: [1, 2, 3, 4, 5, 6, 7, 8],
      England: [8, 7, 6, 5, 4, 3, 2, 1],
    });
    const [first, second] = [chart.series[0]!, chart.series[1]!];
    const series = [
      { ...first, colour: 2 },
      { ...second, colour: 'context' as const },
    ];
    const drawing = svg({ ...chart, series }, 'wide');
    expect(elements(drawing, 'line series-3')[0]).toMatchObject({ 'stroke-dasharray': '2 3' });
    expect(elements(drawing, 'dot series-3').length).toBe(8);
    expect(elements(drawing, 'line context').length).toBeGreaterThan(0);
    const ends = texts(drawing).filter(({ left }) => left > widths.wide * 0.8);
    expect(ends.map(({ said }) => said).sort()).toEqual(
      expect.arrayContaining(['1', '8', 'England', 'Neglect']),
    );
  });

  it('take at most 4.5 KB for three with markers and dashes, in either size', () => {
    const values = (by: number) => years.map((_, index) => 100 + by * 37 * ((index % 3) + 1));
    const chart = made('line', years, {
      Oxfordshire: values(1),
      'Statistical neighbours': values(2),
      England: values(3),
    });
    for (const size of sizes) expect(svg(chart, size).length).toBeLessThan(4500);
  });
});

describe('bars', () => {
  it('start at 0: their lengths are in proportion to their values, in either size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('bar' as const, 'column' as const),
        fc.array(
          fc.integer({ min: -100, max: 100 }).map((value) => value || 1),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        (kind, values) => {
          const most = Math.max(...values.map(Math.abs));
          for (const size of sizes) {
            const drawn = bars(
              svg(
                made(
                  kind,
                  values.map((_, index) => `T${index}`),
                  { One: values },
                ),
                size,
              ),
              'fill series-1',
            );
            const isUpright =
              new Set(drawn.map(({ right, left }) => (right - left).toFixed(0))).size === 1 &&
              kind === 'column';
            const lengths = drawn.map((each) =>
              Math.abs(isUpright ? each.bottom - each.top : each.right - each.left),
            );
            const longest = Math.max(...lengths);
            lengths.forEach((length, index) =>
              expect(Math.abs(length / (longest || 1) - Math.abs(values[index]!) / (most || 1))).toBeLessThan(
                0.01,
              ),
            );
          }
        },
      ),
    );
  });

  it('stand upright where names and values fit, and lie, in order of time, where they do not', () => {
    const chart = made('column', years, { One: [1, 2, 3, 4, 5, 6, 7, 8] });
    const isUpright = (drawn: Box[]) => new Set(drawn.map(({ bottom }) => bottom)).size === 1;
    expect(isUpright(bars(svg(chart, 'wide'), 'fill series-1'))).toBe(true);
    const lying = bars(svg(chart, 'narrow'), 'fill series-1');
    expect(isUpright(lying)).toBe(false);
    expect(lying.map(({ top }) => top)).toEqual(lying.map(({ top }) => top).sort((a, b) => a - b));
    const tops = texts(svg(chart, 'narrow')).filter(({ said }) => years.includes(said));
    expect(tops.map(({ said }) => said)).toEqual(years);
  });

  it('have a symbol in the place of a hidden value, and nothing for one that does not apply', () => {
    const drawing = svg(made('bar', ['A', 'B', 'C'], { One: [3, '[c]', '[z]'] }), 'wide');
    const said = texts(drawing).map((each) => each.said);
    expect(said.sort()).toEqual(['3', 'A', 'B', 'C', '[c]']);
    expect(bars(drawing, 'fill series-1')).toHaveLength(1);
  });

  it('are grey when the chart is about another', () => {
    const drawing = svg(made('bar', ['A', 'B', 'C'], { One: [3, 2, 1] }, { focus: ['B'] }), 'wide');
    expect(bars(drawing, 'fill context')).toHaveLength(2);
    expect(bars(drawing, 'fill series-1')).toHaveLength(1);
  });

  it('of several series that are context are greys that can be told apart', () => {
    const chart = made('bar', ['A', 'B'], { Oxfordshire: [1, 2], England: [3, 4], Neighbours: [5, 6] });
    const series = chart.series.map((each, index) =>
      index > 0 ? { ...each, colour: 'context' as const } : each,
    );
    const drawing = svg({ ...chart, series }, 'wide');
    for (const name of ['series-1', 'context', 'axis'])
      expect(bars(drawing, `fill ${name}`), name).toHaveLength(3);
  });

  it('have a key inside the image when there are several series; a line chart has none', () => {
    const groups = { Girls: [1, 2], Boys: [3, 4] };
    for (const kind of ['bar', 'column', 'stacked', 'stacked-100'] as const) {
      const drawing = svg(made(kind, ['A', 'B'], groups), 'wide');
      const said = texts(drawing).map((each) => each.said);
      expect(
        said.filter((each) => each in groups),
        kind,
      ).toEqual(['Girls', 'Boys']);
      expect(bars(drawing, 'fill series-4').length, kind).toBe(3);
    }
    const line = svg(made('line', ['2001', '2002'], groups), 'wide');
    expect(bars(line, 'fill series-4')).toHaveLength(0);
  });
});

describe('parts', () => {
  it('of 100 fill the whole width but for the gaps between them, and give way to the symbol when one is hidden', () => {
    const shares = { One: [20, 1, 5], Two: [60, 1, '[c]'], Three: [120, 2, 5] };
    for (const size of sizes) {
      const drawing = svg(made('stacked-100', ['A', 'B', 'C'], shares), size);
      const all = [1, 2, 3].flatMap((number) => bars(drawing, `fill series-${number}`));
      const rows = Map.groupBy(
        all.filter(({ bottom, top }) => bottom - top > 15),
        ({ top }) => top,
      );
      const totals = [...rows.values()].map((row) =>
        row.reduce((sum, { left, right }) => sum + right - left + 1, 0),
      );
      expect(totals).toHaveLength(2);
      expect(Math.abs(totals[0]! - totals[1]!)).toBeLessThan(0.4);
      const said = texts(drawing).map((each) => each.said);
      expect(said).toEqual(expect.arrayContaining(['30%', '60%', '25%', '50%', '[c]']));
    }
  });

  it('show their values only where they fit', () => {
    const said = texts(svg(made('stacked', ['A'], { One: [1000], Two: [3], Three: [900] }), 'wide')).map(
      (each) => each.said,
    );
    expect(said).toEqual(expect.arrayContaining(['1,000', '900']));
    expect(said).not.toContain('3');
  });
});

describe('what stands on a chart', () => {
  it('puts a reference at its value', () => {
    const references = [{ value: 30, label: 'Target' }];
    const line = svg(made('line', years, { One: [10, 20, 30, 40, 10, 20, 30, 40] }, { references }), 'wide');
    const [, height] = /^M[-\d.]+ ([-\d.]+)H/.exec(elements(line, 'line reference')[0]!['d']!)!;
    expect(elements(line, 'dot series-1')[2]!['cy']).toBe(height);
    const bar = svg(made('bar', ['A', 'B'], { One: [30, 40] }, { references }), 'wide');
    const [, across] = /^M([-\d.]+) /.exec(elements(bar, 'line reference')[0]!['d']!)!;
    expect(bars(bar, 'fill series-1')[0]!.right).toBeCloseTo(Number(across), 0);
    for (const drawing of [line, bar]) expect(texts(drawing).map(({ said }) => said)).toContain('Target');
  });

  it('shades bands, and names them and remarks in full', () => {
    const more = {
      bands: [
        { label: 'Lockdowns', categories: ['2012/13', '2013/14'] as [string, string] },
        { label: 'Usual range', values: [2, 4] as [number, number] },
      ],
      annotations: [{ category: '2014/15', text: 'A new form' }],
    };
    for (const kind of ['line', 'column', 'bar'] as const) {
      for (const size of sizes) {
        const drawing = svg(made(kind, years, { One: [1, 2, 3, 4, 5, 6, 7, 8] }, more), size);
        expect(elements(drawing, 'fill band'), kind).toHaveLength(2);
        const said = texts(drawing)
          .map((each) => each.said)
          .join(' ');
        for (const name of ['Lockdowns', 'Usual range', 'A new form']) expect(said).toContain(name);
      }
    }
  });

  it('begins the times of each small drawing where it begins', () => {
    const values = { One: plans, Two: plans, Three: plans, Four: plans, Five: plans, Six: plans };
    for (const size of sizes) {
      const all = texts(svg(made('line', years, values, { hasPanels: true }), size));
      const lefts = (isOne: (said: string) => boolean) =>
        all.filter(({ said }) => isOne(said)).map(({ left }) => Math.round(left));
      const names = lefts((said) => said in values);
      expect(new Set(names).size).toBe(size === 'wide' ? 3 : 2);
      const times = lefts((said) => said === years[0]);
      expect(times).toHaveLength(6);
      times.forEach((left, index) => expect(Math.abs(left - names[index]!)).toBeLessThanOrEqual(1));
    }
  });

  it('hangs a remark to the left of its line when a band would begin below it on the right', () => {
    const bands = [{ label: 'Pilot', categories: ['2013/14', '2014/15'] as [string, string] }];
    const remark = (category: string) => {
      const annotations = [{ category, text: 'New threshold document' }];
      const chart = made('line', years, { One: [1, 2, 3, 4, 5, 6, 7, 8] }, { bands, annotations });
      const drawing = svg(chart, 'wide');
      const { left, right } = texts(drawing).find(({ said }) => said === 'New threshold document')!;
      const [from, to] = /^M(\S+) \S+H([\d.]+)/
        .exec(elements(drawing, 'fill band')[0]!.d!)!
        .slice(1)
        .map(Number);
      return { left, right, from: from!, to: to! };
    };
    const before = remark('2012/13');
    expect(before.right).toBeLessThanOrEqual(before.from);
    const after = remark('2015/16');
    expect(after.left).toBeGreaterThanOrEqual(after.to);
  });

  it('draws at most 10 light lines, all in one direction', () => {
    fc.assert(
      fc.property(generated, fc.constantFrom(...sizes), (chart, size) => {
        if (chart.hasPanels) return;
        const rules = elements(svg(chart, size), 'line grid').map(({ d }) => d!);
        expect(new Set(rules.map((d) => /[HV]/.exec(d)?.[0])).size).toBeLessThanOrEqual(1);
        expect(
          new Set(rules.map((d) => (d.includes('H') ? /^M\S+ ([^H]+)/ : /^M(\S+)/).exec(d)![1])).size,
        ).toBeLessThanOrEqual(10);
      }),
      { numRuns: 100 },
    );
  });
});

describe('small multiples', () => {
  const groups = { North: [10, 20, 30], South: [30, 20, 10], West: [10, 30, 20], England: [20, 20, 20] };
  const panelled = (kind: CategoryChart['kind']) => {
    const chart = made(kind, ['2001', '2002', '2003'], groups, { hasPanels: true });
    const series = chart.series.map((each) =>
      each.name === 'England' ? { ...each, colour: 'context' as const } : each,
    );
    return { ...chart, series };
  };

  it.each(['line', 'column', 'bar'] as const)(
    'name each series in focus, and the context once: %s',
    (kind) => {
      for (const size of sizes) {
        const said = texts(svg(panelled(kind), size)).map((each) => each.said);
        expect(said.filter((each) => each in groups).sort()).toEqual(['England', 'North', 'South', 'West']);
      }
    },
  );

  it('have one scale, and the context in each', () => {
    const drawing = svg(panelled('line'), 'wide');
    const heights = [1, 2, 3].map((number) => {
      const { d } = elements(drawing, `line series-${number}`).find(
        (each) => each['stroke-width'] === '2.5',
      )!;
      return [...d!.matchAll(/[ML][-\d.]+ ([-\d.]+)/g)].map(([, y]) => y);
    });
    expect(heights[0]).toHaveLength(3);
    expect(heights[0]).toEqual(heights[1]!.toReversed());
    expect(heights[0]![2]).toBe(heights[2]![1]);
    expect(
      elements(drawing, 'line context').filter(({ d }) => d!.includes('M')).length,
    ).toBeGreaterThanOrEqual(4);
    const lengths = bars(svg(panelled('bar'), 'wide'), 'fill context').filter(
      ({ bottom, top }) => bottom - top > 15,
    );
    expect(new Set(lengths.map(({ left, right }) => (right - left).toFixed(0))).size).toBe(1);
    expect(lengths).toHaveLength(9);
  });
});

describe('drawings', () => {
  it('are the same each time, and as high as they say', () => {
    for (const chart of typical) {
      for (const size of sizes) {
        expect(svg(chart, size)).toBe(svg(chart, size));
        const height = plan(chart, frameOf(size), { widthOf, colour: (name) => name }).height;
        expect(frameIn(svg(chart, size)).bottom).toBe(height);
      }
    }
  });

  it('need neither Node nor a font file, so that a browser can make them too', () => {
    const seen = new Set<string>();
    const visit = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = readFileSync(file, 'utf8').replace(/^import type [^;]*;/gm, '');
      for (const [, from] of text.matchAll(/^(?:import|export)[^;]* from '([^']+)'/gm)) {
        if (from!.startsWith('.')) visit(join(dirname(file), from!));
        else expect(from, file).toBe('chart.js');
      }
    };
    visit(join(project, 'src/chart/draw/configuration.ts'));
    expect(seen.size).toBeGreaterThan(15);
    expect([...seen].filter((file) => file.endsWith('font.ts'))).toEqual([]);
  });

  it('exist for every chart of the real reports, in both sizes, with a title of at most 15 words', () => {
    const { reports, datasets } = content(project);
    const byId = new Map(datasets.map(({ id, value: dataset }) => [id, dataset]));
    const charts = reports.flatMap((report) =>
      components(report.tree).flatMap(({ name, attributes }) => {
        if (name !== 'Chart') return [];
        const dataset = byId.get(datasetId(attributes['data']!, report))!;
        const result = authored(ChartAttributes.parse(attributes), dataset);
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

it('lets text on grey bars be read at 4.5:1, in light and dark', () => {
  const [light = '', dark = ''] = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8').split(
    '@media',
  );
  for (const mode of [light, dark]) {
    const [grey, on] = ['chart-context', 'on-context'].map(
      (name) => new RegExp(`--${name}: (#\\w{6})`).exec(mode)![1]!,
    );
    expect(contrast(grey!, on!)).toBeGreaterThanOrEqual(4.5);
  }
});

it('breaks text at spaces, a word only where it is too wide for a line, and never loses a letter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { minLength: 1 }),
      fc.integer({ min: 20, max: 300 }),
      (all, width) => {
        const lines = wrapped(all.join(' '), width, fontOf(14), widthOf);
        expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''));
        for (const line of lines) expect(widthOf(line, fontOf(14))).toBeLessThanOrEqual(width);
        for (const word of all) {
          if (widthOf(word, fontOf(14)) <= width) expect(lines.join(' ').split(' ')).toContain(word);
        }
      },
    ),
  );
});
