import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '../src/cache.ts';
import { words } from '../src/chart/words/words.ts';
import { content } from '../src/content.ts';
import type { Block } from '../src/document/document.ts';
import { figureData } from '../src/document/figure-data.ts';
import { figuresDocument, type FiguresPaper } from '../src/document/figures.ts';
import { documentPdf, setPdf } from '../src/document/typst/document.ts';
import { documentDocx } from '../src/document/word/document.ts';
import { figuresName } from '../src/report.ts';
import { project } from './build.ts';
import { figuresOf } from './pictures.ts';
import { all, readXml, type Element } from './readers.ts';
import { passesUa } from './ua.ts';
import { joined, misplaced } from './order.ts';

const folder = mkdtempSync(join(tmpdir(), 'figures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const store: Store = { folder: join(folder, 'kept'), version: 'one' };

/** What the documents of a report are made of. */
function paper(root: string, id: string): FiguresPaper {
  const { board, reports, editions } = content(root);
  const report = reports.find((each) => each.id === id)!.value;
  const edition = editions.find((each) => id.startsWith(`${each.id}/`))!;
  return {
    board: board!.value,
    edition: { id: edition.id, title: edition.value.title },
    report,
    address: `https://annual-reports.example/${id}/`,
    figures: figuresOf(root).find(({ entry }) => entry === id)!.figures,
  };
}

const papers = [
  paper(project, '2014-15/special-child-protection'),
  paper(join(project, 'test/site'), '2020-21/special-charts'),
  paper(join(project, 'test/site'), '2020-21/crag'),
];
const alts = ({ figures }: FiguresPaper) => figures.flatMap(({ chart }) => (chart ? [words(chart).alt] : []));

/** What readers of a document come to, one figure after the other. */
function sequence({ figures }: FiguresPaper): string[] {
  return figures.flatMap((each) => {
    const { columns, rows } = each.table;
    const cells = [...columns.map(({ title }) => title), ...rows.flat().map(({ text }) => text)];
    return [
      `Figure ${each.number}`,
      ...[each.title, each.subtitle],
      ...(each.chart ? words(each.chart).description : []),
      ...[figureData(each, undefined).caption, ...cells],
      ...each.table.notes.map(({ text }) => text),
      ...[...each.context, each.source],
    ];
  });
}

describe.each(papers)('the PDF of all figures of “$report.title”', (each) => {
  let bytes: Uint8Array;
  let text = '';
  let figures: { alt?: string }[] = [];
  let roles: string[] = [];

  beforeAll(async () => {
    bytes = documentPdf(figuresDocument(each), store);
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const tree = await page.getStructTree();
      figures = [...figures, ...nodes(tree).filter(({ role }) => role === 'Figure')];
      roles = [...roles, ...nodes(tree).map(({ role }) => role ?? '')];
      const shown = await page.getTextContent();
      text += `${shown.items.map((item) => ('str' in item ? item.str : '')).join(' ')}\n`;
    }
    await task.destroy();
  }, 180_000);

  it('passes PDF/UA-1', () => {
    expect(passesUa(folder, 'figures.pdf', bytes)).toBe(true);
  }, 180_000);

  it('has the words of each chart as the text that stands for it', () => {
    expect(figures.map(({ alt }) => alt)).toEqual(alts(each));
    expect(alts(each).length).toBeGreaterThan(2);
  });

  it('reads in order: number, title, subtitle, what the chart shows, table, notes, source', () => {
    const { head, foot, board } = figuresDocument(each);
    const around = [`${foot}\\s*\\d+\\s+of\\s+\\d+`, `${head}\\s*${board}`].map((line) =>
      line.replaceAll(' ', '\\s+'),
    );
    const body = text.slice(text.lastIndexOf('On the web')).replace(new RegExp(around.join('|'), 'g'), ' ');
    expect(misplaced(sequence(each), body)).toBeUndefined();
    expect(misplaced([...sequence(each)].reverse(), body)).toBeDefined();
    expect(joined(text)).toContain(joined(each.board.notice));
  });

  it('marks headings and header cells', () => {
    expect(roles.filter((role) => role === 'TH').length).toBeGreaterThanOrEqual(
      each.figures.reduce((sum, { table }) => sum + table.columns.length, 0),
    );
    expect(roles.filter((role) => role === 'H2').length).toBeGreaterThanOrEqual(each.figures.length);
  });

  it('has the same bytes each time', () => {
    const again = documentPdf(figuresDocument(each), { folder: join(folder, 'other'), version: 'one' });
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});

interface Node {
  role?: string;
  alt?: string;
  children?: unknown[];
}

/** A tree of a PDF's structure as a list. */
function nodes(tree: unknown): Node[] {
  const node = (tree ?? {}) as Node;
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

describe('a PDF of figures', () => {
  it('cannot be made of a drawing without words', () => {
    const document = figuresDocument({ ...papers[2]!, figures: papers[2]!.figures.slice(0, 1) });
    const [first] = document.blocks as Extract<Block, { type: 'figure' }>[];
    const drawn = { ...first!.figure.drawing!, svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    const made = (alt: string | null) => {
      const figure = { ...first!.figure, drawing: drawn, alt: alt as string };
      return () => setPdf({ ...document, blocks: [{ ...first!, figure }] });
    };
    expect(made('Words.')).not.toThrow();
    expect(made(null)).toThrow();
  });
});

describe.each(papers)('the Word document of all figures of “$report.title”', (each) => {
  let bytes: Uint8Array;
  let files: Record<string, Uint8Array>;
  let body: Element;

  beforeAll(async () => {
    bytes = await documentDocx(figuresDocument(each), store);
    files = unzipSync(bytes);
    body = xml('word/document.xml');
  });

  const xml = (name: string) =>
    readXml(
      strFromU8(files[name]!)
        .replace(/(<\?xml[^>]*\?>)\n?/, '$1\n')
        .replace(/&(quot|amp|lt|gt|apos);/g, coded),
    );
  const textOf = (element: Element) =>
    all(element, 'w:t')
      .map(({ children }) => children.join(''))
      .join('');
  const styleOf = (paragraph: Element) => all(paragraph, 'w:pStyle')[0]?.attributes['w:val'];

  it('has the words of each chart as the text that stands for it', () => {
    const drawings = all(body, 'wp:docPr');
    expect(drawings.map(({ attributes }) => attributes['descr'])).toEqual(alts(each));
    const ids = drawings.map(({ attributes }) => attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has each chart as SVG, with a PNG for programs that cannot show it', () => {
    const names = Object.keys(files).filter((name) => name.startsWith('word/media/'));
    const count = alts(each).length;
    expect(names.filter((name) => name.endsWith('.svg'))).toHaveLength(count);
    expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(count);
    for (const name of names.filter((one) => one.endsWith('.svg'))) {
      const drawing = strFromU8(files[name]!);
      expect(drawing).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(drawing).not.toMatch(/class=|var\(|href|<script|<style/);
    }
  });

  it('has real headings, and reads in order', () => {
    const headings = all(body, 'w:p').filter((paragraph) => styleOf(paragraph) === 'Heading2');
    expect(headings.map(textOf)).toEqual(
      each.figures.map(({ number, title }) => `Figure ${number}. ${title}`),
    );
    expect(all(body, 'w:p').filter((paragraph) => styleOf(paragraph) === 'Heading1')).toHaveLength(1);
    expect(misplaced(sequence(each), textOf(body))).toBeUndefined();
    expect(misplaced([...sequence(each)].reverse(), textOf(body))).toBeDefined();
  });

  it('marks the header row of each table, which stands again on each page, and sets numbers to the right', () => {
    const tables = all(body, 'w:tbl');
    expect(tables).toHaveLength(each.figures.length);
    tables.forEach((table, index) => {
      const [first, ...rest] = all(table, 'w:tr');
      expect(all(first!, 'w:tblHeader')).toHaveLength(1);
      expect(rest.flatMap((row) => all(row, 'w:tblHeader'))).toEqual([]);
      const { columns } = each.figures[index]!.table;
      for (const row of rest) {
        const sides = all(row, 'w:tc').map((cell) => all(cell, 'w:jc')[0]?.attributes['w:val']);
        expect(sides).toEqual(columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')));
      }
    });
  });

  it('says its title, its board and its language', () => {
    const core = strFromU8(files['docProps/core.xml']!);
    expect(core).toContain(`<dc:title>All figures of “${each.report.title}”</dc:title>`);
    expect(core).toContain(`<dc:creator>${each.board.name}</dc:creator>`);
    expect(core).toContain(`<dc:language>${each.board.language}</dc:language>`);
    expect(strFromU8(files['word/styles.xml']!)).toContain(`<w:lang w:val="${each.board.language}"/>`);
  });

  it('has the same bytes each time, and at any hour', async () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    vi.useFakeTimers({ now: new Date('2031-05-06T23:30:00Z'), toFake: ['Date'] });
    const again = await documentDocx(figuresDocument(each), {
      folder: join(folder, 'again'),
      version: 'one',
    });
    vi.useRealTimers();
    vi.unstubAllEnvs();
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
    expect(strFromU8(files['docProps/core.xml']!)).not.toContain(String(new Date().getFullYear()));
  });
});

/** A character reference by number for one by name. */
function coded(_: string, name: string): string {
  return `&#${{ quot: 34, amp: 38, lt: 60, gt: 62, apos: 39 }[name]};`;
}

describe('the name of the documents', () => {
  it('begins with the report, ends with the edition, and has no more than 60 characters', () => {
    expect(figuresName('2014-15/special-child-protection')).toBe('child-protection-figures-2014-15');
    expect(figuresName('2019-20/crag')).toBe('crag-figures-2019-20');
    const long = figuresName(`2019-20/special-${'learning-from-case-reviews-'.repeat(4)}end`);
    expect(`${long}.docx`.length).toBeLessThanOrEqual(60);
    expect(long).toBe('learning-from-case-reviews-learning-figures-2019-20');
  });
});
