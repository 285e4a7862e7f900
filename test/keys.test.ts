import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nameOf } from '../src/cache.ts';
import { picture } from '../src/chart/kept.ts';
import { palette as usual } from '../src/chart/palette.ts';
import { reportDocument } from '../src/document/report.ts';
import { filesBelow } from '../src/files.ts';
import { fromOf, make, type Job } from '../src/making/makers.ts';
import { project } from './build.ts';
import { cards, pictures } from './pictures.ts';
import { reportPaper } from './report-papers.ts';

const root = join(project, 'test/site');
const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const palette = { light: usual.light.toReversed(), dark: usual.dark.toReversed() };
const drawn = [...pictures(root).values()];
const document = reportDocument(reportPaper(root, '2020-21/crag'));
const [card] = cards(root).values();

/** Something of each kind that other threads make. */
const jobs: Job[] = [
  ...drawn.slice(0, 8).map(({ chart }): Job => ({ what: 'setting', of: [chart, palette] })),
  ...drawn.slice(0, 8).map(({ chart, around }): Job => ({ what: 'image', of: [chart, around] })),
  { what: 'card', of: [card!] },
  { what: 'pdf', of: [document] },
  { what: 'docx', of: [document] },
];

/** The files that a store keeps of some things, by their names. */
async function made(name: string, all: readonly Job[]): Promise<Map<string, string>> {
  const store = { folder: join(folder, name), version: 'one' };
  for (const job of all) await make(job, store);
  return new Map(
    filesBelow(store.folder, '.').map((file) => [
      file,
      readFileSync(join(store.folder, file)).toString('base64'),
    ]),
  );
}

/** The same as JSON tells it, which is all that a name knows. */
const told = <Any>(thing: Any): Any => JSON.parse(JSON.stringify(thing)) as Any;

/** The names under which things are kept, with one of them changed. */
const name = (job: Job) => nameOf({ folder, version: 'one' }, fromOf(job));

describe('the name under which something is kept', () => {
  it('tells all that it is made from: what the name knows makes the same bytes', async () => {
    const first = await made('first', jobs);
    expect(first.size).toBe(jobs.length);
    expect(await made('again', jobs.map(told))).toEqual(first);
  }, 180_000);

  it('is another for each part of a document, and for each kind of file', () => {
    const parts = Object.entries(document).filter(([, value]) => value !== undefined);
    expect(parts.map(([key]) => key)).toEqual(
      expect.arrayContaining(['board', 'notice', 'language', 'address', 'title', 'date', 'blocks']),
    );
    const others = parts.map(([key, value]) => ({
      ...document,
      [key]: typeof value === 'string' ? `${value}x` : Array.isArray(value) ? value.slice(1) : !value,
    }));
    const all = (['pdf', 'docx'] as const).flatMap((what) =>
      [document, ...others].map((each): Job => ({ what, of: [each] })),
    );
    expect(new Set(all.map(name)).size).toBe(2 * (1 + parts.length));
  });

  it('is another for a picture with another board, notice, source, palette, title or kind', () => {
    const [{ chart, around } = drawn[0]!] = drawn;
    const arounds = [
      { ...around, board: 'Another board' },
      { ...around, notice: 'Another notice' },
      { ...around, source: 'Another source' },
      { ...around, palette },
    ];
    const all: Job[] = [
      { what: 'image', of: [chart, around] },
      { what: 'image', of: [{ ...chart, title: 'Another title' }, around] },
      { what: 'setting', of: [chart, undefined] },
      { what: 'setting', of: [chart, palette] },
      ...arounds.map((each): Job => ({ what: 'image', of: [chart, each] })),
    ];
    expect(new Set(all.map(name)).size).toBe(all.length);
  });

  it('is another for each word of a card', () => {
    const parts = Object.entries(card!).filter(([, value]) => typeof value === 'string');
    expect(parts.length).toBeGreaterThan(4);
    const all = parts.map(([key, value]): Job => ({ what: 'card', of: [{ ...card!, [key]: `${value}x` }] }));
    expect(new Set([{ what: 'card', of: [card!] } as Job, ...all].map(name)).size).toBe(1 + parts.length);
  });

  it('is that of the same drawing for a page, whoever asks', () => {
    const store = { folder: join(folder, 'page'), version: 'one' };
    const { chart } = drawn[0]!;
    expect(picture(told(chart), store)).toEqual(picture(chart, store));
    expect(filesBelow(store.folder, '.').length).toBe(1);
  });
});
