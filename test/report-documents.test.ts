import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '../src/cache.ts';
import type { Block, Document, Inline } from '../src/document/document.ts';
import { narrativeBlocks } from '../src/document/narrative.ts';
import { documentPdf } from '../src/document/typst/document.ts';
import { reportDocument } from '../src/document/report.ts';
import { documentDocx } from '../src/document/word/document.ts';
import { narrative } from '../src/narrative/parse.ts';
import { parts, type Part } from '../src/narrative/parts.ts';
import { reportName } from '../src/report.ts';
import { source } from '../src/source.ts';
import { forChildrenTitle } from '../src/for-children.ts';
import { project } from './build.ts';
import { readPdf, type PdfFile } from './pdf-document.ts';
import { all } from './readers.ts';
import { reportPaper } from './report-papers.ts';
import { passesUa } from './ua.ts';
import { readDocx, type WordFile } from './word-document.ts';
import { joined, misplaced } from './order.ts';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store: Store = { folder: join(folder, 'kept'), version: 'one' };
const fixture = join(project, 'test/site');

const papers = [
  reportPaper(project, '2019-20/crag'),
  reportPaper(project, '2014-15/special-child-protection'),
  reportPaper(fixture, '2020-21/crag'),
  reportPaper(fixture, '2020-21/special-charts'),
].map((paper) => ({ paper, document: reportDocument(paper), title: paper.report.title }));

/** The pieces of a line of words, without footnotes. */
const pieces = (words: readonly Inline[]): string[] =>
  words.flatMap((word) => {
    if (word.type === 'text' || word.type === 'code') return word.value.trim() ? [word.value] : [];
    return 'children' in word && word.type !== 'footnote' ? pieces(word.children) : [];
  });

/** What readers of a document come to, one piece after the other. */
function sequence(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return pieces(block.children);
      case 'list':
        return block.items.flatMap(sequence);
      case 'quote':
        return sequence(block.children);
      case 'box':
        return [...(block.title ? [block.title] : []), ...sequence(block.children)];
      case 'code':
        return block.value.split('\n');
      case 'table':
        return [...block.columns.flatMap(({ title }) => pieces(title)), ...block.rows.flat().flatMap(pieces)];
      case 'figure': {
        const {
          number,
          title,
          subtitle,
          description,
          caption,
          columns,
          rows,
          notes,
          source: from,
        } = block.figure;
        const cells = [...columns.map((column) => column.title), ...rows.flat()];
        const told = [
          description,
          caption,
          ...cells,
          ...notes.map(({ text }) => text),
          ...block.figure.context,
        ];
        return [`Figure ${number}`, title, subtitle, ...told, from];
      }
      case 'headlines':
        return block.headlines.flatMap(({ value, label, detail }) => [value, label, ...detail]);
      case 'points':
        return block.points.flatMap(({ headline, text }) => [headline, text]);
      case 'evidence': {
        const { title, quarters, remark } = block.evidence;
        const said = quarters.flatMap(({ title: side, items }) => [
          side,
          ...items.flatMap(({ what, place }) => [what, place]),
          ...(items.length === 0 ? [block.empty] : []),
        ]);
        return [title, ...said, remark];
      }
      case 'terms':
        return block.terms.flatMap(({ term, children }) => [term, ...pieces(children)]);
      default:
        return [];
    }
  });
}

/** Every part of some data that has this type, in order. */
function found<Type extends string>(data: unknown, type: Type): Extract<Block | Inline, { type: Type }>[] {
  if (Array.isArray(data)) return data.flatMap((each) => found(each, type));
  if (typeof data !== 'object' || data === null) return [];
  const own = (data as { type?: string }).type === type ? [data as never] : [];
  return [...own, ...Object.values(data).flatMap((each) => found(each, type))];
}

const notesOf = ({ blocks }: Document) =>
  found(blocks, 'footnote').map(({ children }) => sequence(children).join(''));
const headingsOf = ({ blocks }: Document) =>
  found(blocks, 'heading').map(({ level, children }) => ({
    level,
    title: joined(pieces(children).join('')),
  }));
const altsOf = ({ blocks }: Document) =>
  found(blocks, 'figure').flatMap(({ figure }) => (figure.drawing ? [figure.alt] : []));
const linksOf = (data: unknown) => found(data, 'link').map(({ url }) => url);

describe.each(papers)('the PDF of “$title”', ({ document }) => {
  let bytes: Uint8Array;
  let pdf: PdfFile;
  let body = '';

  beforeAll(async () => {
    bytes = documentPdf(document, store);
    pdf = await readPdf(bytes);
    const around = [document.foot, document.head + document.board].map((line) => RegExp.escape(joined(line)));
    const notes = notesOf(document).map((note) => `\\d*${RegExp.escape(joined(note))}`);
    const apart = new RegExp(`${around[0]}\\d+of\\d+|${[...around.slice(1), ...notes].join('|')}`, 'g');
    body = joined(pdf.pages.join(' ')).replace(apart, '');
  }, 180_000);

  it('passes PDF/UA-1', () => {
    expect(passesUa(folder, 'report.pdf', bytes)).toBe(true);
  }, 180_000);

  it('says everything in the order of the narrative, from the cover to the way to help', () => {
    const meaning = [forChildrenTitle, document.forChildren!];
    const opening = [
      document.board,
      document.kicker,
      document.title,
      document.lead!,
      ...meaning,
      document.notice,
    ];
    const order = [...opening, 'Contents', ...sequence(document.blocks)];
    expect(misplaced(order, body)).toBeUndefined();
    expect(misplaced([...order].reverse(), body)).toBeDefined();
  });

  it('has its headings as bookmarks, no level left out', () => {
    const marks = pdf.outline.map(({ title, level }) => ({ level: level + 1, title: joined(title) }));
    expect(marks).toEqual(headingsOf(document));
    const levels = pdf.roles.flatMap((role) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)).toEqual([]);
  });

  it('lists in its contents each heading with the page that it stands on', () => {
    const whole = joined(pdf.pages.slice(0, 4).join(' '));
    const missing = pdf.outline
      .filter(({ level }) => level <= 2)
      .filter(({ title, page }) => !new RegExp(`${RegExp.escape(joined(title))}[.]*${page}`).test(whole));
    expect(missing).toEqual([]);
    for (const { title, page } of pdf.outline) expect(joined(pdf.pages[page - 1]!)).toContain(joined(title));
  });

  it('has the words of each chart as the text that stands for it', () => {
    expect(pdf.alts).toEqual(altsOf(document));
  });

  it('has every footnote, and every table with a header row', () => {
    const whole = joined(pdf.pages.join(' '));
    expect(notesOf(document).filter((note) => !whole.includes(joined(note)))).toEqual([]);
    expect(new Set(pdf.roles).has('Note') || notesOf(document).length === 0).toBe(true);
    const columns = [
      ...found(document.blocks, 'table').map((table) => table.columns.length),
      ...found(document.blocks, 'figure').map(({ figure }) => figure.columns.length),
    ];
    expect(pdf.roles.filter((role) => role === 'TH').length).toBeGreaterThanOrEqual(
      columns.reduce((sum, each) => sum + each, 0),
    );
  });

  it('leads where the page leads, to other places and within', () => {
    const links = linksOf([document.details, document.blocks]);
    expect([...new Set(pdf.urls)].sort()).toEqual(
      [...new Set(links.filter((url) => !url.startsWith('#')))].sort(),
    );
    expect(pdf.inner).toBeGreaterThanOrEqual(links.filter((url) => url.startsWith('#')).length);
  });

  it('says its title, its board and its language', () => {
    expect(pdf.properties).toMatchObject({
      Title: document.title,
      Author: document.board,
      Language: 'en-GB',
    });
    expect(String(pdf.properties['CreationDate'])).toContain(document.date.slice(0, 7).replace('-', ''));
  });

  it('has the same bytes each time, and at any hour', () => {
    const again = elsewhere(() => documentPdf(document, { folder: join(folder, 'again'), version: 'one' }));
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});

/** Runs something on another day, in another time zone. */
function elsewhere<Result>(run: () => Result): Result {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  vi.useFakeTimers({ now: new Date('2031-05-06T23:30:00Z'), toFake: ['Date'] });
  const result = run();
  const back = () => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  };
  if (result instanceof Promise) return result.finally(back) as Result;
  back();
  return result;
}

describe.each(papers)('the Word document of “$title”', ({ document }) => {
  let bytes: Uint8Array;
  let word: WordFile;

  beforeAll(async () => {
    bytes = await documentDocx(document, store);
    word = readDocx(bytes);
  }, 180_000);

  const styled = (pattern: RegExp) => word.paragraphs.filter(({ style }) => pattern.test(style ?? ''));

  it('has real headings', () => {
    const headings = styled(/^Heading[2-4]$/).map(({ style, text }) => ({
      level: Number(style!.at(-1)),
      title: joined(text),
    }));
    expect(headings).toEqual(headingsOf(document));
    expect(styled(/^Heading1$/).map(({ text }) => text)).toEqual([document.title]);
  });

  it('says everything in the order of the narrative', () => {
    const whole = word.textOf(word.part('document'));
    const meaning = [forChildrenTitle, document.forChildren!];
    const order = [document.title, document.lead!, ...meaning, document.notice, ...sequence(document.blocks)];
    expect(misplaced(order, whole)).toBeUndefined();
    expect(misplaced([...order].reverse(), whole)).toBeDefined();
  });

  it('has real lists: each numbered one counts for itself', () => {
    const lists = found(document.blocks, 'list');
    const items = lists.reduce((sum, { items: all }) => sum + all.length, 0);
    const points = found(document.blocks, 'points');
    const numbers = word.paragraphs.flatMap(
      ({ element }) => all(element, 'w:numId')[0]?.attributes['w:val'] ?? [],
    );
    expect(numbers).toHaveLength(items + points.reduce((sum, { points: each }) => sum + each.length, 0));
    const ordered = lists.filter(({ isOrdered }) => isOrdered).length + points.length;
    const bullets = lists.some(({ isOrdered }) => !isOrdered) ? 1 : 0;
    expect(new Set(numbers).size).toBe(ordered + bullets);
  });

  it('has real footnotes', () => {
    const notes = notesOf(document);
    expect(all(word.part('document'), 'w:footnoteReference')).toHaveLength(notes.length);
    if (notes.length > 0) expect(misplaced(notes, word.textOf(word.part('footnotes')))).toBeUndefined();
  });

  it('marks the header row of each table', () => {
    const tables = all(word.part('document'), 'w:tbl');
    const kinds = ['table', 'figure', 'evidence'] as const;
    expect(tables).toHaveLength(kinds.flatMap((kind): unknown[] => found(document.blocks, kind)).length);
    for (const table of tables) {
      const rows = all(table, 'w:tr');
      expect(all(rows[0]!, 'w:tblHeader')).toHaveLength(1);
      expect(rows.flatMap((row) => all(row, 'w:cantSplit'))).toHaveLength(rows.length);
    }
  });

  it('has the words of each chart as the text that stands for it', () => {
    const drawings = all(word.part('document'), 'wp:docPr');
    expect(drawings.map(({ attributes }) => attributes['descr'])).toEqual(altsOf(document));
    expect(new Set(drawings.map(({ attributes }) => attributes['id'])).size).toBe(drawings.length);
  });

  it('has contents with pages before anybody has updated them, and links that lead to a place in it', () => {
    const entries = styled(/^TOC[23]$/);
    const listed = headingsOf(document).filter(({ level }) => level <= 3);
    expect(entries.map(({ text }) => joined(text).replace(/\d+$/, ''))).toEqual(
      listed.map(({ title }) => title.replace(/\d+$/, '')),
    );
    for (const { text } of entries) expect(text).toMatch(/\d+$/);
    const body = word.part('document');
    const places = new Set(all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']));
    const within = all(body, 'w:hyperlink').filter(({ attributes }) => !attributes['r:id']);
    const anchors = within.flatMap(({ attributes }) => attributes['w:anchor'] ?? []);
    expect(anchors.filter((anchor) => !places.has(anchor))).toEqual([]);
    expect(anchors.length).toBeGreaterThanOrEqual(entries.length);
  });

  it('says its title, its board and its language', () => {
    const core = strFromU8(word.files['docProps/core.xml']!);
    expect(core).toContain(`<dc:creator>${document.board}</dc:creator>`);
    expect(core).toContain(`<dc:language>${document.language}</dc:language>`);
    expect(core).toContain(`${document.date.slice(0, 7)}-`);
    expect(strFromU8(word.files['word/styles.xml']!)).toContain(`<w:lang w:val="${document.language}"/>`);
  });

  it('has the same bytes each time, and at any hour', async () => {
    const other: Store = { folder: join(folder, 'again'), version: 'one' };
    const again = await elsewhere(() => documentDocx(document, other));
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});

/** The texts of a page, in the order of its HTML; footnotes stand apart. */
function textsOf(all: readonly Part[]): string[] {
  return all.flatMap((part) => {
    const html =
      'name' in part ? part.html : part.html.replace(/<section[^>]*data-footnotes.*<\/section>/s, '');
    const texts = html
      .replace(/<sup>.*?<\/sup>/gs, '')
      .split(/<[^>]*>/)
      .map((text) =>
        text.replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
      )
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    return 'name' in part ? [...texts, ...textsOf(part.parts)] : texts;
  });
}

describe.each(papers)('the document of “$title”', ({ paper, document }) => {
  it('says all that the page says, in the same order', () => {
    const page = textsOf(parts(paper.tree).parts).filter(
      (text) => !paper.terms.some((term) => text.endsWith(term.text)), // What terms mean stands in its glossary.
    );
    expect(page.length).toBeGreaterThan(10);
    expect(misplaced(page, sequence(document.blocks).join(' '))).toBeUndefined();
  });

  it('explains every term that it leads to', () => {
    const terms = found(document.blocks, 'terms').flatMap((block) => block.terms);
    const ids = new Set(terms.map(({ id }) => `#${id}`));
    expect(linksOf(document.blocks).filter((url) => url.startsWith('#term-') && !ids.has(url))).toEqual([]);
    expect(ids.size).toBe(paper.terms.length);
  });

  it('tells whom to call, and of what it is made', () => {
    const words = sequence(document.blocks).join(' ');
    for (const { contact } of paper.board.help) expect(words).toContain(contact);
    const details = document.details.map(({ children }) => pieces(children).join(''));
    expect(details.join(' ')).toContain(paper.report.source.title);
  });
});

it('tells in a document what has changed since it was published, and when', () => {
  const notice = {
    path: '/about/corrections/#entry-x',
    date: '2026-11-02',
    what: 'Corrected on 2 November 2026',
    title: 'A count was wrong',
    changes: ['“What happened”: 10%, now 12%'],
  };
  const { blocks, foot, details } = reportDocument({
    ...papers[2]!.paper,
    ...{ notices: [notice], published: '2026-09-30' },
  });
  expect(
    misplaced(
      ['What has changed here', notice.what, notice.title, ...notice.changes],
      sequence(blocks).join(' '),
    ),
  ).toBeUndefined();
  expect(foot).toContain('Published on 30 September 2026, last changed on 2 November 2026');
  expect(pieces(details.flatMap(({ children }) => children)).join(' ')).toContain('last changed on');
});

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const marked = fc
  .tuple(line, fc.constantFrom('*', '**', '~~', ''), line)
  .map(([a, mark, b]) => `${a} ${mark}${b}${mark}`);
const item = fc
  .tuple(marked, fc.option(marked))
  .map(([one, two]) => (two ? `- ${one}\n  1. ${two}` : `- ${one}`));
const markdown = fc.array(
  fc.oneof(
    marked,
    line.map((text) => `## ${text}`),
    fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join('\n')),
    marked.map((text) => `> ${text}`),
    fc
      .tuple(word, word, marked, word)
      .map(([a, b, c, d]) => `| ${a} | ${b} |\n| --- | --: |\n| ${c} | ${d} |`),
    marked.map((text) => `<KeyMessage>\n\n${text}\n\n</KeyMessage>`),
    fc.tuple(word, marked).map(([who, text]) => `<Voice who="${who}">\n\n${text}\n\n</Voice>`),
  ),
  { minLength: 1, maxLength: 6 },
);

it('says of any narrative what its page says, in the same order', () => {
  const none = () => {
    throw new Error('It names nothing.');
  };
  const sources = {
    figures: [],
    headline: none,
    point: none,
    recommendation: none,
    poster: none,
    answers: none,
    picture: none,
    address: (path: string) => path,
  };
  fc.assert(
    fc.property(markdown, (blocks) => {
      const body = blocks.join('\n\n');
      const { tree, problems } = narrative(source('a.mdx', body), body, 0);
      expect(problems).toEqual([]);
      const told = sequence(narrativeBlocks(tree, sources));
      expect(misplaced(textsOf(parts(tree).parts), told.join(' '))).toBeUndefined();
    }),
  );
});

it('shows a picture of the site in both formats, with the words that stand for it', async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="200" height="80" fill="#801650"/></svg>';
  const body = 'Before it ![Where the areas lie](/map.svg) and after it.';
  const { tree } = narrative(source('a.mdx', body), body, 0);
  const { sources } = papers[2]!.paper;
  const blocks = narrativeBlocks(tree, { ...sources, picture: () => Buffer.from(drawing) });
  expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'image', 'paragraph']);
  const document = { ...papers[2]!.document, blocks };
  const alt = 'Where the areas lie';
  expect((await readPdf(documentPdf(document, store))).alts).toEqual([alt]);
  const { part, files } = readDocx(await documentDocx(document, store));
  expect(all(part('document'), 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual([alt]);
  const fallback = await loadImage(Buffer.from(files['word/media/image1.png']!));
  const pen = createCanvas(fallback.width, fallback.height).getContext('2d');
  pen.drawImage(fallback, 0, 0);
  expect([...pen.getImageData(50, 50, 1, 1).data]).toEqual([0x80, 0x16, 0x50, 0xff]);
});

it('says a footnote once, however often the text refers to it', async () => {
  const body = 'One.[^a] Two.[^b] Three.[^a]\n\n[^a]: The words of it.\n\n[^b]: Others.';
  const { tree } = narrative(source('a.mdx', body), body, 0);
  const document = { ...papers[2]!.document, blocks: narrativeBlocks(tree, papers[2]!.paper.sources) };
  const pages = joined((await readPdf(documentPdf(document, store))).pages.join(' '));
  expect(pages).toMatch(/One\.1Two\.2Three\.1/);
  expect(pages.split('Thewordsofit.')).toHaveLength(2);
  const { part, textOf } = readDocx(await documentDocx(document, store));
  expect(all(part('document'), 'w:footnoteReference')).toHaveLength(2);
  expect(textOf(part('footnotes')).split('The words of it.')).toHaveLength(2);
  const links = all(part('document'), 'w:hyperlink').filter((link) => textOf(link) === '1');
  const places = all(part('document'), 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
  expect(links.map(({ attributes }) => attributes['w:anchor'])).toEqual([expect.stringMatching(/^note_/)]);
  expect(places).toContain(links[0]!.attributes['w:anchor']);
});

it('draws for half the width of a page only charts that stay what their words say', () => {
  const figures = found(papers[1]!.document.blocks, 'figure').map(({ figure }) => figure);
  const half = figures.filter(({ drawing }) => drawing?.narrow);
  const titles = half.map(({ description }) => /^\w+/.exec(description)![0]);
  expect(new Set(titles)).toEqual(new Set(['Column', 'Line']));
  const turned = figures.find(({ title }) => title.startsWith('Protection plans and care increased'))!;
  expect(turned.description).toMatch(/^Column chart/);
  expect(turned.drawing!.narrow).toBeUndefined();
  for (const { drawing } of half) expect(drawing!.narrow!.height).toBeLessThan(drawing!.height);
});

it('leads to the page where the document has not the place that a link names, and keeps notes and addresses written within', async () => {
  const body = [
    '## Here',
    '[above](#here), [help](#help), [words][r], [again][r]',
    '> quoted[^n]\n>\n> [^n]: Said in the quotation.\n>\n> [r]: https://e.org/one',
    '[r]: https://e.org/two',
  ].join('\n\n');
  const { tree } = narrative(source('a.mdx', body), body, 0);
  const document = {
    ...papers[2]!.document,
    details: [],
    blocks: narrativeBlocks(tree, papers[2]!.paper.sources),
  };
  const { urls, inner } = await readPdf(documentPdf(document, store));
  expect(urls.filter((url) => !url.includes('mailto')).sort()).toEqual([
    'https://annual-reports.example/2020-21/crag/#help',
    'https://e.org/one',
    'https://e.org/one',
  ]);
  expect(inner).toBeGreaterThan(0);
  const file = readDocx(await documentDocx(document, store));
  expect(file.textOf(file.part('footnotes'))).toContain('Said in the quotation.');
  const away = all(file.part('document'), 'w:hyperlink').filter(
    ({ attributes }) => attributes['w:anchor'] === 'help',
  );
  expect(away.map(({ attributes }) => attributes['r:id'])).toEqual([expect.any(String)]); // Of another place, not of itself.
});

it('sets lists six deep, pictures no taller than a page, and rows that are taller on several', async () => {
  const deep = Array.from({ length: 6 }, (_, index) => `${'   '.repeat(index)}1. level ${index}`).join('\n');
  const body = `${deep}\n\n| a | b |\n| - | - |\n| x | ${'words in it '.repeat(1500)} END |\n\n![A tower of bricks](/tower.svg)`;
  const tower =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="3900"><path d="M0 0h300v3900z"/></svg>';
  const { tree } = narrative(source('a.mdx', body), body, 0);
  const { sources } = papers[2]!.paper;
  const blocks = narrativeBlocks(tree, { ...sources, picture: () => Buffer.from(tower) });
  const document = { ...papers[2]!.document, blocks };
  expect((await readPdf(documentPdf(document, store))).pages.join(' ')).toContain('END');
  const { part } = readDocx(await documentDocx(document, store));
  const levels = all(part('numbering'), 'w:lvl').map(({ attributes }) => Number(attributes['w:ilvl']));
  const used = all(part('document'), 'w:ilvl').map(({ attributes }) => Number(attributes['w:val']));
  expect(Math.max(...used)).toBe(5);
  expect(Math.max(...levels)).toBeGreaterThanOrEqual(5);
  const [extent] = all(part('document'), 'wp:extent');
  expect(Number(extent!.attributes['cy']) / 36_000).toBeLessThanOrEqual(201); // EMU to millimetres
});

describe('the name of the documents', () => {
  it('begins with the report, ends with the edition, and has no more than 60 characters', () => {
    expect(reportName('2019-20/crag')).toBe('crag-annual-report-2019-20');
    expect(reportName('2014-15/special-child-protection')).toBe('child-protection-report-2014-15');
    const long = reportName(`2019-20/special-${'learning-from-case-reviews-'.repeat(4)}end`);
    expect(`${long}.docx`.length).toBeLessThanOrEqual(60);
  });
});
