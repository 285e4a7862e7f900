import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withSearch } from '../src/build/search.ts';
import { content } from '../src/content.ts';
import { snapshot } from '../src/frozen/snapshot.ts';
import { posterData, posterPng } from '../src/document/poster.ts';
import { lockText } from '../src/lock.ts';
import { shown as withPoints } from '../src/poster.ts';
import { plate } from '../src/chart/draw/picture/plate.ts';
import { png, pngTexts } from '../src/chart/draw/picture/png.ts';
import { filesBelow } from '../src/files.ts';
import { flatPng } from '../src/png.ts';
import { build, project } from './build.ts';
import { readable } from './leak.ts';
import { sharePng, shareTexts } from '../src/sharing/card.ts';
import { cards, figuresOf, pictures } from './pictures.ts';
import { hidden, planted, shown } from './planted.ts';

let root: string;
const out = () => join(root, 'dist');

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'planted-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
  writeFileSync(join(root, 'data/2020-21/planted.json'), JSON.stringify(planted));
  const report = join(root, 'content/reports/2020-21/crag.mdx');
  const figures = `
<Chart data="planted" kind="bar" title="Most invented children live in one area" subtitle="Children, Exampleshire" x="area" y="children" where="area!=All" />

<Chart data="planted" kind="column" title="One area has the largest share" subtitle="Share, Exampleshire" x="area" y="share" where="area!=All" />

<Table data="planted" title="Children by area" subtitle="Exampleshire" />
`;
  writeFileSync(report, readFileSync(report, 'utf8') + figures);
  const { code, output } = build(root, out(), { env: { CACHE: join(root, 'cache') } });
  expect(code, output).toBe(0);
}, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('hides the planted count, the one that would reveal it, and their shares', () => {
  const cells = content(root)
    .protection.hidden.filter(({ dataset }) => dataset.endsWith('/planted'))
    .map(({ row, field, reason }) => `${row} ${field} ${reason}`);
  expect(cells).toEqual(['1 children small', '1 share derived', '2 children further', '2 share derived']);
});

it('leaves no planted value in any file that is published: pages, charts, data, documents', async () => {
  const files = await readable(out());
  const found = [...files].filter(([, text]) => hidden.test(text)).map(([file]) => file);
  expect(found).toEqual([]);
  expect([...files].filter(([, text]) => shown.test(text)).length).toBeGreaterThanOrEqual(4);
});

it('draws each published picture from protected data alone, and writes no planted value on it', async () => {
  const all = pictures(root);
  const published = filesBelow(out(), '.').filter(
    (file) => file.endsWith('.png') && !isPoster(file) && !isCard(file),
  );
  expect(published.sort()).toEqual([...all.keys()].sort());
  expect(published.filter((file) => file.includes('planted'))).toHaveLength(2);
  const said = published.map((file) => {
    const { chart, around } = all.get(file)!;
    // The same bytes: so what is written on the one is written on the other.
    expect(Buffer.from(png(chart, around)).equals(readFileSync(join(out(), file))), file).toBe(true);
    return pngTexts(chart, around).map(({ text }) => text);
  });
  expect(said.flat().filter((text) => hidden.test(text))).toEqual([]);
  expect(said.flat().filter((text) => shown.test(text)).length).toBeGreaterThan(0);
});

it('draws each picture of a poster from the words of its points alone', async () => {
  const { posters, points, board } = content(root);
  const byId = new Map(points.map((point) => [point.id, point]));
  const { site } = board!.value;
  expect(filesBelow(out(), '.').filter((file) => isPoster(file) && !isCard(file))).toHaveLength(
    posters.length * 2,
  );
  for (const { id, value } of posters) {
    const poster = withPoints(value, (point) => byId.get(point));
    const paper = { board: board!.value, poster, address: new URL(`posters/${id}/`, site).href };
    expect(JSON.stringify(posterData(paper, 'a4'))).not.toMatch(hidden);
    for (const [end, size] of [
      ['.png', 'whole'],
      ['-small.png', 'small'],
    ] as const) {
      const published = readFileSync(join(out(), `posters/${id}${end}`));
      expect(published.equals(await posterPng(paper, size)), id + end).toBe(true);
    }
  }
});

it('draws each card of a report or an edition from protected data alone, and no other card from data', () => {
  const all = cards(root);
  const published = filesBelow(out(), '.').filter((file) => file.endsWith('-card.png') && !isPoster(file));
  const ofData = published.filter((file) => !file.startsWith('learning/'));
  expect(ofData.sort()).toEqual([...all.keys()].sort());
  for (const [file, card] of all) {
    expect(Buffer.from(sharePng(card)).equals(readFileSync(join(out(), file))), file).toBe(true);
    expect(shareTexts(card).filter(({ text }) => hidden.test(text))).toEqual([]);
  }
  expect([...all.values()].filter(({ number }) => number).length).toBeGreaterThan(0);
});

/** Whether a file is a card or an icon, which show the words and the colours of a page. */
function isCard(file: string): boolean {
  return /(^|-)card\.png$|^icon-.*\.png$/.test(file);
}

/** Whether a file is a picture of a poster, which shows the words of its points and no dataset. */
function isPoster(file: string): boolean {
  return file.startsWith('posters/') && file.endsWith('.png');
}

it('puts no other picture into a Word document than its drawing', async () => {
  const file = join(out(), '2020-21/crag/crag-figures-2020-21.docx');
  const inside = Object.entries(unzipSync(readFileSync(file))).filter(([name]) => name.endsWith('.png'));
  const { palette } = content(root).board!.value;
  const figures = figuresOf(root).find(({ entry }) => entry === '2020-21/crag')!.figures;
  const plates = figures.flatMap(({ chart }) => (chart ? [plate(chart, palette).png] : []));
  expect(inside.map(([, bytes]) => Buffer.from(bytes).toString('base64')).sort()).toEqual(plates.sort());
});

it('leaves none in a file name, nor in what the build keeps for the next one', async () => {
  const files = await readable(out());
  expect([...files.keys()].filter((file) => hidden.test(file))).toEqual([]);
  const kept = filesBelow(root, 'cache')
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .map((text) => text.replace(/^[0-9a-f]{64}/, '')); // A digest may hold any digits.
  expect(kept.some((text) => shown.test(text))).toBe(true);
  expect(kept.filter((text) => hidden.test(text))).toEqual([]);
});

it('leaves none in the lock of a frozen edition', () => {
  const lock = lockText(snapshot(content(root), '2020-21', '2021-09-30'));
  expect(lock).toContain('["Moorside",148723,63.2466]');
  expect(lock).not.toMatch(hidden);
});

it('finds no planted value in the search index, which holds the values that are shown', async () => {
  const index = [...(await readable(out()))].filter(([file]) => file.startsWith('pagefind/'));
  expect(index.filter(([file]) => file.includes('.pf_')).length).toBeGreaterThan(10);
  expect(index.filter(([, text]) => hidden.test(text)).map(([file]) => file)).toEqual([]);
  const folders = new Set(index.filter(([, text]) => shown.test(text)).map(([file]) => file.split('/')[1]));
  expect(folders).toEqual(new Set(['fragment', 'index']));
});

it('would find one in the search index, in the words of a page and among the words of all', async () => {
  const folder = join(root, 'searched');
  mkdirSync(folder);
  await withSearch(folder, 'en-GB', async ({ add, complete }) => {
    await add('index.html', '<main data-kind="Report"><h1>A</h1><p>86,421 and 86421</p></main>');
    complete();
  });
  const found = [...(await readable(join(folder, 'pagefind')))].filter(([, text]) => hidden.test(text));
  expect(found.map(([file]) => file.split('/')[0])).toEqual(['fragment', 'index']);
});

it('would find one in a page, a sheet or a PDF, and refuses a file that it cannot read', async () => {
  const folder = join(root, 'leaks');
  const put = (name: string, bytes: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  const { zipSync, strToU8 } = await import('fflate');
  const { pdf } = await import('../src/document/typst/typst.ts');
  put('index.html', '<p>86,421</p>');
  put('a.ods', zipSync({ 'content.xml': strToU8('<p>86421</p>') }));
  put('a.pdf', pdf('#set document(title: "A")\n= Children\n86,421', {}, '2021-06-01').bytes);
  const files = await readable(folder);
  expect([...files].filter(([, text]) => hidden.test(text)).map(([file]) => file)).toEqual([
    'a.ods',
    'a.pdf',
    'index.html',
  ]);
  const picture = Buffer.from(flatPng(new Uint8ClampedArray(16).fill(255), 2, 2));
  put('a.png', picture);
  expect((await readable(folder)).get('a.png')).toBe('');
  const comment = Buffer.from('\0\0\0\x0DtEXtTitle\0 86421\0\0\0\0', 'latin1');
  put('a.png', Buffer.concat([picture.subarray(0, 33), comment, picture.subarray(33)]));
  await expect(readable(folder)).rejects.toThrow('a.png holds more than a picture: tEXt');
  put('a.png', picture);
  put('a.bin', '86421');
  await expect(readable(folder)).rejects.toThrow('a.bin is of a kind that cannot be read for leaks');
});
