import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { asked, type Asked } from '../src/cache.ts';
import { content } from '../src/content.ts';
import { toText } from '../src/dataset/cell.ts';
import { RawDataset, rows, type Dataset } from '../src/dataset/dataset.ts';
import { csv } from '../src/dataset/download/csv.ts';
import { csvMetadata } from '../src/dataset/download/csvw.ts';
import { datasetFiles, editionFiles } from '../src/dataset/download/files.ts';
import { dataPackage } from '../src/dataset/download/package.ts';
import { columnLetters } from '../src/dataset/download/ods/sheet.ts';
import { resource } from '../src/dataset/download/resource.ts';
import { sheetNames, workbook } from '../src/dataset/download/workbook.ts';
import { marksOn } from '../src/dataset/marks.ts';
import { isSymbol, meanings } from '../src/dataset/symbols.ts';
import { project } from './build.ts';
import { published } from './published.ts';
import { all, readCsv, readCsvw, readOds, readResource, readXml, type Ods, type Value } from './readers.ts';

const real = content(project);
const board = real.board!.value;
const publication = { board, site: 'https://reports.example/annual/' };
const year = { id: '2014-15', title: '2014/15' };
const named = real.datasets.map(({ id, value }) => ({ id, dataset: value }));
const plans = published(JSON.parse(readFileSync(join(project, 'test/site/data/2020-21/plans.json'), 'utf8')));
const marked: Dataset = published({
  ...plans,
  marks: [
    { symbol: '[p]', field: 'children', where: { year: '2020/21' } },
    { symbol: '[r]', field: 'children', where: { year: '2020/21', group: 'Plan' } },
    { symbol: '[e]', field: 'children', where: { year: '2019/20' } },
  ],
});

/** What every reader should find: the published values, `null` for symbols, then marks where a field has some. */
function values(dataset: Dataset, marksAs: (marks: string[]) => Value): Value[][] {
  const { fields } = dataset.schema;
  return rows(dataset).map((row) =>
    fields.flatMap((field) => {
      const cell = row[field.name]!;
      const marks = marksOn(dataset, row, field).map((mark) => mark.slice(1, -1));
      const isMarked = dataset.marks.some((mark) => mark.field === field.name);
      return [isSymbol(cell) ? null : cell, ...(isMarked ? [marksAs(marks)] : [])];
    }),
  );
}

const csvwValues = (dataset: Dataset) => values(dataset, (marks) => marks);
const packageValues = (dataset: Dataset) =>
  values(dataset, (marks) => (marks.length > 0 ? marks.join(' ') : null));

/** What a sheet should show: numbers with their value, other cells as text that XML can hold. */
function shown(dataset: Dataset) {
  return rows(dataset).map((row) =>
    dataset.schema.fields.flatMap((field) => {
      const cell = row[field.name]!;
      const marks = marksOn(dataset, row, field).join(' ');
      const isMarked = dataset.marks.some((mark) => mark.field === field.name);
      const first =
        typeof cell === 'number'
          ? { text: toText(cell, field), value: cell }
          : { text: inXml(cell), value: undefined };
      return [first, ...(isMarked ? [{ text: marks, value: undefined }] : [])];
    }),
  );
}

function inXml(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .toWellFormed()
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '\uFFFD');
}

/** The table of a dataset in a spreadsheet, as a reader finds it by its name, without the column of notes. */
function tableIn(book: Ods, dataset: Dataset) {
  const table = book.tables.get(`data_${dataset.name.replaceAll('-', '_')}`)!;
  const isNoted = table.rows[0]!.at(-1)!.text === 'Notes';
  return table.rows
    .slice(1)
    .map((row) => row.slice(0, isNoted ? -1 : undefined).map(({ text, value }) => ({ text, value })));
}

const awkward = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom(' ', '\t', '\r', '\n', '"', ',', '=', "'", '#', '<', '&', '>', ']]>', '👩‍👧', 'é'),
    minLength: 1,
  }),
  fc.constantFrom(
    '=1+1',
    '"quoted", twice',
    'a\nb',
    '<&>',
    '👩‍👧',
    '# not a comment',
    "'=1",
    'x'.repeat(40_000),
  ),
);
const number = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    .filter((each) => !Object.is(each, -0)),
);
const generated = fc
  .array(fc.tuple(awkward, fc.oneof(number, fc.constantFrom('[c]', '[x]'))), { minLength: 1, maxLength: 8 })
  .map((body) => {
    const texts = [...new Set(body.map(([text]) => text))];
    return published({
      ...plans,
      title: '=1+1 <&> "title"',
      schema: {
        fields: [
          { name: 'a', title: '=A, "quoted" <&>', type: 'string' },
          { name: 'b', title: 'B', type: 'number', unit: '%' },
        ],
        missingValues: [
          { value: '[c]', label: 'confidential' },
          { value: '[x]', label: 'not "available" <&>' },
        ],
      },
      relations: [],
      marks: [
        { symbol: '[p]', field: 'b' },
        { symbol: '[e]', field: 'b', where: { a: texts[0]! } },
      ],
      notes: [{ text: 'A note, "quoted" <&>\n=1+1', where: { a: texts[0]! } }],
      data: [['a', 'b'], ...texts.map((text) => [text, body.find(([each]) => each === text)![1]])],
    });
  });

describe('CSV', () => {
  it('has marks in a column of their own beside pure numbers', () => {
    const [header, first, second, third] = readCsv(csv(marked));
    expect(header).toEqual(['Group', 'Year', 'Children', 'Children: marks', 'Change since 2018/19 (%)']);
    expect([first, second, third]).toEqual([
      ['Plan', '2018/19', '1000', '', 'z'],
      ['Plan', '2019/20', 'c', '', 'z'],
      ['Plan', '2020/21', '1100', 'p r', '10'],
    ]);
  });

  it('quotes a row that would be taken for a comment', () => {
    const { data } = plans;
    expect(csv({ ...plans, data: [data[0]!, ['#1', ...data[1]!.slice(1)]] })).toContain('\r\n"#1",2018/19');
  });

  it.each(named)('of $id gives the dataset to a reader of its metadata', ({ id, dataset }) => {
    const read = readCsvw(csv(dataset), csvMetadata({ id, dataset }, publication));
    expect(read.rows).toEqual(csvwValues(dataset));
  });

  it('gives any dataset back, whatever stands in its text', () => {
    fc.assert(
      fc.property(generated, (dataset) => {
        const metadata = csvMetadata({ id: '2020-21/plans', dataset }, publication);
        expect(readCsvw(csv(dataset), metadata).rows).toEqual(csvwValues(dataset));
      }),
    );
  });

  it('that was tampered with is noticed: a value, a title, a number of another form', () => {
    const metadata = csvMetadata({ id: '2020-21/plans', dataset: marked }, publication);
    const read = (from: string, to: string) => readCsvw(csv(marked).replace(from, to), metadata);
    expect(read('1000', '1001').rows).not.toEqual(csvwValues(marked));
    expect(() => read('Year', 'Years')).toThrow('other titles');
    expect(() => read('1000', '10.5')).toThrow('does not follow');
    expect(() => read('Plan', '#Plan')).toThrow('comment');
  });
});

describe('CSVW metadata', () => {
  const metadata = JSON.parse(csvMetadata({ id: '2020-21/plans', dataset: marked }, publication));

  it('names the text fields as the key, and each row by its place on the page', () => {
    expect(metadata.tableSchema.primaryKey).toEqual(['group', 'year']);
    expect(metadata.tableSchema.aboutUrl).toBe('plans/#row-{_row}');
  });

  it('has no key when a symbol stands in a text field', () => {
    const dataset = published({
      ...plans,
      schema: {
        ...plans.schema,
        missingValues: [...plans.schema.missingValues, { value: '[x]', label: 'x' }],
      },
      data: [plans.data[0]!, ['[x]', '2018/19', 1000, '[z]']],
    });
    const { tableSchema } = JSON.parse(csvMetadata({ id: '2020-21/plans', dataset }, publication));
    expect(tableSchema.primaryKey).toBeUndefined();
    expect(tableSchema.columns[0].null).toEqual(['x']);
  });

  it('says what symbols and marks mean, and on which cell a note stands', () => {
    const texts = metadata.notes.map(({ target, body }: { target: unknown; body: { value: string } }) => [
      target,
      body.value,
    ]);
    expect(texts).toContainEqual(['plans.csv', 'c: confidential']);
    expect(texts).toContainEqual([['plans.csv#cell=10,3'], plans.notes[0]!.text]);
    expect(metadata.tableSchema.columns[3]['dc:description']).toBe(
      'What qualifies Children: p provisional; r revised; e estimated.',
    );
  });

  it('says that it is a demonstration, whose it is and how it may be used', () => {
    expect(metadata).toMatchObject({
      'rdfs:comment': board.notice,
      'dc:publisher': { 'schema:name': board.name },
      'dc:rights': board.licence,
      'schema:url': { '@id': 'https://reports.example/annual/data/2020-21/plans/' },
    });
  });
});

describe('a data resource', () => {
  it('explains every symbol in its rows, those that its author did not know of included', () => {
    const schema = { ...plans.schema, missingValues: [] };
    const { missingValues } = JSON.parse(resource({ ...plans, schema })).schema;
    expect(missingValues).toEqual([
      { value: '[c]', label: meanings['[c]'] },
      { value: '[z]', label: meanings['[z]'] },
    ]);
    expect(JSON.parse(resource(plans)).schema.missingValues).toEqual(plans.schema.missingValues);
  });

  it('leaves out lists that are empty, and names those that are not', () => {
    const keys = Object.keys(JSON.parse(resource(plans)));
    expect(keys).toEqual(expect.arrayContaining(['relations', 'notes', 'data']));
    for (const key of ['links', 'marks', 'waivers', 'indicators']) expect(keys).not.toContain(key);
  });
});

describe('a data package', () => {
  const text = dataPackage(year, named, publication);
  const read = (dataset: Dataset, tamper = (file: string) => file) => {
    const { resources } = JSON.parse(dataPackage(year, [{ id: '2020-21/x', dataset }], publication));
    return readResource(resources[0], () => tamper(csv(dataset)));
  };

  it('has what the standard asks of it, and each resource once', () => {
    const { $schema, name, contributors, licenses, resources } = JSON.parse(text);
    expect($schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
    expect(name).toBe('oscb-data-2014-15');
    expect(contributors).toEqual([{ title: board.name, roles: ['publisher'] }]);
    expect(licenses).toEqual([{ title: board.licence, path: 'https://reports.example/annual/about/' }]);
    expect(new Set(resources.map((each: { name: string }) => each.name)).size).toBe(named.length);
  });

  it.each(named)('leads to $id, whole and cell for cell', ({ dataset }) => {
    const found = JSON.parse(text).resources.find((each: { name: string }) => each.name === dataset.name);
    expect(found.path).toBe(`${dataset.name}.csv`);
    expect(readResource(found, () => csv(dataset)).rows).toEqual(packageValues(dataset));
  });

  it('gives any dataset back, whatever stands in its text', () => {
    fc.assert(
      fc.property(generated, (dataset) => {
        expect(read(dataset).rows).toEqual(packageValues(dataset));
      }),
    );
  });

  it('notices a file that was tampered with', () => {
    expect(() => read(marked, (file) => file.replace('1000', '1001'))).toThrow('another hash');
    expect(() => read(marked, (file) => `${file}\r\n`)).toThrow('another size');
  });

  it('names licences of a dataset beside that dataset', () => {
    const licenses = [{ name: 'OGL-UK-3.0' }];
    const dataset = published({ ...plans, licenses });
    expect(JSON.parse(dataPackage(year, [{ id: 'x', dataset }], publication)).resources[0].licenses).toEqual(
      licenses,
    );
    expect(JSON.parse(resource(dataset)).licenses).toEqual(licenses);
  });
});

describe('a spreadsheet', () => {
  const bytes = workbook(year, named, publication);
  const book = readOds(bytes);

  it.each(named)('of $id has every cell of it', ({ id, dataset }) => {
    expect(tableIn(readOds(workbook(year, [{ id, dataset }], publication)), dataset)).toEqual(shown(dataset));
    expect(tableIn(book, dataset)).toEqual(shown(dataset));
  });

  it('has every cell of any dataset, whatever stands in its text', () => {
    fc.assert(
      fc.property(generated, (dataset) => {
        const made = workbook(year, [{ id: '2020-21/plans', dataset }], publication);
        expect(tableIn(readOds(made), dataset)).toEqual(shown(dataset));
      }),
      { numRuns: 50 },
    );
  });

  it('that was tampered with is noticed: a value, a formula, XML that is not well formed', () => {
    const tampered = (from: string, to: string) => {
      const files = unzipSync(workbook(year, [{ id: 'x', dataset: marked }], publication));
      const xml = strFromU8(files['content.xml']!);
      expect(xml).toContain(from);
      return readOds(zipSync({ ...files, 'content.xml': strToU8(xml.replace(from, to)) }));
    };
    expect(tableIn(tampered('office:value="1000"', 'office:value="1001"'), marked)).not.toEqual(
      shown(marked),
    );
    expect(() => tableIn(tampered('office:value="1000"', 'table:formula="of:=1"'), marked)).toThrow(
      'formula',
    );
    expect(() => tableIn(tampered('</text:p>', '</text:q>'), marked)).toThrow('closes nothing');
    expect(() => readXml('<a>&</a>')).toThrow('bare &');
  });

  it('has cover, contents and notes, then a sheet for each dataset under a short name of its own', () => {
    const names = book.sheets.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['Cover', 'Contents', 'Notes']);
    expect(names).toHaveLength(named.length + 3);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(31);
    const links = book.tables
      .get('contents')!
      .rows.slice(1)
      .map(([first]) => first!.link);
    expect(links).toEqual(names.slice(2).map((name) => `#'${name}'.A1`));
  });

  it('cuts names that are too long at a hyphen, and tells those apart that are then the same', () => {
    const long = 'looked-after-children-who-were-unaccompanied';
    expect(sheetNames([long, `${long}-asylum-seeking`, 'notes', 'x'.repeat(40)])).toEqual([
      'looked-after-children-who-were',
      'looked-after-children-who-2',
      'notes-2',
      'x'.repeat(31),
    ]);
  });

  it('is marked up: heading in A1, what is on the sheet in A2, one named table with a header row', () => {
    const sheet = readOds(workbook(year, [{ id: 'x', dataset: marked }], publication));
    const cells = sheet.sheets[3]!.rows;
    expect(cells[0]![0]).toMatchObject({ text: marked.title, style: 'Heading_20_1' });
    expect(cells[1]![0]!.text).toBe(
      'One table with 9 rows. Symbols: [c] confidential; [z] not applicable; [p] provisional; [r] revised; [e] estimated.',
    );
    expect(sheet.tables.get('data_plans')!.rows[0]!.map(({ text }) => text)).toEqual([
      'Group',
      'Year',
      'Children',
      'Children: marks',
      'Change since 2018/19 (%)',
      'Notes',
    ]);
    expect(sheet.tables.get('data_plans')!.rows[9]!.at(-1)!.text).toBe('[note 1]');
    const heading = all(sheet.styles, 'style:style').find(
      ({ attributes }) => attributes['style:name'] === 'Heading_20_1',
    );
    expect(heading!.attributes['style:display-name']).toBe('Heading 1');
    expect(all(sheet.content, 'table:table-header-rows')).toHaveLength(3);
  });

  it('has no merged cells, filters, freezes, colours or formulas, and only sans of 12 points or more', () => {
    const files = unzipSync(bytes);
    const xml = Object.values(files)
      .map((file) => strFromU8(file))
      .join('');
    expect(xml).not.toMatch(
      /<table:covered|[:-]([\w-]*spanned|formula|color|background|filter(?!-buttons))|<config:/,
    );
    const ranges = all(book.content, 'table:database-range').map(({ attributes }) => attributes);
    expect(ranges.every((range) => range['table:display-filter-buttons'] === 'false')).toBe(true);
    const sizes = [...xml.matchAll(/font-size="(\d+)pt"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBe(12);
  });

  it('shows each number with the decimals that readers see', () => {
    const { content: xml } = readOds(workbook(year, [{ id: 'x', dataset: plans }], publication));
    const styles = all(xml, 'number:number-style').filter(({ attributes }) => !attributes['style:volatile']);
    expect(styles.map(({ attributes }) => attributes['style:name'])).toEqual(['digits0', 'digits1']);
    const change = all(xml, 'table:table-cell').find(
      ({ attributes }) => attributes['office:value'] === '-25',
    )!;
    expect(change.attributes['table:style-name']).toBe('number1');
    expect(all(change, 'text:p')[0]!.children).toEqual(['−25.0']);
    const digits = all(styles[1]!, 'number:number')[0]!.attributes;
    expect([digits['number:decimal-places'], digits['number:min-decimal-places']]).toEqual(['1', '1']);
  });

  it('names its title, language and organisation, and begins with what it is, stored as it is', () => {
    const said = (name: string) => all(book.meta, name)[0]!.children;
    expect(said('dc:title')).toEqual(['OSCB: data of 2014/15']);
    expect(said('dc:language')).toEqual(['en-GB']);
    expect([said('dc:creator'), said('meta:initial-creator')]).toEqual([[board.name], [board.name]]);
    expect(book.names[0]).toBe('mimetype');
    expect(book.isStored).toBe(true);
  });

  it('has the same bytes in another time zone and language', () => {
    const digest = (made: Uint8Array) => createHash('sha256').update(made).digest('hex');
    const at = (path: string) => JSON.stringify(pathToFileURL(join(project, path)).href);
    const script = `
      const { content } = await import(${at('src/content.ts')});
      const { workbook } = await import(${at('src/dataset/download/workbook.ts')});
      const { createHash } = await import('node:crypto');
      const { board, datasets } = content(${JSON.stringify(project)});
      const named = datasets.map(({ id, value }) => ({ id, dataset: value }));
      const publication = { board: board.value, site: ${JSON.stringify(publication.site)} };
      const made = workbook(${JSON.stringify(year)}, named, publication);
      console.log(Intl.DateTimeFormat().resolvedOptions().timeZone, createHash('sha256').update(made).digest('hex'));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    });
    expect(run.stdout.trim(), run.stderr).toBe(`Pacific/Auckland ${digest(bytes)}`);
  }, 180_000);

  it('counts columns in letters', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

describe('a spreadsheet', () => {
  /** The names under which the spreadsheets are kept that are asked for meanwhile. */
  function names(ask: () => unknown): string[] {
    const found: string[] = [];
    const hear = (message: unknown) => {
      const { kind, name } = message as Asked;
      if (kind === 'workbook') found.push(name);
    };
    asked.subscribe(hear);
    ask();
    asked.unsubscribe(hear);
    return found;
  }

  it('is kept under another name for each thing that it says', () => {
    const entry = { id: '2020-21/plans', dataset: plans };
    const other = (change: Partial<typeof board>) => ({ ...publication, board: { ...board, ...change } });
    const found = names(() => {
      datasetFiles(entry, year, publication);
      for (const key of ['name', 'short', 'licence', 'notice'] as const)
        datasetFiles(entry, year, other({ [key]: `Another ${board[key]}` }));
      datasetFiles(entry, year, other({ language: 'cy' }));
      datasetFiles(entry, year, { ...publication, site: 'https://elsewhere.example/' });
      datasetFiles(entry, { ...year, title: 'Another year' }, publication);
      datasetFiles({ id: '2020-21/others', dataset: plans }, year, publication);
      datasetFiles({ ...entry, dataset: marked }, year, publication);
      editionFiles(year, [entry, { ...entry, id: '2020-21/others' }], publication);
    });
    expect(found).toHaveLength(11);
    expect(new Set(found).size).toBe(found.length);
  });

  it('says nothing that its name does not know: the same from what JSON tells of it', () => {
    const { name, short, language, licence, notice } = board;
    const known = { board: { name, short, language, licence, notice }, site: publication.site };
    for (const { id, dataset } of named.slice(0, 12)) {
      const told = JSON.parse(JSON.stringify([{ id, dataset }])) as typeof named;
      const { title } = year;
      expect(workbook({ title } as typeof year, told, known)).toEqual(
        workbook(year, [{ id, dataset }], publication),
      );
    }
  });
});

describe('files', () => {
  it('are made once from the same dataset, and again when it is another', () => {
    const entry = { id: '2020-21/plans', dataset: plans };
    const first = datasetFiles(entry, year, publication);
    expect(datasetFiles(entry, year, { ...publication })).toBe(first);
    expect(datasetFiles({ ...entry, dataset: marked }, year, publication)).not.toBe(first);
    const whole = editionFiles(year, named, publication);
    expect(editionFiles(year, [...named], publication)).toBe(whole);
    expect(editionFiles(year, named.slice(1), publication)).not.toBe(whole);
    expect(editionFiles(year, [], publication)).toEqual([]);
  });

  it('have addresses beside each other and names of at most 60 characters, whatever the dataset is called', () => {
    const paths = named.flatMap((entry) => datasetFiles(entry, year, publication).map(({ path }) => path));
    expect(new Set(paths).size).toBe(named.length * 4);
    const longest = 'a'.repeat(39);
    const { name } = RawDataset.shape;
    expect([longest, `${longest}a`].map((each) => name.safeParse(each).success)).toEqual([true, false]);
    const endings = ['.csv-metadata.json', '-until-2026-01-02.csv'].map((ending) => longest + ending);
    const names = [...endings, `figure-${longest}-12.json`];
    for (const each of names) expect(each.length, each).toBeLessThanOrEqual(60);
    expect(paths).toContain('/data/2014-15/risk-factors.csv-metadata.json');
    expect(editionFiles(year, named, publication).map(({ path }) => path)).toEqual([
      '/data/2014-15/data-2014-15.ods',
      '/data/2014-15/datapackage.json',
    ]);
  });
});
