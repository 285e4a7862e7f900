import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Document } from '../src/document/document.ts';
import { narrativeBlocks } from '../src/document/narrative.ts';
import { documentPdf } from '../src/document/typst/document.ts';
import { documentDocx } from '../src/document/word/document.ts';
import { emptyQuarter, evidenceWords, overview, quarters, type Evidence } from '../src/evidence.ts';
import { answeredItems } from '../src/narrative/answers.ts';
import { narrative } from '../src/narrative/parse.ts';
import { parts, type Part } from '../src/narrative/parts.ts';
import { source } from '../src/source.ts';
import { forChildrenTitle } from '../src/for-children.ts';
import { readPdf } from './pdf-document.ts';
import { all } from './readers.ts';
import { readDocx } from './word-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'same-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = { folder, version: 'one' };

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
  address: (path: string) => `https://www.example.org${path}`,
};

/** Signs that Typst, Word, YAML or HTML could take for their own. */
const signs = [
  '#panic("x")',
  '$x$',
  '@ref',
  ']',
  '\\[',
  '"q"',
  '&amp;',
  ']]\\>',
  '//',
  '/*',
  '=SUM(A1)',
  '{{x}}',
  '½',
  'ŵ',
];
const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{3,9}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...signs) },
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `a ${words.join(' ')} z`);
const marked = fc
  .tuple(line, fc.constantFrom('*', '**', '~~', ''), line, fc.boolean())
  .map(([a, mark, b, isLinked]) => `${a} ${isLinked ? `[${mark}b${mark}](/x/) and` : ''} ${mark}${b}${mark}`);
const inner = fc.tuple(marked, fc.constantFrom('- ', '3. ', '> ', '')).map(([text, mark]) => mark + text);
const item = fc.tuple(marked, fc.option(inner)).map(([one, two]) => (two ? `${one}\n\n   ${two}` : one));
const items = fc.array(item, { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  marked,
  fc.tuple(marked, marked).map(([a, b]) => `${a}\\\n${b}`),
  fc.tuple(line, line).map(([a, b]) => `## ${a}\n\n### ${b}`),
  items.map((each) => each.map((text) => `-  ${text}`).join('\n')),
  items.map((each) => each.map((text, index) => `${index + 7}. ${text}`).join('\n')),
  fc.tuple(marked, marked).map(([a, b]) => `> ${a}\n>\n> - ${b}`),
  fc.tuple(line, line, marked, line).map((cells) => {
    const [a, b, c, d] = cells.map((cell) => cell.replaceAll('|', ''));
    return `| ${a} | ${b} |\n| --- | --: |\n| ${c} | ${d} |\n|  | x |`;
  }),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
  fc
    .constantFrom('KeyMessage', 'Voice who="somebody"', 'Note title="remark"')
    .chain((tag) => marked.map((text) => `<${tag}>\n\n${text}\n\n</${tag.split(' ')[0]}>`)),
);
const story = fc.tuple(fc.array(block, { minLength: 1, maxLength: 7 }), marked).map(([blocks, note]) => {
  const body = blocks.map((each, index) => (index === 0 ? `note[^n]\n\n${each}` : each)).join('\n\n');
  return `${body}\n\n[^n]: ${note}`;
});

/** Text without spaces, in which lines may have been broken anywhere. */
const joined = (text: string) => text.replace(/[\s\u200B]+/g, '');

/** The texts of a page in its order; its footnotes stand apart, at the end. */
function pageTexts(of: readonly Part[]): { body: string[]; notes: string[] } {
  const html = of.flatMap(function toHtml(part): string[] {
    return 'name' in part ? [part.html, ...part.parts.flatMap(toHtml)] : [part.html];
  });
  const [, body = '', notes = ''] = /^(.*?)(<section[^>]*data-footnotes.*)?$/s.exec(html.join('\n')) ?? [];
  return { body: textsIn(body), notes: textsIn(notes.replace(/<h2.*?<\/h2>/s, '')) };
}

function textsIn(html: string): string[] {
  return html
    .replace(/<sup>.*?<\/sup>|<a [^>]*data-footnote-backref.*?<\/a>/gs, '')
    .split(/<[^>]*>/)
    .map((text) =>
      text.replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
    )
    .filter((text) => text.trim() !== '');
}

/** The first text that does not follow those before it. */
function misplaced(texts: readonly string[], whole: string): string | undefined {
  const within = joined(whole);
  let from = 0;
  return texts.find((text) => {
    const at = within.indexOf(joined(text), from);
    from = at + joined(text).length;
    return at < 0;
  });
}

const frame: Omit<Document, 'blocks'> = {
  title: 'Story',
  kicker: 'Kicker',
  board: 'Board',
  notice: 'Notice.',
  language: 'en-GB',
  date: '2021-06',
  address: 'https://www.example.org/story/',
  forChildren: 'Children were safe.',
  details: [],
  hasCover: false,
  hasContents: false,
  head: 'HEAD',
  foot: 'FOOT',
};

it('says the same words in the same order on the page, in PDF and in Word, whatever the narrative', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (body) => {
      const { tree, problems } = narrative(source('a.mdx', body), body, 0);
      expect(problems).toEqual([]);
      const page = pageTexts(parts(tree).parts);
      expect(page.body.length).toBeGreaterThan(1);
      expect(page.notes.length).toBeGreaterThan(0);
      const document = { ...frame, blocks: narrativeBlocks(tree, sources) };
      const pdf = (await readPdf(documentPdf(document, store))).pages.join(' ');
      const word = readDocx(await documentDocx(document, store));
      const apart = /HEAD|Board|FOOT\s*\d+\s*of\s*\d+/g; // What stands at the head and foot of pages.
      const noted = pdf.replace(apart, '');
      const notes = misplaced(page.notes, noted);
      const meaning = [forChildrenTitle, frame.forChildren!];
      expect({
        pdf: misplaced([...meaning, ...page.body], noted.replace(/(?<=note)\s*1/, '')),
        notes,
      }).toEqual({});
      expect(misplaced([...meaning, ...page.body], word.textOf(word.part('document')))).toBeUndefined();
      expect(misplaced(page.notes, word.textOf(word.part('footnotes')))).toBeUndefined();
      expect(all(word.part('document'), 'w:footnoteReference')).toHaveLength(1);
    }),
    { numRuns: 40 },
  );
}, 120_000);

const sides = Object.keys(quarters) as (keyof typeof quarters)[];
const findings = fc.array(fc.record({ what: line, place: line }), { maxLength: 3 });
const known = fc
  .record({
    title: line,
    remark: fc.oneof(fc.constant(''), line),
    quarters: fc.array(findings, { minLength: 4, maxLength: 4 }),
  })
  .map(({ title, remark, quarters: given }) => {
    const filled = Object.fromEntries(sides.map((side, place) => [side, given[place]!]));
    const evidence = { title, themes: [], source: 'x', report: 'x', ...filled } as unknown as Evidence;
    return evidenceWords('2020-21/planning', evidence, remark);
  });

it('says the same words of evidence in PDF and in Word, an empty quarter included', async () => {
  const body = '<EvidenceOverview of="one; two" />\n\n<Evidence of="one; two" />';
  const { tree } = narrative(source('a.mdx', body), body, 0);
  await fc.assert(
    fc.asyncProperty(known, known, async (one, two) => {
      const evidence = (name: string) => (name === 'one' ? one : two);
      const blocks = narrativeBlocks(tree, { ...sources, evidence });
      const { head, rows } = overview([one, two]);
      const told = [one, two].flatMap(({ title, quarters: all, remark }) => [
        title,
        ...all.flatMap((each) => [
          each.title,
          ...each.items.flatMap(({ what, place }) => [what, place]),
          ...(each.items.length === 0 ? [emptyQuarter] : []),
        ]),
        ...(remark ? [remark] : []),
      ]);
      const expected = [...head, ...rows.flat(), ...told];
      const pdf = (await readPdf(documentPdf({ ...frame, blocks }, store))).pages.join(' ');
      const word = readDocx(await documentDocx({ ...frame, blocks }, store));
      expect(misplaced(told, pdf.replace(/HEAD|Board|FOOT\s*\d+\s*of\s*\d+/g, ''))).toBeUndefined();
      expect(misplaced(expected, word.textOf(word.part('document')))).toBeUndefined();
    }),
    { numRuns: 15 },
  );
}, 120_000);
it('says below a heading what the section answers, in the words of the page, in PDF and in Word', async () => {
  const body = '## A heading\n\n<Answers items="one; two" />\n\nSome text.';
  const { tree, problems } = narrative(source('a.mdx', body), body, 0);
  expect(problems).toEqual([]);
  const items = [
    { id: 'one', title: 'what #1 did', asks: 'It asks.', from: 'papers' as const },
    { id: 'two', title: 'what [two] did', asks: 'It asks.', from: 'papers' as const },
  ];
  const answers = (ids: readonly string[]) => answeredItems('2020-21/oscb', ids, items);
  const document = { ...frame, blocks: narrativeBlocks(tree, { ...sources, answers }) };
  const line = 'Answers what the guidance asks about: what #1 did; what [two] did.';
  const pdf = (await readPdf(documentPdf(document, store))).pages.join(' ');
  const word = readDocx(await documentDocx(document, store));
  const inOrder = ['A heading', line, 'Some text.'];
  expect(misplaced(inOrder, pdf)).toBeUndefined();
  expect(misplaced(inOrder, word.textOf(word.part('document')))).toBeUndefined();
});
