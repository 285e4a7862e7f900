import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { Document, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { widthOf } from '../src/chart/font.ts';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import { lacking } from '../src/document/letters.ts';
import { pdf } from '../src/document/typst/typst.ts';
import { packed } from '../src/document/word/package.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';

describe('the font of pictures and documents', () => {
  const template =
    '#set text(font: "Atkinson Hyperlegible Ours", fallback: false)\n#set document(title: "A")\n#json(bytes(sys.inputs.data)).text';
  const isSet = (text: string) => {
    try {
      return pdf(template, { text: `a${text}` }, '2020-01').bytes.length > 0;
    } catch {
      return false;
    }
  };

  it('has a character exactly when a document can be set with it', () => {
    const tried = [...'aéŁódźęŷẂĉ£€½≥≤−“”…–—·²', 'e\u0301', 'x\u0307', 'a\u200Db', '\u00AD', '\u202F', ' '];
    const untried = [...'→‑µжها✓', '👨', '\uFFFD'];
    for (const text of [...tried, ...untried]) {
      expect(isSet(text), text).toBe(tried.includes(text));
      expect(lacking(text), text).toEqual(tried.includes(text) ? [] : [text]);
    }
  });
});

describe('an author', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'letters-'));
    cpSync(join(project, 'test/site'), root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const said = () => toReport(problems(content(root)));

  /** Puts a text in the place of another in a file of the fixture, and returns where it stands there. */
  function put(file: string, from: string, to: string): string {
    const before = readFileSync(join(root, file), 'utf8');
    expect(before).toContain(from);
    const after = before.replace(from, () => to);
    writeFileSync(join(root, file), after);
    const lines = after
      .slice(0, after.indexOf(/[^\p{Script=Latin}\p{Script=Common}]|[→👍ị]|&#/u.exec(to)![0]))
      .split('\n');
    return `${file}:${lines.length}:${lines.at(-1)!.length + 1}`;
  }

  const font = 'error: The font of pictures and documents has no';
  const report = 'content/reports/2020-21/crag.mdx';
  const point = 'content/points/listen.md';

  it.each([
    [
      'the name of a category',
      'data/2020-21/waiting-days.json',
      '"North", "2019/20"',
      '"North →", "2019/20"',
    ],
    ['the title of a figure', report, 'Plans rose while', 'Plans → while'],
    ['the words below a figure', report, '</Chart>', 'It grew →.\n\n</Chart>'],
    ['the title of a report', report, 'title: "', 'title: "→ '],
    ['the notice of the board', 'content/board.json', '"notice": "This', '"notice": "→ This'],
    ['a paragraph', report, 'They are invented.', 'They are → invented.'],
    ['a footnote', report, '[^1]: A footnote.', '[^1]: A → footnote.'],
    ['a definition', 'content/glossary/care.md', '\n---\n', '\n---\n\nOh → '],
    ['a summary', 'content/editions/2020-21.md', 'summary: ', 'summary: On → '],
    ['the headline of a point', point, 'headline: ', 'headline: On → '],
    ['the explanation of a point', point, '\n---\n', '\n---\n\nOh → '],
    ['the title of a poster', 'content/posters/two-points.md', 'title: Two', 'title: Two →'],
  ])('is told of a sign in %s, at its very place', (_, file, from, to) => {
    const place = put(file, from, to);
    expect(said()).toContain(`${place} ${font} "→".\n    Say it in words`);
  });

  it.each([
    ['Urdu', 'اردو زبان', 'letters of the Arabic script (Arabic, Urdu, Persian, Pashto): "اردو زبان".'],
    ['Ukrainian', 'Олена', 'letters of the Cyrillic script (Ukrainian, Bulgarian, Russian): "Олена".'],
    ['Chinese', '王小明', 'letters of the Chinese script: "王小明".'],
    ['Punjabi', 'ਪੰਜਾਬੀ', 'letters of the Gurmukhi script (Punjabi): "ਪੰਜਾਬੀ".'],
    ['Vietnamese', 'ị', 'letter "ị".\n    Write "i".'],
    ['emoji', '👍', 'emoji: "👍".\n    Say it in words.'],
    ['a character by its number', '&#1488;', 'letters of the Hebrew script: "א".'],
  ])('is told of %s by its name, at its very place', (_, text, message) => {
    const place = put(report, 'They are invented.', `The words ${text} stand here.`);
    const from = text.startsWith('&') ? place.replace(/\d+$/, '1') : place;
    expect(said()).toContain(`${from} ${font} ${message}`);
  });

  it('is told of a sign in what a correction says, which reports print, but not in why it was made', () => {
    const file = 'content/corrections/2021-09-01-count.md';
    const change =
      'changes:\n  - report: crag\n    section: What happened\n    before: "10%"\n    after: "12%"';
    const head = `---\ndate: 2021-09-01\nkind: correction\nedition: 2020-21\ntitle: 10% → 12%\n${change}\n---\n`;
    mkdirSync(join(root, 'content/corrections'), { recursive: true });
    writeFileSync(join(root, file), `${head}\nA slip → no more.\n`);
    expect(said()).toContain(`${file}:5:12 ${font} "→".`);
    expect(said().split(`${font} "→".`)).toHaveLength(2);
  });

  it('may use any character where no document shows it: below a poster, in the description of a dataset', () => {
    put('content/posters/two-points.md', '\n---\n', '\n---\n\nThe leaflet is in Urdu: اردو. ');
    put('data/2020-21/waiting-days.json', 'Invented averages', 'Invented → averages');
    expect(said()).not.toContain('The font of pictures');
  });
});

/** Names that families and workers in England have, whole and in letters that are put together. */
const names = [
  'Siân Ŵyn',
  'Llŷr Ẃ',
  'Łukasz Żółć',
  'Zażółć gęślą jaźń',
  'İpek Şahin Ağaoğlu',
  'Ștefan Țuțu',
  'Dvořák',
  'Þóra',
];

describe.each([
  ['as they are typed', names],
  ['with their marks apart', names.map((name) => name.normalize('NFD'))],
])('names with Latin letters, %s', (_, typed) => {
  const text = typed.join(', ');

  it('are set in a PDF and read back from it', async () => {
    const template =
      '#set document(title: "A")\n#set text(font: "Atkinson Hyperlegible Ours", fallback: false)\n= A\n#json(bytes(sys.inputs.data)).text';
    const task = getDocument({ data: pdf(template, { text }, '2020-01').bytes, verbosity: 0 });
    const page = await (await task.promise).getPage(1);
    const { items } = await page.getTextContent();
    const read = items.map((item) => ('str' in item ? item.str : '')).join('');
    await task.destroy();
    const bare = (words: string) => words.normalize('NFC').replace(/\s+/g, '');
    expect(bare(read)).toContain(bare(text));
  });

  it('are written in a Word document and read back from it', async () => {
    const bytes = await packed(
      new Document({ sections: [{ children: [new Paragraph(text)] }] }),
      '2020-01',
      'en-GB',
    );
    expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).toContain(text);
  });

  it('are drawn in a picture, each as it is when whole, and none as a box', () => {
    for (const name of typed) {
      expect(drawn(name).equals(drawn(name.normalize('NFC')))).toBe(true);
      expect(drawn(name).equals(drawn(name.normalize('NFD').replace(/\p{M}/gu, '')))).toBe(false);
      expect(drawn(name).equals(drawn(name.replace(/\P{ASCII}+/gu, '\uFFFF')))).toBe(false);
    }
  });
});

/** A line of text as a bitmap, in the font of pictures. */
function drawn(text: string): Buffer {
  widthOf(text, '16px "Atkinson Hyperlegible Next"'); // Brings the font along.
  const canvas = createCanvas(400, 40);
  const pen = canvas.getContext('2d');
  pen.font = '24px "Atkinson Hyperlegible Next"';
  pen.fillText(text, 4, 30);
  return canvas.toBuffer('image/png');
}
