import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import { lacking } from '../src/document/letters.ts';
import { pdf } from '../src/document/typst.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';

describe('the font of pictures and documents', () => {
  const template =
    '#set text(font: "Atkinson Hyperlegible Next", fallback: false)\n#set document(title: "A")\n#json(bytes(sys.inputs.data)).text';
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

  it.each([
    [
      'the name of a category',
      'data/2020-21/waiting-days.json',
      '"North", "2019/20"',
      '"North →", "2019/20"',
    ],
    ['the title of a figure', 'content/reports/2020-21/crag.mdx', 'Plans rose while', 'Plans ↑ while'],
    ['the words below a figure', 'content/reports/2020-21/crag.mdx', '</Chart>', 'It grew 👍.\n\n</Chart>'],
    ['the title of a report', 'content/reports/2020-21/crag.mdx', 'title: "', 'title: "✓ '],
    ['the notice of the board', 'content/board.json', '"notice": "This', '"notice": "⚠ This'],
  ])('is told of a character in %s that no document could be set with', (_, file, from, to) => {
    expect(said()).not.toContain('The font of pictures');
    const before = readFileSync(join(root, file), 'utf8');
    expect(before).toContain(from);
    writeFileSync(join(root, file), before.replace(from, to));
    const character = /[→↑👍✓⚠]/u.exec(to)![0];
    expect(said()).toContain(` error: The font of pictures and documents has no "${character}".`);
    expect(said()).toContain(`${file}:`);
  });

  it('may use any character in the text of a report and in the description of a dataset', () => {
    const report = join(root, 'content/reports/2020-21/crag.mdx');
    writeFileSync(report, `${readFileSync(report, 'utf8')}\n\nThe leaflet is in Urdu: اردو.\n`);
    const data = join(root, 'data/2020-21/waiting-days.json');
    writeFileSync(data, readFileSync(data, 'utf8').replace('Invented averages', 'Invented ✓ averages'));
    expect(said()).not.toContain('The font of pictures');
  });
});
