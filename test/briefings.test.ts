import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '../src/cache.ts';
import { content } from '../src/content.ts';
import { briefingData, setBriefing, type BriefingData } from '../src/document/briefing.ts';
import { plain, type Block } from '../src/document/document.ts';
import { actionPlanDocx } from '../src/document/word/action-plan.ts';
import { briefingDocx } from '../src/document/word/briefing.ts';
import { briefingPoints, minutesAloud, wordsAloud, wordsIn } from '../src/narrative/briefing.ts';
import { narrative } from '../src/narrative/parse.ts';
import { foundIn } from '../src/point.ts';
import { source } from '../src/source.ts';
import { forChildrenTitle } from '../src/for-children.ts';
import { project } from './build.ts';
import { all, readXml, type Element } from './readers.ts';
import { passesUa } from './ua.ts';
import { joined, misplaced } from './order.ts';

const folder = mkdtempSync(join(tmpdir(), 'briefings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store: Store = { folder: join(folder, 'kept'), version: 'one' };

/** The words of each briefing of a site, as its documents set them. */
function briefings(root: string): BriefingData[] {
  const { board, briefings: held, points, audiences } = content(root);
  const byId = new Map(points.map((point) => [point.id, point]));
  return held.map(({ id, value, tree }) =>
    briefingData({
      board: board!.value,
      briefing: { ...value, tree },
      audiences: value.audiences.map((name) => audiences.find((each) => each.id === name)!.value.title),
      points: briefingPoints(tree).map((name) => {
        const point = byId.get(name)!;
        return { id: name, data: { ...point.value, tree: point.tree } };
      }),
      minutes: 7,
      site: board!.value.site,
      address: new URL(`learning/${id}/`, board!.value.site).href,
    }),
  );
}

/** What readers come to in a block, in order. */
function wordsOf(block: Block): string[] {
  if (block.type === 'paragraph') return [plain(block.children)];
  if (block.type === 'list') return block.items.flat().flatMap(wordsOf);
  if (block.type === 'box') return [block.title ?? '', ...block.children.flatMap(wordsOf)];
  if (block.type !== 'points') return [];
  return block.points.flatMap(({ headline, text, years }) => [headline, text, foundIn(years)]);
}

const sequence = ({ parts }: BriefingData) =>
  parts.flatMap(({ title, blocks }, index) => [`${index + 1}`, title, ...blocks.flatMap(wordsOf)]);

const some = [...briefings(join(project, 'test/site')), ...briefings(project)];

describe.each(some)('the PDF of the briefing “$title”', (each) => {
  let made: ReturnType<typeof setBriefing>;
  const pages: string[] = [];
  let roles: string[] = [];
  const sizes: number[] = [];

  beforeAll(async () => {
    made = setBriefing(each);
    const task = getDocument({ data: new Uint8Array(made.bytes), verbosity: 0 });
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      roles = [...roles, ...rolesOf(await page.getStructTree())];
      const { items } = await page.getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
      for (const item of items) if ('str' in item && item.str.trim()) sizes.push(item.height);
    }
    await task.destroy();
  }, 180_000);

  it('passes PDF/UA-1 on one or two sides', () => {
    expect(made.pages).toBeLessThanOrEqual(2);
    expect(passesUa(folder, 'briefing.pdf', made.bytes)).toBe(true);
  }, 180_000);

  it('reads in the order of its parts, points with their years, then source, address and notice', () => {
    const whole = pages
      .join('\n')
      .replaceAll(/\S[^\n]*?\. Demonstration\.\s*\d of \d/g, (foot) =>
        foot.slice(0, foot.length - foot.match(/[^.]*\. Demonstration\.\s*\d of \d$/)![0].length),
      );
    expect(
      misplaced([each.title, each.lead, forChildrenTitle, each.forChildren, ...sequence(each)], whole),
    ).toBeUndefined();
    expect(misplaced([...sequence(each)].reverse(), whole)).toBeDefined();
    for (const said of [each.sources, each.notice, each.address.replace('https://', '')])
      expect(joined(whole)).toContain(joined(said));
  });

  it('has no text smaller than 10.5 pt', () => {
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.49);
  });

  it('marks headings and lists', () => {
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles.filter((role) => role === 'H2')).toHaveLength(7);
    expect(roles.filter((role) => role === 'LI').length).toBeGreaterThanOrEqual(
      each.actions.length + each.questions.length,
    );
  });

  it('has the same bytes each time, and at most 200 KB', () => {
    expect(Buffer.from(setBriefing(each).bytes).equals(Buffer.from(made.bytes))).toBe(true);
    expect(made.bytes.length).toBeLessThan(200_000);
  });
});

/** The roles of a PDF's structure as a list. */
function rolesOf(tree: unknown): string[] {
  const node = (tree ?? {}) as { role?: string; children?: unknown[] };
  return [node.role ?? '', ...(node.children ?? []).flatMap(rolesOf)];
}

describe.each(some)('the Word documents of the briefing “$title”', (each) => {
  let briefing: Opened;
  let plan: Opened;

  beforeAll(async () => {
    briefing = opened(await briefingDocx(each, store));
    plan = opened(await actionPlanDocx(each, store));
  });

  it('has the parts as numbered headings, and reads in their order', () => {
    const headings = styled(briefing.body, 'Heading2').map(textOf);
    expect(headings).toEqual(each.parts.map(({ title }, index) => `${index + 1}. ${title}`));
    const said = each.parts.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(wordsOf)]);
    expect(misplaced(said, textOf(briefing.body))).toBeUndefined();
  });

  it('has what to do and the questions as real lists', () => {
    const items = all(briefing.body, 'w:p').filter((paragraph) => all(paragraph, 'w:numPr').length > 0);
    const listed = items.map(textOf);
    for (const item of [...each.actions, ...each.questions]) {
      expect(listed).toContain(item.flatMap(wordsOf).join(''));
    }
  });

  it('has an action plan with what to do in the first column, and rows to fill in', () => {
    const [fields, actions, questions, review] = all(plan.body, 'w:tbl').map(cells);
    expect(fields![0]).toEqual([
      'Our team',
      'Date of the meeting',
      'Who keeps this plan',
      'When we look at it again',
    ]);
    expect(actions![0]).toEqual(['What we will do', 'Who', 'By when', 'How we will know it helped children']);
    const prefilled = each.actions.map((item) => item.flatMap(wordsOf).join(''));
    expect(actions!.slice(1)).toEqual([
      ...prefilled.map((words) => [words, '', '', '']),
      ...Array.from({ length: Math.max(1, 8 - prefilled.length) }, () => ['', '', '', '']),
    ]);
    expect(questions!.slice(1).map(([first]) => first)).toEqual(
      each.questions.map((item) => item.flatMap(wordsOf).join('')),
    );
    expect(review![0]![0]).toBe('Date of the review');
    expect(prefilled.length).toBeGreaterThan(0);
  });

  it('marks the header row of each table of the plan, which stands again on each page, on A4 across', () => {
    for (const table of all(plan.body, 'w:tbl')) {
      const [first, ...rest] = all(table, 'w:tr');
      expect(all(first!, 'w:tblHeader')).toHaveLength(1);
      expect(rest.flatMap((row) => all(row, 'w:tblHeader'))).toEqual([]);
    }
    const { attributes } = all(plan.body, 'w:pgSz')[0]!;
    expect([attributes['w:w'], attributes['w:h'], attributes['w:orient']]).toEqual([
      '16838',
      '11906',
      'landscape',
    ]);
    expect(styled(plan.body, 'Heading1').map(textOf)).toEqual([each.title]);
    expect(styled(plan.body, 'Heading2')).toHaveLength(3);
  });

  it('says title, board and language', () => {
    for (const { core, styles } of [briefing, plan]) {
      expect(core).toContain(each.title.replaceAll('&', '&amp;'));
      expect(core).toContain(`<dc:creator>${each.board}</dc:creator>`);
      expect(core).toContain(`<dc:language>${each.language}</dc:language>`);
      expect(styles).toContain(`<w:lang w:val="${each.language}"/>`);
    }
  });

  it('has the same bytes each time, and at any hour', async () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    vi.useFakeTimers({ now: new Date('2031-05-06T23:30:00Z'), toFake: ['Date'] });
    const other: Store = { folder: join(folder, 'again'), version: 'one' };
    const again = [await briefingDocx(each, other), await actionPlanDocx(each, other)];
    vi.useRealTimers();
    vi.unstubAllEnvs();
    [briefing, plan].forEach(({ bytes }, index) => {
      expect(Buffer.from(again[index]!).equals(Buffer.from(bytes))).toBe(true);
    });
  });
});

interface Opened {
  bytes: Uint8Array;
  body: Element;
  core: string;
  styles: string;
}

/** A Word file read back. */
function opened(bytes: Uint8Array): Opened {
  const files = unzipSync(bytes);
  const xml = (name: string) => strFromU8(files[name]!);
  const body = xml('word/document.xml')
    .replace(/(<\?xml[^>]*\?>)\n?/, '$1\n')
    .replace(/&(quot|amp|lt|gt|apos);/g, coded);
  return { bytes, body: readXml(body), core: xml('docProps/core.xml'), styles: xml('word/styles.xml') };
}

/** A character reference by number for one by name. */
function coded(_: string, name: string): string {
  return `&#${{ quot: 34, amp: 38, lt: 60, gt: 62, apos: 39 }[name]};`;
}

function textOf(element: Element): string {
  return all(element, 'w:t')
    .map(({ children }) => children.join(''))
    .join('');
}

function styled(body: Element, style: string): Element[] {
  return all(body, 'w:p').filter((paragraph) => all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] === style);
}

function cells(table: Element): string[][] {
  return all(table, 'w:tr').map((row) => all(row, 'w:tc').map(textOf));
}

describe('the words of a briefing', () => {
  const point = { id: 'listen', headline: 'Listen to children', text: 'Ask them first.', years: ['2016/17'] };
  const words = (text: string) => {
    const { tree } = narrative(source('content/learning/x.mdx', text), text, 0);
    return wordsAloud(tree, (id) => (id === 'listen' ? point : undefined));
  };

  it('are counted as a person counts them: headings, text, lists, points without years, and who speaks', () => {
    expect(words('## Why it matters\n\nIt is *not* so – it’s [a report](/2020-21/crag/), 10% of 3:1.')).toBe(
      13,
    );
    expect(words('- One thing.\n- Another\n  thing.\n\n1. A question?')).toBe(6);
    expect(words('<LearningPoints points="listen" />')).toBe(6);
    expect(words('<Voice who="A young person">\n\nThey did not ask.\n\n</Voice>')).toBe(7);
    expect(words('<Note title="About it">\n\nInvented.\n\n</Note>')).toBe(3);
    expect(
      words('It rose by <Num data="2020-21/plans" at="Plan" field="children">1,100</Num> children.'),
    ).toBe(5);
  });

  it('take a minute for each 140, in whole minutes, and never none', () => {
    expect([12, 139, 209, 210, 980].map(minutesAloud)).toEqual([1, 1, 1, 2, 7]);
    expect(wordsIn('A – b, c/d; e-mail … 7')).toBe(5);
  });
});

describe('the years of a point', () => {
  it('are said in a sentence', () => {
    expect(foundIn(['2014/15'])).toBe('Found in 2014/15');
    expect(foundIn(['2014/15', '2016/17'])).toBe('Found in 2014/15; again in 2016/17');
    expect(foundIn(['2014/15', '2016/17', '2019/20'])).toBe('Found in 2014/15; again in 2016/17 and 2019/20');
  });
});
