import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RawDataset } from '../src/dataset/dataset.ts';
import { givenFile } from '../src/import/given.ts';
import { proposal } from '../src/import/table/dataset.ts';
import { tablesIn } from '../src/import/table/find.ts';
import { alike } from '../src/import/table/like.ts';
import { bookOf } from '../src/import/table/read.ts';
import { readWord } from '../src/import/word/read.ts';
import { cellsOf, ods, xlsx, type TestCell, type TestSheet } from './workbooks.ts';
import { p, r, wordFile } from './word-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-unseen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'Secret';
const given = {
  ...{ name: 'figures', meant: new Map(), areas: ['Exampleshire'] },
  ...{ schema: '../dataset.schema.json', threshold: 5 },
};

function proposals(bytes: Uint8Array, name: string) {
  return bookOf(bytes, name)
    .sheets.flatMap(tablesIn)
    .map((found) => proposal(found, given));
}

/** What a file proposes: its rows, or what is wrong with its cells. */
function outcome(bytes: Uint8Array, name = 'a.xlsx'): unknown[] {
  return proposals(bytes, name).flatMap(({ faults, dataset }): unknown[] =>
    faults.length > 0 ? faults.map(({ at, why }) => `${at} ${why}`) : dataset.data.slice(1),
  );
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rows = [
  ['Area', 'Children'],
  ['North', 12],
  ['South', 14],
] as const;

/** A sheet whose cell B3 has the second of two styles, and is what is given. */
function styled({
  cell = '<v>14</v>',
  type = '',
  fonts = '',
  fills = '',
  more = '',
  after = '',
  looks = '',
}) {
  const sheet = `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Area</t></is></c><c r="B1" t="inlineStr"><is><t>Children</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>North</t></is></c><c r="B2"><v>12</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>South</t></is></c><c r="B3" s="1" ${type}>${cell}</c></row></sheetData>${after}</worksheet>`;
  const styles = `<styleSheet ${main}><numFmts>${more}</numFmts><fonts><font/>${fonts}</fonts><fills><fill><patternFill patternType="none"/></fill>${fills}</fills><cellXfs><xf/><xf fontId="${fonts ? 1 : 0}" fillId="${fills ? 1 : 0}" numFmtId="${more ? 164 : 0}"/></cellXfs><dxfs>${looks}</dxfs></styleSheet>`;
  return outcome(
    xlsx([{ cells: cellsOf(rows) }], {
      parts: { 'xl/worksheets/sheet1.xml': sheet, 'xl/styles.xml': styles },
    }),
  );
}

const plain = [
  ['North', 12],
  ['South', 14],
];
const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
const condition = (rule: string) =>
  `<conditionalFormatting sqref="A9 B2:B3"><cfRule type="cellIs" operator="lessThan" ${rule}</conditionalFormatting>`;

describe('what nobody sees in a sheet is not taken', () => {
  it.each([
    ['<font><color rgb="FFFFFFFF"/></font>', ''],
    ['<font><color theme="0"/></font>', ''],
    ['<font><color rgb="FFFFFFFF"/></font>', solid('FFFFFFFF')],
    ['<font><color rgb="FF12436D"/></font>', solid('FF12436D')],
  ])('when letters have the colour of their ground: %s%s', (fonts, fills) =>
    expect(styled({ fonts, fills })).toEqual([
      'B3 is written in the colour of its ground, so readers of the sheet do not see it',
    ]),
  );

  it('but white letters on a dark ground are taken', () =>
    expect(styled({ fonts: '<font><color theme="0"/></font>', fills: solid('FF12436D') })).toEqual(plain));

  it('nor a cell that is struck through', () =>
    expect(styled({ fonts: '<font><strike/></font>' })).toEqual([expect.stringContaining('B3 is struck')]));

  it.each([
    ['<dxf><numFmt numFmtId="165" formatCode=";;;"/></dxf>', condition('dxfId="0"/>')],
    ['<dxf><font><color theme="0"/></font></dxf>', condition('dxfId="0"/>')],
    ['', condition('><dataBar showValue="0"/></cfRule>')],
  ])('where a conditional format may hide it', (looks, after) =>
    expect(styled({ looks, after })).toEqual([
      expect.stringContaining('B2 has a conditional format that may'),
      expect.stringContaining('B3 has a conditional format that may'),
    ]),
  );

  it('and one that only colours the ground is none', () =>
    expect(styled({ looks: `<dxf><fill/></dxf>`, after: condition('dxfId="0"/>') })).toEqual(plain));

  it('nor a text that its number format hides', () =>
    expect(
      styled({
        more: '<numFmt numFmtId="164" formatCode="0;0;0;"/>',
        type: 't="inlineStr"',
        cell: `<is><t>${secret}</t></is>`,
      }),
    ).toEqual([['North', 12]]));

  it('nor what lies under a merged cell', () => {
    const cells = cellsOf([
      ['Area', 'Age', 'Children'],
      ['North', 'Under 5', 12],
      [secret, '5 to 9', 14],
    ]);
    expect(outcome(xlsx([{ cells, merged: ['A2:A3'] }]))).toEqual([
      ['North', 'Under 5', 12],
      ['North', '5 to 9', 14],
    ]);
  });

  it.each([
    ['<style:text-properties fo:color="#ffffff"/>', 'B2 is written in the colour'],
    ['<style:text-properties style:text-line-through-style="solid"/>', 'B2 is struck through'],
  ])('nor in OpenDocument', (properties, why) => {
    const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
    const style = `<style:style ${fo} style:name="a" style:family="table-cell">${properties}</style:style><style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>`;
    expect(outcome(odsWith('14', 'table:style-name="b"', style), 'a.ods')).toEqual([
      expect.stringContaining(why),
    ]);
  });
});

it('nor in OpenDocument where a conditional format may hide it', () => {
  const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
  const calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"';
  const style = `<style:style ${fo} style:name="Very_20_pale" style:display-name="Very pale" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>`;
  const formats = `<calcext:conditional-formats ${calc}><calcext:conditional-format calcext:target-range-address="'A. b'.B2:'A. b'.B3"><calcext:condition calcext:apply-style-name="Very pale" calcext:value="&lt;6"/></calcext:conditional-format></calcext:conditional-formats>`;
  expect(outcome(odsWith('12', '', style, formats), 'a.ods')).toEqual([
    expect.stringContaining('B2 has a conditional format that may'),
    expect.stringContaining('B3 has a conditional format that may'),
  ]);
});

/** An OpenDocument sheet whose cell B2 is text with some XML in it. */
function odsWith(content: string, attributes = '', style = '', after = '') {
  const text = (words: string) =>
    `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
  const cell = `<table:table-cell office:value-type="string" ${attributes}><text:p>${content}</text:p></table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const all = [row(text('Area'), text('Children')), row(text('North'), cell), row(text('South'), text('14'))];
  return ods(`<table:table table:name="a">${all.join('')}${after}</table:table>`, style);
}

describe('a number is never made of what stands beside it', () => {
  it('in Excel: a raised footnote or a part that is struck through', () => {
    const raised = '<is><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is>';
    const old = '<is><r><rPr><strike/></rPr><t>12</t></r><r><t>14</t></r></is>';
    for (const [cell, seen] of [
      [raised, '12¹'],
      [old, '~~12~~14'],
    ] as const)
      expect(styled({ type: 't="inlineStr"', cell })).toEqual([`B3 holds "${seen}" where a number belongs`]);
  });

  it('in OpenDocument', () => {
    const style =
      '<style:style style:name="r" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>';
    expect(outcome(odsWith('12<text:span text:style-name="r">1</text:span>', '', style), 'a.ods')).toEqual([
      'B2 holds "12¹" where a number belongs',
    ]);
  });

  it('or of digits in another order than readers see them', () =>
    expect(
      outcome(
        xlsx([
          {
            cells: cellsOf([
              ['Area', 'Children'],
              ['North', '\u202E21'],
              ['South', 14],
            ]),
          },
        ]),
      ),
    ).toEqual([expect.stringContaining('B2 holds characters that do not show')]));

  it.each([
    ['0.0,,%', 15136.5],
    ['General"x"', 100 / 3],
    ['General', 123456.1234567],
  ])('or of a format that programs show in different ways: %s', (format, value) =>
    expect(
      outcome(
        xlsx([
          {
            cells: cellsOf([
              ['Area', 'Rate'],
              ['North', 1],
              ['South', { value, format }],
            ]),
          },
        ]),
      ),
    ).toEqual([expect.stringMatching(/^B3 /)]),
  );

  it('or of a day before March 1900', () =>
    expect(
      outcome(
        xlsx([
          {
            cells: cellsOf([
              ['Day', 'Children'],
              [{ value: 5, format: 'd mmmm yyyy' }, 1],
              ['x', 2],
            ]),
          },
        ]),
      ),
    ).toEqual([expect.stringContaining('A2 is a day before March 1900')]));

  it('or of a point that a file with semicolons may mean for thousands', () =>
    expect(outcome(new TextEncoder().encode('Area;Children\nNorth;1.234\nSouth;567\n'), 'a.csv')).toEqual([
      expect.stringContaining('B2 could have its point or comma'),
    ]));
});

describe('every row and column stays what it is', () => {
  const made = (all: readonly (readonly (TestCell | undefined)[])[], more: Partial<TestSheet> = {}) =>
    outcome(xlsx([{ cells: cellsOf(all), ...more }]));

  it('also when names begin like notes', () =>
    expect(
      made([
        ['Who told us', 'Children'],
        ['Source: police', 12],
        ['Source: schools', 14],
        ['Source: Children’s services, 2024'],
      ]),
    ).toEqual([
      ['Source: police', 12],
      ['Source: schools', 14],
    ]));

  it('also when the first row holds symbols only', () =>
    expect(
      made([
        ['Age', 'Girls', ''],
        ['Under 1', '[c]', '[x]'],
        ['1 to 4', 12, 13],
      ]),
    ).toEqual([expect.stringContaining('C1 is empty, though its column holds something')]));

  it('also beside words that are merged over other columns', () => {
    const [first] = proposals(
      xlsx([
        {
          cells: cellsOf([
            ['', '2022/23', undefined, undefined],
            ['Age', 'Girls', 'Boys', 'All years'],
            ['Under 1', 12, 13, 99],
            ['1 to 4', 14, 15, 98],
          ]),
          merged: ['B1:C1'],
        },
      ]),
      'a.xlsx',
    );
    expect(first!.dataset.schema.fields.map(({ title }) => title)).toEqual([
      'Age',
      '2022/23: Girls',
      '2022/23: Boys',
      'All years',
    ]);
  });

  it('or two columns have the same title', () =>
    expect(
      made([
        ['Age', 'Children', 'Children'],
        ['Under 1', 12, 13],
        ['1 to 4', 14, 15],
      ]),
    ).toEqual(['C1 has the same title as the column at B1']));

  it('or last year’s dataset counts in thousands', () => {
    const [own, before] = ['Cost (£)', 'Cost (£000)'].map(
      (title) =>
        proposals(
          xlsx([
            {
              cells: cellsOf([
                ['Area', title],
                ['North', 12500],
                ['South', 14500],
              ]),
            },
          ]),
          'a.xlsx',
        )[0]!.dataset,
    ) as [RawDataset, RawDataset];
    const renamed = structuredClone(before);
    Object.assign(renamed.schema.fields[1]!, { name: own.schema.fields[1]!.name });
    expect(() => alike(own, renamed, '2023-24/costs')).toThrow('whole numbers (thousand pounds)');
  });

  it('and a line below the table that may be a row is told', () => {
    const cells = cellsOf([...rows, [], [], ['All', 26]]);
    expect(proposals(xlsx([{ cells }]), 'a.xlsx')[0]!.told).toContain(
      'The line "All 26" below the table was taken as a note, not as a row.',
    );
  });
});

describe('what nobody sees in a Word document is not carried over', () => {
  const style = (id: string, letters: string, kind = 'paragraph') =>
    `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr>${letters}</w:rPr></w:style>`;
  const white = '<w:color w:val="FFFFFF"/>';
  const table = (properties: string, cell = '') =>
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tr><w:tc><w:tcPr>${cell}</w:tcPr>${p('', r(secret, white))}</w:tc></w:tr></w:tbl>`;

  /** All that the reading of a document gives, as one text. */
  async function read(body: string, styles = '', links: [string, string, string, true][] = []) {
    const path = join(folder, 'a.docx');
    writeFileSync(path, wordFile({ styles, body: `${p('', 'Seen.')}${body}`, links }));
    return JSON.stringify(await readWord({ path }));
  }

  it.each([
    ['hidden by the style of its paragraph', p('Off', secret), style('Off', '<w:vanish/>')],
    ['white by the style of its paragraph', p('Pale', secret), style('Pale', white)],
    [
      'tiny by the style of its letters',
      p('', r(secret, '<w:rStyle w:val="Tiny"/>')),
      style('Tiny', '<w:sz w:val="2"/>', 'character'),
    ],
    [
      'hidden as all text is by default',
      p('', secret),
      '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>',
    ],
    ['nearly white', p('', r(secret, '<w:color w:val="FEFEFE"/>')), ''],
    [
      'of the colour of the paper',
      p('', r(secret, '<w:color w:val="auto" w:themeColor="background1"/>')),
      '',
    ],
    ['white in a table without colours', table(''), ''],
  ])('%s', async (_, body, styles) => expect(await read(body, styles)).not.toContain(secret));

  it('but white letters in a coloured cell, or in a table whose style is coloured, are', async () => {
    expect(await read(table('', '<w:shd w:fill="12436D"/>'))).toContain(secret);
    const coloured =
      '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="12436D"/></w:tcPr></w:tblStylePr></w:style>';
    expect(await read(table('<w:tblStyle w:val="Grid"/>'), coloured)).toContain(secret);
  });

  it('nor the e-mail address that Outlook puts into links', async () => {
    const to = `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fa&amp;data=05%7C${secret}%40example.org`;
    const all = await read(`<w:p><w:hyperlink r:id="x">${r('a page')}</w:hyperlink></w:p>`, '', [
      ['x', 'hyperlink', to, true],
    ]);
    expect(all).toContain('https://www.example.org/a');
    expect(all).not.toContain(secret);
  });
});

it('takes a file, and neither a folder nor nothing', () => {
  expect(() => givenFile(folder)).toThrow('is no file but a folder');
  expect(() => givenFile(join(folder, 'none.csv'))).toThrow('There is no file');
});
