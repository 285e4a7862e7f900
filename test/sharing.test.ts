import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeSitemap } from '../src/build/sitemap.ts';
import { inks } from '../src/cover.ts';
import { overlap } from '../src/chart/draw/picture/bitmap.ts';
import { contrast } from '../src/chart/palette.ts';
import { jsonLd } from '../src/linked-data.ts';
import { keyNumber, sharePng, shareTexts, shareWords, type ShareCard } from '../src/sharing/card.ts';
import { feed, type FeedEntry } from '../src/sharing/feed.ts';
import { headDescription, headTitle, themeColours } from '../src/sharing/head.ts';
import { ico, iconPng } from '../src/sharing/icon.ts';
import { manifest } from '../src/sharing/manifest.ts';
import { project } from './build.ts';
import { feedFaults, linkedFaults } from './sharing.ts';

const card: ShareCard = {
  kicker: 'Case reviews (CRAG) · 2019/20',
  title: 'An invented report on what reviews of the most serious cases taught',
  lead: 'An invented sentence on what the report tells.',
  number: { value: '626', label: 'Children on a plan', when: 'July 2015, up from 422 in July 2013' },
  board: 'Exampleshire Safeguarding Children Partnership',
  notice: 'This is a test site of an invented partnership.',
  colour: 'plum',
};

/** The letters of texts, in their order, without spaces: lines may be broken anywhere. */
const letters = (texts: readonly string[]) => texts.join('').replace(/\s/g, '');

/** What is wrong with the texts of a card. */
function faults(of: ShareCard): string[] {
  const texts = shareTexts(of);
  return texts.flatMap((one, index) => [
    ...(one.left < 0 || one.top < 0 || one.right > 1200 || one.bottom > 630 ? [`${one.text} is cut`] : []),
    ...texts
      .slice(index + 1)
      .flatMap((other) => (overlap(one, other) ? [`${one.text} on ${other.text}`] : [])),
  ]);
}

describe('the card of a page', () => {
  it('is a small PNG of 1200 × 630, the same bytes each time', async () => {
    const bytes = sharePng(card);
    const { width, height } = await loadImage(Buffer.from(bytes));
    expect([width, height]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThan(60_000);
    expect(Buffer.compare(bytes, sharePng(card))).toBe(0);
  });

  it('shows every word of a title of any length, never cut, never over another, with the board and its notice', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdeghilmnoprstuwWM’/0123'),
      minLength: 1,
      maxLength: 30,
    });
    const words = (most: number) =>
      fc.array(word, { minLength: 1, maxLength: 40 }).map((all) => all.join(' ').slice(0, most).trim());
    const numbers = fc.record({ value: words(40), label: words(120), when: words(100) });
    fc.assert(
      fc.property(
        words(120),
        words(40),
        fc.option(numbers, { nil: undefined }),
        words(300),
        (title, kicker, number, notice) => {
          const made = { ...card, title, kicker, number, notice };
          expect(faults(made)).toEqual([]);
          const said = letters(shareTexts(made).map(({ text }) => text));
          const parts = [title, kicker, notice, card.board, 'Demonstration.', ...Object.values(number ?? {})];
          for (const part of parts) expect(said).toContain(letters([part]));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('sets common titles large enough to be read where a card is shown small', () => {
    const size = (text: string) => shareTexts(card).find((each) => each.text.includes(text))!.size;
    expect(size('invented report')).toBeGreaterThanOrEqual(48);
    expect(size('626')).toBeGreaterThanOrEqual(100);
    expect(Math.min(...shareTexts(card).map((each) => each.size))).toBeGreaterThanOrEqual(20);
  });

  it('shows a lead only where all of it can be read', () => {
    const of = (lead: string) =>
      letters(shareTexts({ ...card, title: '2019/20', lead }).map(({ text }) => text));
    expect(of('A short sentence.')).toContain('Ashortsentence.');
    expect(of('Quite long. '.repeat(80))).not.toContain('Quite');
  });

  it('takes the first headline that has a number, and never one that is hidden', () => {
    const one = (value: string, when?: string, change?: string) => ({ value, label: 'Visits', when, change });
    expect(keyNumber([one('[c]'), one('[x]%'), one('many'), one('over 150'), one('2')])).toEqual({
      value: 'over 150',
      label: 'Visits',
    });
    expect(keyNumber([one('626', 'July 2015', 'up from 422')])?.when).toBe('July 2015, up from 422');
    expect(keyNumber([one('[c] [note 1]')])).toBeUndefined();
  });

  it('has the inks of the covers of pages and of posters, on which its words can be read', () => {
    const css = readFileSync(join(project, 'src/styles/cover.css'), 'utf8');
    const typ = readFileSync(join(project, 'src/document/typst/poster.typ'), 'utf8').toLowerCase();
    for (const [name, { ground, soft, rings }] of Object.entries(inks)) {
      const rules = [...css.matchAll(/([^{}]*)\{([^{}]*--cover: [^{}]*)\}/g)];
      const [, , own = ''] = rules.find(([, of = '']) =>
        of.includes(name === 'navy' ? '.covers' : `.${name}`),
      )!;
      expect([...own.matchAll(/#\w{6}/g)].map(([ink]) => ink).slice(0, 5), name).toEqual([
        ground,
        soft,
        ...rings,
      ]);
      const [, printed] = RegExp(`${name}: \\((.*)\\),`).exec(typ)!;
      expect(printed!.match(/#\w{6}/g), name).toEqual([ground, ...rings]);
      for (const ink of ['#ffffff', soft])
        expect(contrast(ink, ground), `${name} ${ink}`).toBeGreaterThan(4.5);
    }
  });

  it('says in words what it shows', () => {
    expect(shareWords(card)).toBe(
      'Case reviews (CRAG) · 2019/20. An invented report on what reviews of the most serious cases taught. Children on a plan: 626, July 2015, up from 422 in July 2013',
    );
  });
});

describe('the icons', () => {
  const board = { short: 'EXSCP', palette: undefined };
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#801650"/></svg>',
  );
  const inked = async (bytes: Uint8Array, size: number, colour: readonly number[]) => {
    const context = createCanvas(size, size).getContext('2d');
    context.drawImage(await loadImage(Buffer.from(bytes)), 0, 0);
    const { data } = context.getImageData(0, 0, size, size);
    const isIt = (_: number, at: number) =>
      at % 4 === 0 && colour.every((part, index) => data[at + index] === part);
    return data.filter(isIt).length / size ** 2;
  };

  it('are drawn from the board’s own drawing, else from the letters that it is shortened to', async () => {
    expect(await inked(await iconPng(board, drawing, { size: 192 }), 192, [128, 22, 80])).toBe(1);
    expect(
      await inked(await iconPng(board, drawing, { size: 192, isMaskable: true }), 192, [128, 22, 80]),
    ).toBe(1);
    const white = await inked(await iconPng(board, undefined, { size: 192 }), 192, [255, 255, 255]);
    expect(white).toBeGreaterThan(0.03);
    expect(white).toBeLessThan(0.4);
  });

  it('stand in an icon file for old browsers', async () => {
    const png = await iconPng(board, drawing, { size: 32 });
    const file = Buffer.from(ico(png, 32));
    expect([...file.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);
    expect(file.readUInt32LE(14)).toBe(png.length);
    expect(Buffer.compare(file.subarray(file.readUInt32LE(18)), png)).toBe(0);
  });

  it('are named in the manifest with the sub-path', () => {
    const home = { title: 'x', lead: 'An invented lead.', forChildren: 'x', questions: [] };
    const told = { name: 'Exampleshire Board', short: 'EXB', language: 'en-GB', home };
    expect(JSON.parse(manifest(told, '/annual-reports/'))).toMatchObject({
      name: 'Exampleshire Board: annual reports',
      short_name: 'EXB',
      start_url: '/annual-reports/',
      scope: '/annual-reports/',
      icons: [
        { src: '/annual-reports/icon-192.png', sizes: '192x192', purpose: 'any' },
        { src: '/annual-reports/icon-512.png', sizes: '512x512' },
        { src: '/annual-reports/icon-maskable-512.png', purpose: 'maskable' },
      ],
    });
  });
});

describe('the head of a page', () => {
  const board = { name: 'Exampleshire Board', short: 'EXB' };
  const page = { board, title: 'Neglect', description: 'Short.', path: '/themes/neglect/' };

  it.each([
    ['Theme', 'Neglect (theme) – EXB'],
    ['Term', 'Neglect (glossary) – EXB'],
    ['Report', 'Neglect – EXB'],
    ['Edition', 'Neglect: annual reports – EXB'],
  ] as const)('names a %s so that no page of another kind has its title', (kind, title) => {
    expect(headTitle({ ...page, about: { kind } })).toBe(title);
  });

  it('gives browsers the colour that the top of the page has, in light and in dark', () => {
    const tokens = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8');
    const found = [...tokens.matchAll(/--tint-strong: (#\w+);/g)].map(([, colour]) => colour);
    expect(found).toEqual([themeColours.light, themeColours.dark]);
  });

  it('describes a page in 50 to 160 characters, in whole sentences where there are some', () => {
    const of = (description: string) => headDescription({ ...page, about: { kind: 'Theme' }, description });
    expect(of('Short.')).toBe('Neglect: Short. Annual reports of the Exampleshire Board.');
    const sentence = 'One sentence of sixty characters that is written for a test.';
    expect(of(sentence)).toBe(sentence);
    expect(of(`${sentence} ${sentence} ${sentence}`)).toBe(`${sentence} ${sentence}`);
    const long = `It costs 1.5 million pounds, ${'and so on, '.repeat(30)}`;
    expect(of(long)).toMatch(/^It costs 1\.5 million pounds, and so on.*[^,] …$/);
    for (const length of [20, 49, 51, 159, 160, 161, 500])
      expect(of('words and more '.repeat(40).slice(0, length)).length).toBeLessThanOrEqual(160);
  });
});

describe('JSON-LD', () => {
  it('cannot end the script that it stands in, whatever a title holds', () => {
    const name = 'Ends </script><script>alert(1)</script> <!-- ]]> \u2028 here';
    const text = jsonLd([{ '@type': 'Report', name }, { '@type': 'BreadcrumbList' }]);
    expect(text).not.toContain('<');
    expect(JSON.parse(text)['@graph'][0].name).toBe(name);
  });

  it('is faulty with a type or property that schema.org does not have, or without one that it needs', () => {
    expect(linkedFaults({ '@type': 'Report', url: 'https://a.example/', name: 'x' })).toEqual([]);
    expect(linkedFaults({ '@type': 'Report', name: 'x' })).toEqual(['Report has no url']);
    expect(linkedFaults({ '@type': 'Report', url: 'x', name: 'x', titel: 'x' })).toEqual([
      'Report has titel',
      'Report: url is no address',
    ]);
    expect(linkedFaults({ '@type': 'Rapport' })).toEqual(['Rapport is no type']);
  });
});

describe('the feed', () => {
  const board = {
    name: 'Exampleshire Board',
    language: 'en-GB',
    licence: 'Free <to> use.',
    publisher: undefined,
  };
  const at = { root: 'https://a.example/r/', self: 'https://a.example/r/feed.xml' };
  const entry = (name: string, date: string, kind: FeedEntry['kind'] = 'report'): FeedEntry => ({
    address: `https://a.example/r/${name}/`,
    title: `${name} & <b>`,
    summary: 'A summary.',
    text: ['A <i>summary</i>.', 'More.'],
    date,
    kind,
  });

  it('is valid with entries and without, and the same whatever their order', () => {
    const entries = [entry('a', '2026-09-30'), entry('b', '2026-11-02', 'change'), entry('c', '2015-10')];
    const made = feed(board, entries, at);
    expect(feedFaults(made)).toEqual([]);
    expect(feed(board, entries.toReversed(), at)).toBe(made);
    expect(made.indexOf('b &#x26;')).toBeLessThan(made.indexOf('a &#x26;'));
    expect(made).toContain('<updated>2015-10-01T00:00:00Z</updated>');
    expect(feedFaults(feed(board, [], at))).toEqual([]);
  });

  it('claims no publisher where there is none', () => {
    expect(feed(board, [], at)).toContain('not published by the board');
    expect(feed({ ...board, publisher: 'Exampleshire Council' }, [], at)).toContain(
      '<author><name>Exampleshire Council</name></author>',
    );
  });

  it.each([
    ['an entry twice', [entry('a', '2026-09-30'), entry('a', '2026-09-30')], 'twice'],
    ['a date that is none', [entry('a', 'soon')], 'no moment'],
  ])('is faulty with %s', (_, entries, fault) => {
    expect(feedFaults(feed(board, entries, at)).join()).toContain(fault);
  });
});

describe('the site map', () => {
  it('lists pages with the dates they bear, and leaves out what is not to be found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitemap-'));
    const page = (name: string, more: string) => {
      mkdirSync(join(folder, name), { recursive: true });
      const head = `<link rel="canonical" href="https://a.example/r/${name}/">${more}`;
      writeFileSync(join(folder, name, 'index.html'), `<head>${head}</head><body>noindex</body>`);
    };
    page('b', '<meta property="article:published_time" content="2026-09-30">');
    page('a', '');
    page(
      'c',
      '<meta property="article:published_time" content="2026-09-30"><meta property="article:modified_time" content="2026-11-02">',
    );
    page('d', '<meta name="robots" content="noindex">');
    writeFileSync(join(folder, 'bare.html'), '<head></head>');
    writeSitemap(folder, { base: '/r/', origin: 'https://a.example' });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `<loc>https://a.example/r/${name}/</loc>`);
    expect(read('sitemap-0.xml')).toContain(
      `<url>${a}</url><url>${b}<lastmod>2026-09-30</lastmod></url><url>${c}<lastmod>2026-11-02</lastmod></url></urlset>`,
    );
    expect(read('sitemap-index.xml')).toContain(
      '<loc>https://a.example/r/sitemap-0.xml</loc><lastmod>2026-11-02</lastmod>',
    );
    rmSync(folder, { recursive: true, force: true });
  });
});
