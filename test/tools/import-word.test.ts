import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { toString } from 'mdast-util-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWord } from '../../src/import/word/read.ts';
import { lossReport } from '../../src/import/word/report.ts';
import { imported } from '../../src/import/word/text.ts';
import { narrative } from '../../src/narrative/parse.ts';
import { source } from '../../src/source.ts';
import { misplaced } from '../order.ts';
import { documents, letters } from './documents.ts';
import { kits, missing } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-word-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function outcome(path: string) {
  const target = { edition: '2024-25', name: 'crag', path: 'content/reports/2024-25/crag.mdx' };
  const { made, losses, headings } = imported(await readWord({ path }), target);
  return { text: String(made[0]!.content), report: lossReport(losses, headings) };
}

const flat = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>
<text:list-style style:name="U"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>${body}</office:text></office:body></office:document>`;

const body = `
<text:p text:style-name="Title">Annual report 2024/25</text:p>
<text:p>24 June 2025</text:p>
<text:h text:outline-level="1">Background</text:h>
<text:p>The board met <text:span text:style-name="B">four</text:span> times<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Once online.</text:p></text:note-body></text:note>, <text:span text:style-name="H">SECRET</text:span>as <text:a xlink:href="https://www.example.org/plan">the plan</text:a> says: “5 &lt; 6”, {a_b} *c*.<office:annotation><dc:creator>SECRET</dc:creator><text:p>SECRET</text:p></office:annotation></text:p>
<text:list text:style-name="U"><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>
<text:h text:outline-level="2">Figures</text:h>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Plans</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>2022/23</text:p></table:table-cell><table:table-cell><text:p>1,204</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>2023/24</text:p></table:table-cell><table:table-cell><text:p>31.5%</text:p></table:table-cell></table:table-row></table:table>
<text:list text:style-name="N"><text:list-item><text:p>Introduction</text:p><text:list><text:list-item><text:p>Counted one.</text:p></text:list-item><text:list-item><text:p>Counted two.</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p><draw:frame text:anchor-type="paragraph" svg:width="4cm" svg:height="2cm"><draw:text-box><text:p>SECRET</text:p></draw:text-box></draw:frame>End.</text:p>`;

describe.skipIf(missing(kits.office).length > 0)(`reports that ${kits.office.name} wrote`, () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'report.fodt'), flat(body));
    const copies = documents('.docx').filter(({ path }) => /report-\d{4}-\d\d\.docx$/.test(path));
    copies.forEach(({ file }, index) => writeFileSync(join(folder, `${index}.docx`), readFileSync(file)));
    convert(
      'odt',
      copies.map((_, index) => `${index}.docx`),
    );
    convert('docx', ['report.fodt', ...copies.map((_, index) => `${index}.odt`)], 'again');
  });

  function convert(kind: string, names: string[], to = '.') {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const words = [profile, '--headless', '--convert-to', kind, '--outdir', join(folder, to)];
    spawnSync('soffice', [...words, ...names.map((name) => join(folder, name))], { stdio: 'ignore' });
  }

  it('come over with their headings, lists, numbers, footnotes and tables, and without what does not show', async () => {
    const { text, report } = await outcome(join(folder, 'again/report.docx'));
    expect(text + report).not.toContain('SECRET');
    expect(text).toContain('title: Annual report 2024/25\n');
    expect(text).toContain('date: 2025-06-24\n');
    expect(text.slice(text.indexOf('## '))).toBe(`## Background

The board met **four** times[^1], as [the plan](https://www.example.org/plan) says: “5 < 6”, {a_b} \\*c\\*.

- One
  - Inner
- Two

### Figures

| Year | Plans |
| --- | --: |
| 2022/23 | 1,204 |
| 2023/24 | 31.5% |

1\\. Introduction

1.1. Counted one.

1.2. Counted two.

End.

[Write here: the words of the text box that stood here]

[^1]: Once online.
`);
    expect(report).toContain('a comment, below “Background”');
    expect(report).toContain('a piece of hidden text, below “Background”');
    expect(report).toContain('a text box, below “Figures”');
  });

  it('give back the words of the reports of this product, in their order', async () => {
    const copies = documents('.docx').filter(({ path }) => /report-\d{4}-\d\d\.docx$/.test(path));
    expect(copies.length).toBeGreaterThan(0);
    for (const [index, { file }] of copies.entries()) {
      for (const each of [file, join(folder, `again/${index}.docx`)]) {
        const { text, report } = await outcome(each);
        const [, title = ''] = /^title: (.*)$/m.exec(text) ?? []; // It stands first, in the front matter.
        const own = paragraphs(each).filter((words) => letters(words) !== letters(title));
        expect(own.length).toBeGreaterThan(5);
        expect(misplaced(own, words(text), letters), basename(file)).toBeUndefined();
        expect(report).not.toContain('something else that Word made');
      }
    }
  });
});

/** The words of a report that was written, its title included. */
function words(text: string): string {
  const { tree } = narrative(source('', text), text, 0);
  return tree.children.map((each) => toString(each)).join(' ');
}

/** The words of the paragraphs of a document, those of its table of contents aside. */
function paragraphs(file: string): string[] {
  const name = 'word/document.xml';
  const xml = strFromU8(unzipSync(readFileSync(file), { filter: (each) => each.name === name })[name]!);
  const all = xml.replace(/<w:sdt>[\s\S]*?<\/w:sdt>/g, '').match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? [];
  return all
    .filter((each) => !/<w:pStyle w:val="(TOC|Contents)/.test(each))
    .map((each) => [...each.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, words]) => words).join(''))
    .map((each) => each.replace(/&(quot|amp|lt|gt|apos);/g, ''));
}
