import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { encode } from 'uqr';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../src/cache.ts';
import { content } from '../src/content.ts';
import {
  pictureSizes,
  posterData,
  posterPdf,
  posterPng,
  setPoster,
  sheets,
  type PosterPaper,
  type Sheet,
} from '../src/document/poster.ts';
import { promisedPoints, shown, type ShownPoster } from '../src/poster.ts';
import { project } from './build.ts';
import { chunks } from './leak.ts';
import { failingUa } from './ua.ts';

const folder = mkdtempSync(join(tmpdir(), 'posters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const store: Store = { folder: join(folder, 'kept'), version: 'one' };
const { posters, points, board } = content(project);
const byId = new Map(points.map((point) => [point.id, point]));

/** What a poster of the real site is made of. */
function paper(id: string, poster: ShownPoster): PosterPaper {
  return { board: board!.value, poster, address: `https://annual-reports.example/posters/${id}/` };
}

/** A poster of invented points, whose texts have so many characters. */
function invented(count: number, length: number): ShownPoster {
  return {
    title: `A poster of ${count} invented points`,
    subtitle: 'From several invented papers, 2013/14 to 2021/22',
    'for-children': 'Invented children.',
    colour: 'navy',
    years: '2013/14 to 2021/22',
    sources: [{ title: 'An invented paper', body: 'An invented committee', date: '2021-06' }],
    points: Array.from({ length: count }, (_, index) => ({
      id: `point-${index}`,
      headline: `What to do about invented matter ${index + 1}`,
      text:
        'Some words about a matter that all can see. '
          .repeat(9)
          .slice(0, length - 1)
          .trim() + '.',
      years: ['2013/14', '2021/22'].slice(0, (index % 2) + 1),
    })),
  };
}

const real = posters.map(({ id, value }) =>
  paper(
    id,
    shown(value, (point) => byId.get(point)),
  ),
);
const fixtures = [
  [3, 220],
  [5, 180],
  [8, 130],
  [12, 70],
].map(([count, length]) => paper(`of-${count}`, invented(count!, length!)));
const all = [...real, ...fixtures].flatMap((each) => sheets.map((sheet) => ({ each, sheet })));
const nameOf = ({ each, sheet }: { each: PosterPaper; sheet: Sheet }) =>
  `${new URL(each.address).pathname.split('/')[2]}-${sheet}.pdf`;

/** The pages of a PDF: their size in points, and their pieces of text in order, each with size and place. */
async function pagesOf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const texts = (await page.getTextContent()).items.flatMap((item) =>
      'str' in item && item.str.trim()
        ? [
            {
              text: item.str,
              size: item.transform[3] as number,
              x: item.transform[4] as number,
              width: item.width,
            },
          ]
        : [],
    );
    pages.push({ width, height, texts, tree: JSON.stringify(await page.getStructTree()) });
  }
  await task.destroy();
  return pages;
}

/** Text without spaces, in which lines may have been broken anywhere. */
const joined = (text: string) => text.replace(/\s+/g, '');

describe('a poster as PDF', () => {
  it('passes PDF/UA-1 on each sheet, with few points and with many', () => {
    const files = all.map((one) => [nameOf(one), posterPdf(one.each, one.sheet, store)] as const);
    expect(failingUa(folder, new Map(files))).toEqual([]);
  }, 120_000);

  it.each(all.map((one) => ({ ...one, name: nameOf(one) })))(
    '$name is one page of its size, small, in letters that can be read, in the order of its words',
    async ({ each, sheet }) => {
      const bytes = posterPdf(each, sheet, store);
      const [page, ...others] = await pagesOf(bytes);
      expect(others).toEqual([]);
      expect([page!.width, page!.height].map(Math.round)).toEqual(sheet === 'a4' ? [595, 842] : [842, 1191]);
      expect(bytes.length).toBeLessThan(200 * 1024);
      expect(Math.min(...page!.texts.map(({ size }) => size))).toBeGreaterThan(
        sheet === 'a4' ? 10.99 : 13.19,
      );
      for (const { x, width } of page!.texts) {
        expect(x).toBeGreaterThan(28);
        expect(x + width).toBeLessThan(page!.width - 28);
      }
      const data = posterData(each, sheet);
      const said = [
        ...[data.board, data.title, data.subtitle],
        ...data.points.flatMap(({ headline, text, years }, index) => [`${index + 1}`, headline, text, years]),
        ...['Read it on the web:', data.address.replace('https://', ''), data.source, data.notice],
      ];
      expect(joined(page!.texts.map(({ text }) => text).join(''))).toBe(joined(said.join('')));
      expect(page!.tree).toContain(`Code that leads to the web page of this poster: ${data.address}`);
    },
    60_000,
  );

  it('says the years of its points when it is of several, and not when its title says the year', () => {
    const years = ({ poster }: PosterPaper) =>
      posterData(paper('x', poster), 'a4').points.map((point) => point.years);
    expect(years(fixtures[0]!)).toEqual(['2013/14', '2013/14, 2021/22', '2013/14']);
    expect(years(paper('x', { ...fixtures[0]!.poster, edition: '2013-14' }))).toEqual(['', '', '']);
  });

  it('is the same, byte for byte, each time it is made', () => {
    const made = () => Buffer.from(setPoster(fixtures[1]!, 'a3').bytes);
    const first = made();
    setPoster(fixtures[2]!, 'a4');
    expect(made().equals(first)).toBe(true);
  });

  it('is not set when its points or its title do not fit', () => {
    const long = paper('long', invented(12, 220));
    expect(() => setPoster(long, 'a4')).toThrow(/the points need \d+ mm and have \d+/);
    expect(() => setPoster(long, 'a3')).toThrow(/the points need \d+ mm and have \d+/);
    const titles = ['Communications '.repeat(4).trim(), 'x'.repeat(40)];
    for (const title of titles) {
      const set = () => setPoster(paper('x', { ...invented(3, 90), title }), 'a4');
      expect(set).toThrow('the title does not fit');
    }
  });
});

describe('a poster as a picture', () => {
  it.each(real.map((each) => ({ each, name: each.poster.title })))(
    'of “$name” has its size, few bytes, no words beside its pixels, and a code that leads to its page',
    async ({ each }) => {
      for (const size of ['whole', 'small'] as const) {
        const bytes = await posterPng(each, size, store);
        const { width, height } = await loadImage(Buffer.from(bytes));
        expect({ width, height }).toEqual(pictureSizes[size]);
        expect(bytes.length).toBeLessThan((size === 'whole' ? 400 : 80) * 1024);
        expect(chunks(bytes)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
      }
      const { data } = encode(each.address, { border: 0 });
      expect(await codeIn(await posterPng(each, 'whole', store), data.length)).toEqual(data);
    },
    60_000,
  );

  it('is the same, byte for byte, each time it is made', async () => {
    const one = await posterPng(real[0]!, 'small', { folder: join(folder, 'one'), version: '1' });
    const other = await posterPng(real[0]!, 'small', { folder: join(folder, 'other'), version: '1' });
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  }, 180_000);

  it('shows whole letters, with what reaches below the line', async () => {
    const ink = async (headline: string) => {
      const poster = invented(3, 40);
      const changed = { ...poster, points: poster.points.map((point) => ({ ...point, headline })) };
      const { data, width } = await pixels(await posterPng(paper('x', changed), 'whole', store));
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
        if (x > 200 && y > 750 && y < 1400 && data[at]! < 100) count += 1;
      }
      return count;
    };
    const [below, above] = [await ink('ppppppppp'), await ink('bbbbbbbbb')];
    expect(Math.abs(below / above - 1), `${below} and ${above}`).toBeLessThan(0.03);
  }, 180_000);
});

async function pixels(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** The squares of the code at the bottom right of a picture, read from the middle of each. */
async function codeIn(bytes: Uint8Array, count: number): Promise<boolean[][]> {
  const { data, width, height } = await pixels(bytes);
  const isDark = (x: number, y: number) => data[(Math.round(y) * width + Math.round(x)) * 4]! < 128;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = Math.floor(height * 0.885); y < height; y += 1) {
    for (let x = Math.floor(width * 0.8); x < width; x += 1) {
      if (!isDark(x, y)) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
    }
  }
  const [across, down] = [(right - left) / count, (bottom - top) / count];
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) =>
      isDark(left + (column + 0.5) * across - 0.5, top + (row + 0.5) * down - 0.5),
    ),
  );
}

it.each([
  ['Ten learning points from case reviews', 10],
  ['10 learning points', 10],
  ['Our four messages', 4],
  ['The three most important messages for leaders', 3],
  ['Working together: six things that help', 6],
  ['Thirteen points', 13],
  ['Twenty reminders', 20],
  ['One message for leaders', 1],
  ['Sixteen tips', 16],
  ['Twenty-one things that help', 21],
  ['A dozen reminders', 12],
  ['A couple of questions and two points', 2],
  ['Ten (10) points', 10],
  ['A ten-point plan', 10],
  ['The top 5', 5],
  ['One-to-one messages', undefined],
  ['Stop tenants from losing points', undefined],
  ['What children and families told us', undefined],
  ['Messages from 2016/17', undefined],
  ['Learning points from three case reviews', undefined],
  ['The one person it takes', undefined],
  ['Points from 2020-21: messages', undefined],
] as const)('“%s” promises %s points', (title, count) => {
  expect(promisedPoints(title)).toBe(count);
});
