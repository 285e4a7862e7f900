import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { dated } from '../src/paper.ts';
import { shown } from '../src/poster.ts';
import { posterData } from '../src/document/poster.ts';
import { pdf } from '../src/document/typst.ts';
import { project } from './build.ts';
import { passesUa } from './ua.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { posters, points, board } = content(project);
const byId = new Map(points.map((point) => [point.id, point]));
const template = readFileSync(join(project, 'src/document/poster.typ'), 'utf8');
const address = 'https://annual-reports.example/posters/x/';
const poster = shown(posters.find(({ id }) => id === 'ten-learning-points')!.value, (id) => byId.get(id));
const made = () => pdf(template, posterData({ board: board!.value, poster, address }), dated(poster.sources));

/** A document without tags, language or title: what must never pass. */
function untagged(): Uint8Array {
  const compiler = NodeCompiler.create();
  return new Uint8Array(
    compiler.pdf({ mainFileContent: 'Untagged' }, { pdfTags: false, creationTimestamp: 0 }),
  );
}

it('makes a poster that passes PDF/UA-1, on one page, with its words as text', () => {
  const { bytes, pages } = made();
  expect(pages).toBe(1);
  expect(passesUa(folder, 'poster.pdf', bytes)).toBe(true);
}, 60_000);

it('would notice a PDF that does not pass', () => {
  expect(passesUa(folder, 'untagged.pdf', untagged())).toBe(false);
}, 60_000);

it('makes the same bytes each time', () => {
  expect(Buffer.from(made().bytes).equals(Buffer.from(made().bytes))).toBe(true);
});

it('refuses a picture without words for those who do not see it', () => {
  expect(() =>
    pdf(
      '#set document(title: "a")\n#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'1\' height=\'1\'/>"), format: "svg")',
      {},
      '2020-01',
    ),
  ).toThrow();
});

it('notices points that do not fit on the page', () => {
  const long = {
    ...poster,
    points: Array.from({ length: 12 }, (_, index) => ({
      id: `p${index}`,
      headline: 'Long '.repeat(12),
      text: 'word '.repeat(70),
      years: [],
    })),
  };
  const data = posterData({ board: board!.value, poster: long, address });
  expect(() => pdf(template, data, '2020-01')).toThrow(/the points need \d+ mm and have \d+/);
});
