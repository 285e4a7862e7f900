import { expect, describe, it } from 'vitest';
import fc from 'fast-check';
import type { RawDataset } from '../src/dataset/dataset.ts';
import { proposal } from '../src/import/table/dataset.ts';
import { tablesIn } from '../src/import/table/find.ts';
import { bookOf } from '../src/import/table/read.ts';
import type { Symbol } from '../src/dataset/symbols.ts';
import { cellsOf, ods, odsTable, xlsx, type TestCell, type TestSheet } from './workbooks.ts';

/** The datasets that a file proposes, one for each table. */
function proposals(bytes: Uint8Array, file = 'figures.xlsx', symbols: Record<string, Symbol> = {}) {
  const given = {
    name: 'figures',
    meant: new Map(Object.entries(symbols)),
    areas: ['Exampleshire'],
    schema: '../dataset.schema.json',
    threshold: 5,
  };
  const book = bookOf(bytes, file);
  return book.sheets.flatMap(tablesIn).map((found) => ({ ...proposal(found, given), book }));
}

/** The one dataset of a sheet of rows from A1. */
function dataset(
  rows: readonly (readonly (TestCell | undefined)[])[],
  more: Partial<TestSheet> = {},
): RawDataset {
  const [only, ...others] = proposals(xlsx([{ cells: cellsOf(rows), ...more }]));
  expect(others).toEqual([]);
  expect(only!.faults).toEqual([]);
  return only!.dataset;
}

/** What is wrong with the cells of a sheet. */
function faults(rows: readonly (readonly (TestCell | undefined)[])[], more: Partial<TestSheet> = {}) {
  return proposals(xlsx([{ cells: cellsOf(rows), ...more }])).flatMap((each) =>
    each.faults.map(({ at, why }) => `${at} ${why}`),
  );
}

const csv = (text: string) => new TextEncoder().encode(text);
const column = (format: string, ...values: number[]) =>
  dataset([['Group', 'Value'], ...values.map((value, index) => [`Row ${index}`, { value, format }])]);
const shown = (format: string, value: number) => column(format, value, value).data[1]![1];

describe('a cell is imported as a reader of the sheet sees it', () => {
  it.each([
    ['General', 0.1 + 0.2, 0.3],
    ['General', 1e5, 100000],
    ['0.0%', 0.31476, 31.5],
    ['0%', 0.285, 29],
    ['#,##0', 1234567, 1234567],
    ['0.00', 1.005, 1.01],
    ['[$£-809]#,##0.00', 1234.5, 1234.5],
    ['_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-', 0, 0],
    ['_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-', -1234, -1234],
    ['#,##0;(#,##0)', -12, -12],
    ['0" children"', 12, 12],
    ['0;[Red]-0', -3, -3],
  ])('%s shows %d as %d', (format, stored, seen) => expect(shown(format, stored)).toBe(seen));

  it.each([
    ['0;0', -5, 'is shown in another way than it is stored'],
    ['#,##0,"k"', 12345, 'is shown in another way than it is stored'],
    ['# ?/?', 1.5, 'is shown in another way than it is stored'],
    ['0.00E+00', 123456, 'is shown with an exponent'],
    ['General', 123456789012, 'is shown with an exponent'],
    ['General', 100 / 3, 'has no number format'],
    ['[h]:mm', 1.5, 'is a date or a time, shown as 36:00, among numbers'],
    ['d-mmm', 45000, 'is a date or a time, shown as 15-Mar, among numbers'],
  ])('%s of %d is refused by its cell', (format, value, why) => {
    const found = faults([
      ['Group', 'Value'],
      ['One', 7],
      ['Two', { value, format }],
    ]);
    expect(found).toEqual([expect.stringContaining(`B3 ${why}`)]);
  });

  it('takes what a format writes in the place of a small number, and never the number', () => {
    const made = dataset([
      ['Age', 'Children'],
      ['Under 1', { value: 3, format: '[<6]"[c]";0' }],
      ['1 to 4', { value: 12, format: '[<6]"[c]";0' }],
    ]);
    expect(made.data.slice(1)).toEqual([
      ['Under 1', '[c]'],
      ['1 to 4', 12],
    ]);
  });

  it('takes dates as far as they are shown, in both ways of counting days', () => {
    const rows = (serial: number) => [
      ['Day', 'Children'],
      [{ value: serial, format: 'dd/mm/yyyy' }, 12],
      [{ value: serial + 1, format: 'd mmmm yyyy' }, 14],
    ];
    const named = (bytes: Uint8Array) =>
      proposals(bytes)[0]!
        .dataset.data.slice(1)
        .map(([name]) => name);
    expect(named(xlsx([{ cells: cellsOf(rows(42094)) }]))).toEqual(['31 March 2015', '1 April 2015']);
    expect(named(xlsx([{ cells: cellsOf(rows(42094 - 1462)) }], { date1904: true }))).toEqual([
      '31 March 2015',
      '1 April 2015',
    ]);
    expect(
      dataset([
        ['Month', 'Children'],
        [{ value: 42064, format: 'mmm-yy' }, 12],
        [{ value: 42095, format: 'mmm-yy' }, 13],
      ]).data[1]![0],
    ).toBe('March 2015');
  });

  it('refuses 29 February 1900, and a date that Excel made out of an age', () => {
    expect(
      faults([
        ['Day', 'Children'],
        [{ value: 60, format: 'dd/mm/yyyy' }, 12],
        ['x', 1],
      ]),
    ).toEqual([expect.stringContaining('A2 is 29 February 1900')]);
    expect(
      faults([
        ['Age', 'Children'],
        [{ value: 45017, format: 'd-mmm' }, 12],
        ['5 to 9', 11],
      ]),
    ).toEqual([expect.stringContaining('A2 is a date or a time, shown as 1-Apr')]);
  });

  it('refuses errors, and formulas whose result is not in the file, and takes results that are', () => {
    expect(
      faults([
        ['Age', 'Children'],
        ['One', { value: '#DIV/0!', type: 'e', formula: '1/0' }],
        ['Two', 12],
      ]),
    ).toEqual(['B2 shows the error #DIV/0!']);
    expect(
      faults([
        ['Age', 'Children'],
        ['One', { formula: '1+1' }],
        ['Two', 12],
      ]),
    ).toEqual(['B2 holds a formula without its result']);
    expect(
      dataset([
        ['Age', 'Children'],
        ['One', { formula: '1+1', value: 2 }],
        ['Two', 12],
      ]).data[1],
    ).toEqual(['One', 2]);
  });

  it('takes numbers typed as text where they read as one number, and refuses others', () => {
    const text = (value: string): TestCell => ({ value, type: 'inlineStr' });
    expect(
      dataset([
        ['Age', 'Children'],
        ['One', text('1,234')],
        ['Two', 12],
      ]).data[1],
    ).toEqual(['One', 1234]);
    for (const odd of ['007', '12,5', '1E+05', '(12)', '12 or so', 'TRUE'])
      expect(
        faults([
          ['Age', 'Children'],
          ['One', text(odd)],
          ['Two', 12],
        ]),
        odd,
      ).toEqual([expect.stringMatching(/^B2 holds /)]);
    expect(
      faults([
        ['Day', 'Children'],
        ['03/04/2024', 12],
        ['Other', 13],
      ]),
    ).toEqual([expect.stringContaining('A2 is the text "03/04/2024", which could be two different days')]);
  });

  it('takes a cell of shared text without its number for an empty one, and leaves out characters that do not show', () => {
    const found = faults([
      ['Age', 'Children'],
      ['One', { type: 's' }],
      ['Two', 12],
    ]);
    expect(found).toEqual([expect.stringContaining('B2 is empty')]);
    const text = { value: 'O\u200Bn\u202Ee\u00A0 or\ntwo', type: 'inlineStr' };
    expect(
      dataset([
        ['Age', 'Children'],
        [text, 12],
        ['Three', 13],
      ]).data[1],
    ).toEqual(['One or two', 12]);
  });

  it('reads workbooks of the strict kind, and those that write their tags with a prefix', () => {
    const cells = cellsOf([
      ['Age', 'Children'],
      ['One', 12],
      ['Two', 14],
    ]);
    const [plain, strict, prefixed] = [
      xlsx([{ cells }]),
      xlsx([{ cells }], { kind: 'strict' }),
      xlsx([{ cells }], { prefix: 'x' }),
    ];
    expect(proposals(strict)[0]!.dataset).toEqual(proposals(plain)[0]!.dataset);
    expect(proposals(prefixed)[0]!.dataset).toEqual(proposals(plain)[0]!.dataset);
  });
});

describe('what is hidden is not read, and told by its kind alone', () => {
  const secret = 'SECRET-7';

  it('in Excel: sheets, rows, columns, formats, names, pivot caches, comments and other parts', () => {
    const cells = cellsOf([
      ['Age', 'Name', 'Children'],
      ['One', secret, 12],
      ['Two', secret, 14],
      [secret, secret, 99],
      ['Three', secret, { value: 7, format: ';;;' }],
    ]);
    const bytes = xlsx(
      [
        { cells, hiddenRows: [4], hiddenColumns: [[2, 2]] },
        { name: 'a', state: 'hidden', cells: cellsOf([[secret]]) },
        { name: 'b', state: 'veryHidden', cells: cellsOf([[secret]]) },
      ],
      {
        names: [secret],
        parts: Object.fromEntries(
          [
            'xl/comments1.xml',
            'xl/pivotCache/pivotCacheRecords1.xml',
            'xl/externalLinks/externalLink1.xml',
            'xl/embeddings/a.docx',
            'xl/model/item.data',
            'xl/vbaProject.bin',
          ].map((name) => [name, secret]),
        ),
      },
    );
    const book = bookOf(bytes, 'a.xlsx');
    expect(JSON.stringify([book, [...book.sheets[0]!.cells]])).not.toContain(secret);
    expect(JSON.stringify([...book.sheets[0]!.cells])).not.toMatch(/99|"7"/);
    expect(Object.fromEntries(book.left.map(({ what, count }) => [what, count]))).toEqual({
      'hidden sheets': 2,
      'hidden rows': 1,
      'hidden columns': 1,
      'values that their number format hides': 1,
      'names for cells': 1,
      comments: 1,
      'copies of the rows behind pivot tables': 1,
      'links to other workbooks': 1,
      'embedded objects': 1,
      'data models': 1,
      macros: 1,
    });
  });

  it('in OpenDocument: sheets, rows that are hidden, filtered or folded away, columns and comments', () => {
    const hidden = (attributes: string, text: string) =>
      `<table:table-row ${attributes}><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`;
    const noted =
      '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>SECRET</text:p></office:annotation><text:p>Seen</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>SECRET</text:p></table:table-cell></table:table-row>';
    const rows =
      hidden('table:visibility="filter"', secret) +
      hidden('table:visibility="collapse"', secret) +
      `<table:table-row-group table:display="false">${hidden('', secret)}</table:table-row-group>` +
      noted;
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>';
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const book = bookOf(
      ods(
        `<table:table table:name="a">${columns}${rows}</table:table><table:table table:name="b" table:style-name="ta2">${hidden('', secret)}</table:table>`,
        styles,
      ),
      'a.ods',
    );
    expect([...book.sheets[0]!.cells.values()]).toEqual([{ kind: 'text', text: 'Seen' }]);
    expect(book.sheets.length).toBe(1);
    expect(Object.fromEntries(book.left.map(({ what, count }) => [what, count]))).toEqual({
      comments: 1,
      'hidden sheets': 1,
      'hidden rows': 3,
      'hidden columns': 1,
    });
  });
});

describe('a table is found where it stands', () => {
  const table = [
    ['Age', 'Children'],
    ['Under 1', 12],
    ['1 to 4', 14],
  ];

  it('under its title and above its notes, with empty rows and columns around it', () => {
    const made = dataset([
      [],
      [undefined, 'Table 2: Children on a plan by age, Exampleshire, 31 March 2024'],
      [undefined, 'Counted on one day.'],
      [],
      ...table.map((row) => [undefined, undefined, ...row]),
      [undefined, 'Source: An invented return'],
      [undefined, 'Notes:'],
      [undefined, '1. Ages in full years.'],
    ]);
    expect(made.title).toBe('Children on a plan by age, Exampleshire, 31 March 2024');
    expect([made.description, made.period, made.geography]).toEqual([
      'Counted on one day.',
      '31 March 2024',
      'Exampleshire',
    ]);
    expect(made.sources).toEqual([{ title: 'An invented return' }]);
    expect(made.notes).toEqual([{ text: 'Ages in full years.' }]);
    expect(made.data).toEqual([
      ['age', 'children'],
      ['Under 1', 12],
      ['1 to 4', 14],
    ]);
  });

  it('among others, one below the other or side by side', () => {
    const below = [['First'], ...table, ['Note: of the first'], [], ['Second'], ...table];
    expect(
      proposals(xlsx([{ cells: cellsOf(below) }])).map(({ dataset: { title, notes } }) => [
        title,
        notes.length,
      ]),
    ).toEqual([
      ['First', 1],
      ['Second', 0],
    ]);
    const other = [
      ['Area', 'Children'],
      ['North', 21],
      ['South', 22],
      ['West', 23],
    ];
    const beside = other.map((row, index) => [
      ...(table[index] ?? [undefined, undefined]),
      undefined,
      ...row,
    ]);
    expect(proposals(xlsx([{ cells: cellsOf(beside) }])).map(({ dataset: { data } }) => data.length)).toEqual(
      [3, 4],
    );
  });

  it('goes on after an empty row before its total', () => {
    const made = dataset([...table, [], ['Total', 26]]);
    expect(made.relations).toEqual([
      { field: 'children', by: 'age', total: 'Total', parts: ['Under 1', '1 to 4'] },
    ]);
  });

  it('turns years that are columns into rows, also under the words for groups of columns', () => {
    const made = dataset(
      [
        ['Age', 'Number of children', undefined, 'Rate per 10,000 children', undefined],
        [undefined, '2022-23', '2023-24 [p]', '2022-23', '2023-24'],
        ['Under 1', 12, 14, 1.5, 2.25],
        ['1 to 4', 9, 8, 1, 3],
      ],
      { merged: ['A1:A2', 'B1:C1', 'D1:E1'] },
    );
    expect(made.data).toEqual([
      ['age', 'year', 'number_of_children', 'rate_per_10_000_children'],
      ['Under 1', '2022/23', 12, 1.5],
      ['Under 1', '2023/24', 14, 2.25],
      ['1 to 4', '2022/23', 9, 1],
      ['1 to 4', '2023/24', 8, 3],
    ]);
    expect(made.period).toBe('2022/23 to 2023/24');
    expect(made.schema.fields.map(({ unit, disclosive }) => [unit, disclosive])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['children', true],
      ['per 10,000 children', undefined],
    ]);
    expect(made.marks).toEqual([{ symbol: '[p]', field: 'number_of_children', where: { year: '2023/24' } }]);
  });

  it('takes years that are numbers for titles, and names that are merged over rows for each of them', () => {
    const made = dataset(
      [
        ['Area', 'Age', 2022, 2023],
        ['North', 'Under 1', 12, 14],
        [undefined, '1 to 4', 9, 8],
      ],
      { merged: ['A2:A3'] },
    );
    expect(made.data[3]).toEqual(['North', '1 to 4', '2022', 9]);
  });

  it.each<[string, (TestCell | undefined)[][], Partial<TestSheet>, string]>([
    [
      'figures that are merged',
      [
        ['Age', 'Children', 'Adults'],
        ['One', 12],
        ['Two', 13, 14],
      ],
      { merged: ['B2:C2'] },
      'B2 is merged over several columns',
    ],
    [
      'an empty cell',
      [
        ['Age', 'Children', 'Adults'],
        ['One', 12, 13],
        ['Two', undefined, 14],
      ],
      {},
      'B3 is empty, and the other cells',
    ],
    [
      'a row of figures where titles belong',
      [
        [1, 12],
        [2, 13],
      ],
      {},
      'A1 begins the table, but the row holds numbers',
    ],
    [
      'a column without a title',
      [
        ['Age', undefined, 'Adults'],
        ['One', 12, 13],
        ['Two', 12, 14],
        ['Three', 1, 2],
      ],
      {},
      'B1 is empty, though its column holds something',
    ],
    [
      'two rows of one name',
      [
        ['Age', 'Children'],
        ['One', 12],
        ['One', 13],
      ],
      {},
      'A3 has the same name as the row 2',
    ],
    [
      'parts that are called per cent',
      [
        ['Age', 'Percentage'],
        ['One', 0.25],
        ['Two', 0.75],
      ],
      {},
      'B1 says per cent, but every figure',
    ],
    [
      'figures of which some have a sign',
      [
        ['Age', 'Value'],
        ['One', { value: 0.25, format: '0%' }],
        ['Two', 75],
      ],
      {},
      'B3 is shown without a sign',
    ],
  ])('refuses %s', (_, rows, more, why) =>
    expect(faults(rows, more)).toEqual([expect.stringContaining(why)]),
  );
});

describe('symbols are ours, or the author says what they stand for', () => {
  const rows = (marker: string) => [
    ['Age', 'Children'],
    ['One', marker],
    ['Two', 12],
    ['Three', 13],
  ];

  it.each(['*', '-', '..', 'N/A', '<5', ':', 'c', 'nil'])('refuses %s, and proposes the symbol', (marker) => {
    const [found] = proposals(xlsx([{ cells: cellsOf(rows(marker)) }]));
    expect(found!.faults).toEqual([
      {
        at: 'B2',
        why: expect.stringContaining(marker),
        cure: expect.stringContaining(`--symbols "${marker}=`),
      },
    ]);
    expect(
      proposals(xlsx([{ cells: cellsOf(rows(marker)) }]), 'a.xlsx', { [marker.toLowerCase()]: '[c]' })[0]!
        .dataset.data[1],
    ).toEqual(['One', '[c]']);
  });

  it('takes symbols with the meaning that the sheet gives them, marks and references to notes', () => {
    const made = dataset([
      ['Age', 'Children'],
      ['One', '[C]'],
      ['Two [note 1]', '12 [p]'],
      ['Three', 13],
      [],
      ['[c] = fewer than six children'],
      ['[note 1] Twice a year.'],
    ]);
    expect(made.schema.missingValues).toEqual([{ value: '[c]', label: 'fewer than six children' }]);
    expect(made.marks).toEqual([{ symbol: '[p]', field: 'children', where: { age: 'Two' } }]);
    expect(made.notes).toEqual([{ text: 'Twice a year.', where: { age: 'Two' } }]);
  });
});

describe('what is known of a table is proposed', () => {
  it('totals of rows and of columns, and percentages that counts make', () => {
    const made = dataset([
      ['Area', 'Girls', 'Boys', 'Children', 'Share of all (%)'],
      ['North', 10, 20, 30, 25],
      ['South', 40, 50, 90, 75],
      ['Exampleshire', 50, 70, 120, 100],
    ]);
    expect(made.relations.map(({ field, total }) => [field, total])).toEqual(
      ['girls', 'boys', 'children'].map((field) => [field, 'Exampleshire']),
    );
    expect(made.sums).toEqual([{ total: 'children', parts: ['girls', 'boys'] }]);
    expect(made.schema.fields.at(-1)).toMatchObject({
      unit: '%',
      derived: { kind: 'share', of: 'children', base: { where: { area: 'Exampleshire' } } },
    });
  });

  it('and told, when the check will ask how a rate beside small counts was worked out', () => {
    const rows = (small: number) => [
      ['Area', 'Children', 'Rate per 10,000'],
      ['North', 10, 20.5],
      ['South', small, 10.5],
    ];
    const told = (small: number) => proposals(xlsx([{ cells: cellsOf(rows(small)) }]))[0]!.told;
    expect(told(3)).toEqual([expect.stringContaining('"Rate per 10,000" could reveal a count')]);
    expect(told(30)).toEqual([]);
  });

  it('with its keys in the order in which authors read them', () => {
    const made = dataset([
      ['Age', 'Children'],
      ['One', 12],
      ['Two', 13],
    ]);
    expect(Object.keys(made).slice(0, 4)).toEqual(['$schema', 'name', 'draft', 'title']);
  });

  it('a title that says what is in the table, not who made it', () => {
    const made = dataset([
      ['Exampleshire Safeguarding Children Board'],
      ['Plans by age'],
      ['Age', 'Children'],
      ['One', 12],
      ['Two', 13],
    ]);
    expect(made.title).toBe('Plans by age');
  });

  it('that whole numbers count people, unless their unit says otherwise', () => {
    const made = dataset([
      ['Area', 'Referrals', 'Spending (£000)', 'Number of reviews', 'Average days', 'Days (days)'],
      ['North', 10, 20, 3, 4.5, 7],
      ['South', 11, 21, 4, 5.5, 8],
    ]);
    expect(made.schema.fields.map(({ unit, disclosive, decimals }) => [unit, disclosive, decimals])).toEqual([
      [undefined, undefined, undefined],
      [undefined, true, undefined],
      ['thousand pounds', undefined, undefined],
      ['reviews', undefined, undefined],
      ['days', undefined, 1],
      ['days', undefined, undefined],
    ]);
  });
});

describe('a CSV file', () => {
  const text = 'Age,Children\r\n"Under 1, and £",12\r\n1 to 4,"1,400"\r\n';
  const expected = [
    ['age', 'children'],
    ['Under 1, and £', 12],
    ['1 to 4', 1400],
  ];
  const parted = (by: string) => `Age${by}Children\r\n"Under 1, and £"${by}12\r\n1 to 4${by}"1,400"\r\n`;
  const utf16 = (bytes: string) => new Uint8Array(Buffer.from(`\uFEFF${bytes}`, 'utf16le'));

  it.each<[string, Uint8Array]>([
    ['UTF-8', csv(text)],
    ['UTF-8 with a mark', csv(`\uFEFF${text}`)],
    ['UTF-16', utf16(text)],
    ['UTF-16 the other way round', new Uint8Array(Buffer.from(utf16(text)).swap16())],
    ['Windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['tabs', csv(parted('\t'))],
    ['a line that names the delimiter', csv(`sep=|\r\n${parted('|')}`)],
  ])('is read in %s', (_, bytes) => expect(proposals(bytes, 'a.csv')[0]!.dataset.data).toEqual(expected));

  it('with semicolons has no number with a comma, for it could be two', () => {
    expect(proposals(csv('Age;Children\nOne;1,400\nTwo;12\n'), 'a.csv')[0]!.faults).toEqual([
      expect.objectContaining({ at: 'B2' }),
    ]);
    expect(proposals(csv('Age;Children\nOne;1400\nTwo;12\n'), 'a.csv')[0]!.dataset.data[1]).toEqual([
      'One',
      1400,
    ]);
  });

  it('with a missing quotation mark, or with bytes that are no text, is refused', () => {
    expect(() => bookOf(csv('Age,Children\n"One,12\n'), 'a.csv')).toThrow('a quotation mark is missing');
    expect(() => bookOf(new Uint8Array([65, 0, 129, 255, 1]), 'a.csv')).toThrow('not text');
  });
});

describe('a table that is large', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const wide = (count: number) =>
    csv(
      `Area,${numbers(count)
        .map((at) => `C${at}`)
        .join()}\nNorth,${numbers(count).fill(1).join()}\nSouth,${numbers(count).fill(1).join()}\n`,
    );
  const tall = (name: string, count: number, cell: (at: number) => string | number) =>
    csv(
      `Area,Children\n${numbers(count)
        .map((at) => `${name} ${at},${cell(at)}\n`)
        .join('')}`,
    );
  const one = (bytes: Uint8Array) => proposals(bytes, 'a.csv')[0]!;

  it.each([61, 300, 1000, 20_000])(
    'of %d columns is refused before anything is looked for in it',
    (count) => {
      expect(() => one(wide(count - 1))).toThrow(
        `The table would become ${count.toLocaleString('en-GB')} columns; a dataset has at most 60.`,
      );
    },
  );

  it.each([5000, 30_000])('of %d rows is refused likewise', (count) => {
    expect(() => one(tall('Area', count, (at) => at % 7))).toThrow(
      `The table would become ${count.toLocaleString('en-GB')} rows; a dataset has at most 4,999 below`,
    );
  });

  it('is refused as well when years that become rows make it so', () => {
    const text = `Area,${numbers(100)
      .map((at) => 1950 + at)
      .join()}\n${numbers(50)
      .map((at) => `Area ${at},${numbers(100).join()}\n`)
      .join('')}`;
    expect(() => one(csv(text))).toThrow('The table would become 5,000 rows; ');
  });

  it('is taken as far as a dataset goes, with its totals', () => {
    expect(one(wide(59)).dataset.schema.fields).toHaveLength(60);
    const { dataset: most, told } = one(tall('Area', 4999, (at) => (at === 0 ? 4998 : 1)));
    expect(most.data).toHaveLength(5000);
    expect(most.relations.map(({ total, parts }) => [total, parts.length])).toEqual([['Area 0', 4998]]);
    expect(told).toEqual([]);
  });

  it('is looked through for totals in counted steps, and says when there are too many', () => {
    const steps = expect.stringContaining('too large for all its totals to be looked for');
    const ways = [
      tall('Total', 4999, () => '[c]'),
      tall('Total', 4999, () => 1),
      tall('Area', 4998, (at) => (at < 2500 ? 1 : -1)),
    ];
    for (const bytes of ways) {
      const [first, again] = [one(bytes), one(bytes)];
      expect(first.told).toContainEqual(steps);
      expect(JSON.stringify(first.dataset).length).toBeLessThan(2_000_000);
      expect(again.dataset).toEqual(first.dataset);
    }
  });
});

describe('a number in other letters is refused', () => {
  it.each(['-0', '−0', '-0.0', '-0%', '-£0'])('%s in a CSV file', (text) => {
    const [found] = proposals(csv(`Age,Children\nOne,${text}\nTwo,12\n`), 'a.csv');
    expect(found!.faults).toEqual([
      {
        at: 'B2',
        why: `holds "${text}", a nought with a minus sign`,
        cure: 'Write 0 for none, or the number that was meant.',
      },
    ]);
  });

  it.each(['0x14', '0b11', '0o7', '1_000', '12px'])('%s in a workbook', (value) => {
    const rows = [
      ['Age', 'Children'],
      ['One', { value, type: 'n' }],
      ['Two', 12],
    ];
    expect(faults(rows)).toEqual([`B2 is stored as "${value}", which is no number`]);
    const other = odsTable([
      ['Age', 'Children'],
      ['One', [20, '20']],
      ['Two', [12, '12']],
    ]).replace('office:value="20"', `office:value="${value}"`);
    expect(proposals(ods(other), 'a.ods')[0]!.faults).toEqual([expect.objectContaining({ at: 'B2' })]);
  });

  it.each(['1.4E1', '14', '14.0', '+14', '1.4e+1'])('but not %s', (value) => {
    expect(
      dataset([
        ['Age', 'Children'],
        ['One', { value, type: 'n' }],
        ['Two', 12],
      ]).data[1],
    ).toEqual(['One', 14]);
  });
});

it('imports any table cell for cell, from Excel, OpenDocument and CSV', () => {
  const name = fc
    .stringMatching(/^[A-Z][a-z]{2,8}$/)
    .filter(
      (word) =>
        !/^(total|all|note|notes|source|key|nil|none|sum|true|false|overall|may|null|unknown|missing)/i.test(
          word,
        ),
    );
  const figure = fc.oneof(
    fc.integer({ min: -999999, max: 9999999 }),
    fc.integer({ min: -99999, max: 99999 }).map((each) => each / 100),
  );
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      heads: fc.uniqueArray(name, {
        minLength: width + 1,
        maxLength: width + 1,
        selector: (each) => each.toLowerCase(),
      }),
      names: fc.uniqueArray(name, { minLength: 2, maxLength: 8 }),
      rows: fc.array(fc.array(figure, { minLength: width, maxLength: width }), {
        minLength: 8,
        maxLength: 8,
      }),
    }),
  );
  fc.assert(
    fc.property(table, ({ heads, names, rows }) => {
      const body = names.map((each, index): (string | number)[] => [each, ...rows[index]!]);
      const text = [heads, ...body].map((row) => row.join(',')).join('\r\n');
      const odsRows = [heads, ...body].map((row) =>
        row.map((each): string | [number, string] =>
          typeof each === 'number' ? [each, String(each)] : each,
        ),
      );
      const files: [Uint8Array, string][] = [
        [xlsx([{ cells: cellsOf([heads, ...body]) }]), 'a.xlsx'],
        [ods(odsTable(odsRows)), 'a.ods'],
        [csv(text), 'a.csv'],
      ];
      const made = files.map(([bytes, file]) => proposals(bytes, file));
      for (const found of made) {
        expect(found.flatMap((each) => each.faults)).toEqual([]);
        expect(found.map((each) => each.dataset.data.slice(1))).toEqual([body]);
      }
      expect(made[1]![0]!.dataset).toEqual(made[0]![0]!.dataset);
      expect(made[2]![0]!.dataset).toEqual(made[0]![0]!.dataset);
    }),
    { numRuns: 60 },
  );
});
