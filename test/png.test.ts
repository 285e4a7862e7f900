import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../src/cache.ts';
import { overlap, type DrawnText } from '../src/chart/draw/picture/bitmap.ts';
import { png, pngTexts } from '../src/chart/draw/picture/png.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { image, picture, setting } from '../src/chart/kept.ts';
import { words } from '../src/chart/words/words.ts';
import { filesBelow } from '../src/files.ts';
import { flatPng } from '../src/png.ts';
import { project } from './build.ts';
import { chunks, pictureChunks } from './leak.ts';
import { charts, everyFigure, made } from './pictures.ts';

vi.mock('../src/chart/draw/picture/png.ts', { spy: true });
vi.mock('../src/chart/draw/svg.ts', { spy: true });

const around = {
  board: 'Exampleshire Safeguarding Children Partnership',
  notice: 'This is a test site of an invented partnership.',
  source: 'Source: An invented paper. Final figures.',
};
const drawn = everyFigure().flatMap(({ id, chart, source }) => (chart ? [{ id, chart, source }] : []));

/** What is wrong with the texts of a picture. */
function faults(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((one, index) => [
    ...(one.left < -0.5 || one.top < -0.5 || one.right > 1200.5 || one.bottom > 675.5
      ? [`"${one.text}" leaves the frame`]
      : []),
    ...(one.size < 16 ? [`"${one.text}" is ${one.size} px`] : []),
    ...texts
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `"${one.text}" covers "${other.text}"`),
  ]);
}

/** The letters of texts, in their order, without spaces: lines may be broken anywhere. */
function letters(texts: readonly DrawnText[]): string {
  return texts
    .map(({ text }) => text)
    .join('')
    .replaceAll(' ', '');
}

/** A picture's width, its height, and the share of its pixels that are not white. */
async function looks(bytes: Uint8Array): Promise<{ width: number; height: number; ink: number }> {
  const loaded = await loadImage(Buffer.from(bytes));
  const { width, height } = loaded;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(loaded, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const dark = data.filter((_, at) => at % 4 === 0 && data[at]! + data[at + 1]! + data[at + 2]! < 740);
  return { width, height, ink: dark.length / (width * height) };
}

describe('a picture', () => {
  it.each(drawn)(
    'of $id is 1200 × 675, neither blank nor full, and holds no words but those drawn',
    async (each) => {
      const bytes = png(each.chart, { ...around, source: each.source });
      const { width, height, ink } = await looks(bytes);
      expect([width, height]).toEqual([1200, 675]);
      expect(ink).toBeGreaterThan(0.02);
      expect(ink).toBeLessThan(0.7);
      expect([...new Set(chunks(bytes))]).toEqual(pictureChunks);
    },
  );

  it.each(drawn)(
    'of $id draws the chart, and all words around it, clear of each other',
    ({ chart, source }) => {
      const texts = pngTexts(chart, { ...around, source });
      expect(faults(texts)).toEqual([]);
      const said = letters(texts);
      for (const part of [chart.title, chart.subtitle, source, around.board, around.notice]) {
        expect(said).toContain(part.replaceAll(' ', ''));
      }
      expect(said).not.toContain(words(chart).description[0]!.replaceAll(' ', ''));
    },
  );

  it('keeps its words clear of each other, and whole, whatever the chart', () => {
    let told = 0;
    fc.assert(
      fc.property(charts, (chart) => {
        const texts = pngTexts(chart, around);
        expect(faults(texts)).toEqual([]);
        expect(letters(texts)).toContain((chart.title + chart.subtitle).replaceAll(' ', ''));
        if (letters(texts).includes(words(chart).description[0]!.replaceAll(' ', '').slice(0, 30))) told += 1;
      }),
      { numRuns: 200 },
    );
    expect(told).toBeLessThan(15);
  }, 240_000);

  it('of bars too many to bear their values has all their names, and an axis', () => {
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'];
    const categories = [...months, 'September', 'October', 'November', 'December'];
    const values = [1, 2, 3, 4].map((row) => categories.map((_, at) => 1000 + row * 137 + at * 11));
    const texts = pngTexts(made('bar', categories, ['A', 'B', 'C', 'D'], values), around);
    expect(faults(texts)).toEqual([]);
    const said = texts.map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining([...categories, 'A', 'B', 'C', 'D', '1,000']));
    expect(said).not.toContain('1,137');
  });

  it('of a chart that cannot be drawn in its room says in words what it shows', () => {
    const categories = Array.from(
      { length: 40 },
      (_, index) => `A category with a long name, number ${index}`,
    );
    const chart = made('bar', categories, ['A', 'B'], [categories.map(() => 20), categories.map(() => 30)]);
    const texts = pngTexts(chart, around);
    expect(faults(texts)).toEqual([]);
    expect(letters(texts)).toContain(words(chart).description[0]!.replaceAll(' ', ''));
  });

  it('would be found at fault if words covered others, left the frame or were small', () => {
    const one = { text: 'one', left: 10, top: 10, right: 50, bottom: 30, size: 20 };
    expect(faults([one, { ...one, text: 'other', left: 40, right: 80 }])).toEqual(['"one" covers "other"']);
    expect(faults([{ ...one, right: 1202 }])).toEqual(['"one" leaves the frame']);
    expect(faults([{ ...one, size: 15 }])).toEqual(['"one" is 15 px']);
  });

  it('says what symbols mean, and how many things it could not place', () => {
    const chart = made(
      'column',
      ['2019/20', '2020/21'],
      ['A', 'B'],
      [
        [9, '[x]'],
        [8, 7],
      ],
    );
    expect(letters(pngTexts(chart, around))).toContain('[x]notcollectedthatyear');
    const grid = drawn.find(({ id }) => id === 'figure-risk-factor-quadrant')!;
    expect(letters(pngTexts(grid.chart, around))).toContain('6morearenotshown:[x]notavailable');
  });

  it('has the same bytes in another language, time zone and folder', () => {
    const script = `
      const { png } = await import(${JSON.stringify(join(project, 'src/chart/draw/picture/png.ts'))});
      const { everyFigure } = await import(${JSON.stringify(join(project, 'test/pictures.ts'))});
      const { createHash } = await import('node:crypto');
      const around = ${JSON.stringify(around)};
      const hash = createHash('sha256');
      for (const { chart } of everyFigure()) if (chart) hash.update(png(chart, around));
      console.log(hash.digest('hex'));`;
    const hashes = [
      { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' },
      { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' },
    ].map((env) => {
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: tmpdir(),
        env: { ...process.env, ...env },
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      return run.stdout;
    });
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}\n$/);
    expect(hashes[1]).toBe(hashes[0]);
  }, 180_000);
});

describe('what is kept between builds', () => {
  let folder: string;
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-'));
    store = { folder, version: 'one' };
    vi.mocked(png).mockClear();
    vi.mocked(svg).mockClear();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const few = drawn.slice(0, 4).map(({ chart }) => chart);
  const build = (of = few, into = store) =>
    of.map((chart) => [
      picture(chart, into),
      Buffer.from(image(chart, around, into)).toString('base64'),
      setting(chart, undefined, into),
    ]);
  const count = () => [vi.mocked(png).mock.calls.length, vi.mocked(svg).mock.calls.length];
  const files = () => filesBelow(folder, '.').map((file) => join(folder, file));

  it('is drawn once: a second build draws nothing, and gets the same', () => {
    const first = build();
    expect(count()).toEqual([4, 12]);
    expect(build()).toEqual(first);
    expect(count()).toEqual([4, 12]);
  });

  it('is what would be drawn without it, for every chart', () => {
    for (const { chart } of drawn) {
      const { wide, narrow, alt, description } = picture(chart, store);
      expect({ wide, narrow }).toEqual({ wide: svg(chart, 'wide'), narrow: svg(chart, 'narrow') });
      expect({ alt, description }).toEqual(words(chart));
    }
  });

  it('is drawn anew when it was damaged, cut short or emptied', () => {
    const first = build();
    const [one, two, three] = files();
    writeFileSync(one!, readFileSync(one!).fill(0, 100, 101));
    writeFileSync(two!, readFileSync(two!).subarray(0, 90));
    writeFileSync(three!, '');
    vi.mocked(png).mockClear();
    vi.mocked(svg).mockClear();
    expect(build()).toEqual(first);
    const [pictures, drawings] = count();
    expect(pictures! + drawings!).toBeGreaterThanOrEqual(3);
    expect(build()).toEqual(first);
    expect(count()).toEqual([pictures, drawings]);
  });

  it('leaves the other charts alone when a datum changes', () => {
    const values = [
      [9, 8],
      [7, 6],
    ];
    const one = (each: number[][]) => made('bar', ['A', 'B'], ['C', 'D'], each);
    build([...few, one(values)]);
    build([
      ...few,
      one([
        [9, 8],
        [7, 5],
      ]),
    ]);
    expect(count()).toEqual([6, 18]);
  });

  it('is not taken from another version', () => {
    build();
    build(few, { ...store, version: 'two' });
    expect(count()).toEqual([8, 24]);
  });

  it('is not needed: where nothing can be kept, all is drawn', () => {
    writeFileSync(join(folder, 'file'), '');
    const first = build(few, { folder: join(folder, 'file'), version: 'one' });
    expect(build(few, { folder: join(folder, 'file'), version: 'one' })).toEqual(first);
    expect(count()).toEqual([8, 24]);
  });

  it('has no value that its chart does not show', () => {
    const chart = made('bar', ['A'], ['B'], [[73_519]]);
    picture(
      { ...chart, dataset: { ...chart.dataset, data: [...chart.dataset.data, ['A', 'C', 86_421]] } },
      store,
    );
    const kept = files()
      .map((file) => readFileSync(file, 'utf8'))
      .join();
    expect(kept).toContain('73,519');
    expect(kept).not.toMatch(/86,?421/);
  });
});

describe('a palette', () => {
  /** What a PNG of these pixels shows, pixel by pixel. */
  async function shown(pixels: Uint8ClampedArray, width: number, height: number) {
    const picture = await loadImage(Buffer.from(flatPng(pixels, width, height)));
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  }

  it('keeps flat colours as they are, and moves the shades at edges by no more than eyes see', async () => {
    const [width, height] = [900, 600];
    const context = createCanvas(width, height).getContext('2d');
    const grounds = ['#ffffff', '#12436d', '#a285d1', '#f46a25', '#f6f3ee', '#28a197'];
    for (const [index, ground] of grounds.entries()) {
      context.fillStyle = ground;
      context.fillRect(0, index * 100, width, 100);
      for (const [line, ink] of ['#1d2a33', '#ffffff', '#4d5b66'].entries()) {
        context.fillStyle = ink;
        context.font = '24px "Atkinson Hyperlegible Next"';
        context.fillText(
          'Children who were heard in 2019/20: 1,234',
          10 + line * 7,
          index * 100 + 25 + line * 30,
        );
      }
    }
    const { data } = context.getImageData(0, 0, width, height);
    const seen = await shown(data, width, height);
    const moved = data.map((part, at) => Math.abs(part - seen[at]!));
    expect(new Set(data).size).toBeGreaterThan(100);
    expect(moved.reduce((most, by) => Math.max(most, by))).toBeLessThanOrEqual(32);
    expect(moved.filter((by) => by > 0).length / moved.length).toBeLessThan(0.05);
    for (const [index, ground] of grounds.entries()) {
      const at = (index * 100 + 95) * width * 4;
      const colour = [...seen.subarray(at, at + 3)]
        .map((part) => part.toString(16).padStart(2, '0'))
        .join('');
      expect(`#${colour}`).toBe(ground);
    }
  });

  it('shows any picture of up to 160 colours exactly, of whatever size', async () => {
    const colour = fc.integer({ min: 0, max: 0xffffff });
    const pictures = fc
      .tuple(fc.array(colour, { minLength: 1, maxLength: 160 }), fc.integer({ min: 1, max: 40 }))
      .chain(([colours, width]) => {
        const pixel = fc.constantFrom(...colours);
        const rows = fc.integer({ min: 1, max: 20 });
        return rows.chain((height) =>
          fc.record({
            width: fc.constant(width),
            height: fc.constant(height),
            pixels: fc.array(pixel, { minLength: width * height, maxLength: width * height }),
          }),
        );
      });
    await fc.assert(
      fc.asyncProperty(pictures, async ({ width, height, pixels }) => {
        const data = Uint8ClampedArray.from(
          pixels.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255, 255]),
        );
        expect(await shown(data, width, height)).toEqual(data);
      }),
      { numRuns: 60 },
    );
  });
});
