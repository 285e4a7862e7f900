import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import type { RawDataset } from '../src/dataset/dataset.ts';
import { archive } from '../src/import/archive.ts';
import { limited } from '../src/import/limited.ts';
import { place, record } from '../src/import/place.ts';
import { Refusal } from '../src/import/refusal.ts';
import { tablesIn } from '../src/import/table/find.ts';
import { bookOf } from '../src/import/table/read.ts';
import { importTable, type TableWords } from '../src/import/table/table.ts';
import { xmlTree } from '../src/import/xml.ts';
import { project } from './build.ts';
import { cellsOf, ods, packed, xlsx, type TestCell } from './workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = [
  ['Age', 'Children'],
  ['Under 1', 12],
  ['1 to 4', 14],
];
const good = xlsx([{ cells: cellsOf(table) }]);

/** A copy with other bytes where `find` stands for the nth time. */
function patched(
  bytes: Uint8Array,
  find: readonly number[] | string,
  to: readonly number[] | string,
  nth = 0,
  offset = 0,
): Uint8Array {
  const copy = Buffer.from(bytes);
  let at = -1;
  for (let count = 0; count <= nth; count += 1) at = copy.indexOf(Buffer.from(find as string), at + 1);
  Buffer.from(to as string).copy(copy, at + offset);
  return new Uint8Array(copy);
}

const central = [0x50, 0x4b, 0x01, 0x02];
const local = [0x50, 0x4b, 0x03, 0x04];
const end = [0x50, 0x4b, 0x05, 0x06];
const named = (name: string) => packed({ 'aa.xml': '<a/>', [name]: '<b/>' });
const compound = (stream: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(600),
    ]),
  );

describe('an archive is refused', () => {
  const opened = (bytes: Uint8Array) => {
    const { names, bytes: part } = archive(bytes);
    return names.map((name) => part(name));
  };

  it('but not when it is whole', () => expect(opened(good).length).toBe(7));

  it.each<[string, Uint8Array, string]>([
    ['when it is empty', new Uint8Array(), 'empty'],
    ['when it is no archive', strToU8('hello'), 'not a Word or Excel document'],
    ['when it is a PDF', strToU8('%PDF-1.7'), 'is a PDF'],
    ['when it is locked', compound('EncryptedPackage'), 'locked with a password'],
    ['when it is an old workbook', compound('Workbook'), 'old Excel workbook (.xls)'],
    ['when it is an old document', compound('WordDocument'), 'old Word document (.doc)'],
    ['when its entries are encrypted', patched(good, central, [1], 0, 8), 'locked with a password'],
    ['when it ends too early', good.slice(0, good.length - 30), 'damaged'],
    ['when its middle is missing', new Uint8Array([...good.slice(0, 300), ...good.slice(400)]), 'damaged'],
    [
      'when something stands before it',
      new Uint8Array([...strToU8('PK\u0003\u0004junk'), ...good]),
      'damaged',
    ],
    ['when something stands behind it', new Uint8Array([...good, 1, 2, 3]), 'damaged'],
    ['when its directory counts too many', patched(good, end, [99, 0, 99, 0], 0, 8), 'damaged'],
    ['when a header names another entry', patched(named('bb.xml'), 'bb.xml', 'cc.xml'), 'damaged'],
    [
      'when two entries have one name',
      patched(patched(named('bb.xml'), 'bb.xml', 'AA.xml'), 'bb.xml', 'AA.xml'),
      'damaged',
    ],
    ['when its sizes are those of ZIP64', patched(good, central, [255, 255, 255, 255], 0, 24), 'ZIP64'],
    ['when what it unpacks to is not as it says', patched(good, central, [1, 2, 3, 4], 0, 16), 'damaged'],
    ['when a name leads up', named('../evil.xml'), 'lead outside'],
    ['when a name leads up within', named('xl/../../evil.xml'), 'lead outside'],
    ['when a name begins at the root', named('/etc/passwd'), 'lead outside'],
    ['when a name has a drive', named('C:/evil.xml'), 'lead outside'],
    ['when a name has a backslash', named('xl\\evil.xml'), 'lead outside'],
  ])('%s', (_, bytes, why) => {
    expect(() => opened(bytes)).toThrow(Refusal);
    expect(() => opened(bytes)).toThrow(why);
  });

  it('when it has too many entries, or is too large', () => {
    const many = Object.fromEntries(
      Array.from({ length: 4001 }, (_, index) => [`a${index}`, new Uint8Array()]),
    );
    expect(() => archive(zipSync(many))).toThrow('more than 4000 parts');
    expect(() => archive(new Uint8Array(50_000_001))).toThrow('larger than 50 MB');
  });

  it('when it unpacks to far more than it weighs, whatever its headers say', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(60_000_000) });
    expect(() => opened(bomb)).toThrow('bring a computer down');
    const size = Buffer.alloc(4);
    size.writeUInt32LE(1000);
    const lies = patched(patched(bomb, central, [...size], 0, 24), local, [...size], 0, 22);
    expect(() => opened(lies)).toThrow(/bring a computer down|damaged/);
  });

  it('when entries share their bytes', () => {
    const two = patched(
      zipSync({ 'a.xml': strToU8('<a>1</a>'), 'b.xml': strToU8('<a>1</a>') }, { level: 0 }),
      central,
      [0, 0, 0, 0],
      1,
      42,
    );
    expect(() => opened(patched(two, 'b.xml', 'a.xml', 1))).toThrow('damaged');
  });

  it('or its macros are never unpacked', () => {
    const { hasMacros, bytes } = archive(packed({ 'xl/vbaProject.bin': 'macro', 'a.xml': '<a/>' }));
    expect([hasMacros, bytes('xl/vbaProject.bin')]).toEqual([true, undefined]);
  });
});

describe('XML is refused', () => {
  it.each([
    ['with a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>', 'DOCTYPE'],
    ['with a file from elsewhere', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'DOCTYPE'],
    ['with entities of its own', '<a>&b;</a>', 'damaged'],
    ['when it is nested too deep', '<a>'.repeat(300), 'nested too deep'],
    ['when it is not closed', '<a><b></a>', 'damaged'],
    ['when it is empty', '', 'damaged'],
    ['when it is not in the encoding that it should be in', '<a>\u00e9</a>', 'damaged'],
  ])('%s', (what, text, why) => {
    const bytes = Buffer.from(text, what.includes('encoding') ? 'latin1' : 'utf8');
    expect(() => xmlTree(bytes)).toThrow(why);
  });

  it('also in a workbook, and locked or foreign documents are named', () => {
    const evil = xlsx([{ cells: cellsOf(table) }], {
      parts: { 'xl/sharedStrings.xml': '<!DOCTYPE a><sst/>' },
    });
    expect(() => bookOf(evil, 'a.xlsx')).toThrow('DOCTYPE');
    const locked = ods('', '', { 'META-INF/manifest.xml': '<m xmlns="urn:x"><encryption-data/></m>' });
    expect(() => bookOf(locked, 'a.ods')).toThrow('locked with a password');
    expect(() =>
      bookOf(packed({ 'word/document.xml': '<a/>', '[Content_Types].xml': '<Types/>' }), 'a.xlsx'),
    ).toThrow('not an Excel workbook');
  });

  it('and a stray cell at the end of a sheet makes it no longer', () => {
    const bytes = xlsx([{ cells: { ...cellsOf(table), XFD1048576: 'x' } }]);
    const { sheets } = bookOf(bytes, 'a.xlsx');
    expect([sheets[0]!.rows.length, sheets[0]!.columns.length]).toEqual([6, 5]);
    expect(sheets.flatMap(tablesIn).length).toBe(1);
  });

  it('and cells without end are not laid out', () => {
    const row =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row>';
    expect(() => bookOf(ods(`<table:table table:name="a">${row}</table:table>`), 'a.ods')).toThrow(
      'more than 200,000 cells',
    );
  });
});

describe('an import runs in a process of its own', () => {
  const module = join(folder, 'work.ts');
  writeFileSync(
    module,
    `import { writeFileSync } from 'node:fs';
    import { spawnSync } from 'node:child_process';
    export const answer = (given: number) => given * 2;
    export const forever = () => { for (;;); };
    export const buffers = () => { const all = []; for (;;) all.push(new Uint8Array(9_000_000).fill(1)); };
    export const objects = () => { const all = []; for (let at = 0; ; at += 1) all.push({ at: [String(at)] }); };
    export const write = (file: string) => writeFileSync(file, 'x');
    export const start = () => { const { error } = spawnSync('ls'); if (error) throw error; };`,
  );
  const run = (name: string, given?: unknown) => limited(pathToFileURL(module), name, given);

  it('and gives what it makes', async () => expect(await run('answer', 21)).toBe(42));

  it('which is ended after four seconds, or at 512 MB, whichever memory it takes', async () => {
    const started = Date.now();
    await expect(run('forever')).rejects.toThrow('more than 4 seconds');
    expect(Date.now() - started).toBeLessThan(5000);
    await expect(run('buffers')).rejects.toThrow(/more than (512 MB|4 seconds)/);
    // A machine at much other work may need the four seconds before it has filled the memory.
    await expect(run('objects')).rejects.toThrow(/more than (512 MB|4 seconds)/);
  }, 180_000);

  it('and can neither write files nor start programs', async () => {
    await expect(run('write', join(folder, 'evil'))).rejects.toThrow('restricted');
    await expect(run('start')).rejects.toThrow('restricted');
    expect(existsSync(join(folder, 'evil'))).toBe(false);
  });
});

describe('what an import wrote', () => {
  it('is replaced by a later import, but not where somebody has changed it, and nothing is written in part', () => {
    const root = mkdtempSync(join(folder, 'site-'));
    const [one, two] = ['data/one.json', 'data/two.json'];
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    expect(place(root, [{ path: one, content: 'a\n' }], false)).toEqual([one]);
    const before = read(record);
    expect(place(root, [{ path: one, content: 'a\n' }], false)).toEqual([]);
    expect(read(record)).toBe(before);
    writeFileSync(join(root, one), 'a\r\n'); // As git writes it on Windows.
    expect(place(root, [{ path: one, content: 'b\n' }], false)).toEqual([one]);
    writeFileSync(join(root, one), 'by hand\n');
    expect(() =>
      place(
        root,
        [
          { path: two, content: 'c\n' },
          { path: one, content: 'd\n' },
        ],
        false,
      ),
    ).toThrow('data/one.json is there already');
    expect([read(one), existsSync(join(root, two))]).toEqual(['by hand\n', false]);
    expect(
      place(
        root,
        [
          { path: two, content: 'c\n' },
          { path: one, content: 'd\n' },
        ],
        true,
      ),
    ).toEqual([two, one]);
    expect(readdirSync(join(root, 'data'))).toEqual(['one.json', 'two.json']);
  });
});

describe('npm run import -- table', () => {
  const root = join(folder, 'site');
  cpSync(join(project, 'test/site'), root, { recursive: true });
  const file = join(folder, 'figures.xlsx');
  const to = 'data/2020-21/new-plans.json';
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const write = (rows: readonly (readonly TestCell[])[]) =>
    writeFileSync(file, xlsx([{ cells: cellsOf(rows) }]));

  /** Imports a table, and what is said of it. */
  async function said(given: string, words: TableWords = {}): Promise<string> {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    try {
      expect(await importTable(root, given, words)).toBe(0);
      return log.mock.calls.join('\n');
    } finally {
      log.mockRestore();
    }
  }

  it('writes a dataset that passes the check, twice the same, and keeps what somebody has written since', async () => {
    write([['Children on a plan, Exampleshire, 2020/21'], ...table]);
    expect(await said(file, { to })).toContain(`Wrote ${to}`);
    const bytes = read(to);
    expect(await said(file, { to })).toContain('already so');
    expect(read(to)).toBe(bytes);
    const own = problems(content(root)).filter(
      (problem) => problem.file === to && problem.severity === 'error',
    );
    expect(own).toEqual([]);
    writeFileSync(join(root, to), bytes.replace('[Write here: what was counted', 'What was counted ['));
    write([...table, ['5 to 9', 22]]);
    await expect(said(file, { to })).rejects.toThrow('add --force');
    expect(read(to)).toContain('What was counted [');
    expect(await said(file, { to, force: true })).toContain(`Wrote ${to}`);
    expect(read(to)).toContain('["5 to 9",22]');
  }, 180_000);

  it('writes as much as the check takes of a dataset, and refuses more', async () => {
    const tall = join(folder, 'tall.csv');
    const many = 'data/2020-21/many.json';
    const rows = (count: number, cell = '12') =>
      Array.from({ length: count }, (_, index) => `Area ${index},${cell}\n`).join('');
    writeFileSync(tall, `Area,Children\n${rows(5000)}`);
    await expect(said(tall, { to: many })).rejects.toThrow('The table would become 5,000 rows');
    writeFileSync(tall, `Area,Words,Children\n${rows(4999, `${'Word '.repeat(50)},12`)}`);
    await expect(said(tall, { to: many })).rejects.toThrow(
      'The dataset would have 1.5 MB; one has at most 1.0 MB.',
    );
    writeFileSync(tall, `Area,Children\n${rows(4999)}`);
    expect(await said(tall, { to: many })).toContain(`Wrote ${many}`);
    const own = content(root, 'shown').problems.filter(({ file }) => file === many);
    expect(own.filter(({ rule }) => rule === 'json' || rule === 'sizes')).toEqual([]);
    rmSync(join(root, many));
  }, 180_000);

  it('lists several tables in a script, and takes the one that is named', async () => {
    const two = join(folder, 'two.xlsx');
    writeFileSync(
      two,
      xlsx([
        { name: 'One', cells: cellsOf([['First'], ...table]) },
        { name: 'Two', cells: cellsOf([['Second'], ...table]) },
      ]),
    );
    await expect(said(two)).rejects.toThrow(
      /There are 2 tables:\n +1 {2}One, A2:B4, First\n +2 {2}Two, A2:B4, Second\nSay which one/,
    );
    for (const words of [
      { table: '2' },
      { sheet: 'two' },
      { range: 'Two!A2:B4' },
      { sheet: 'Two', range: 'A2:B3' },
    ])
      expect(await said(two, words)).toContain('Second');
    await expect(said(two, { table: '3' })).rejects.toThrow('There is no table 3');
    await expect(said(two, { sheet: 'Too' })).rejects.toThrow('Did you mean');
    await expect(said(two, { range: 'Two!A:B' })).rejects.toThrow('no range of cells');
  }, 180_000);

  it('takes the fields and words of last year’s dataset, and names columns that are others', async () => {
    const like = '2020-21/plans-by-age';
    write([
      ['Year', 'Children on a plan'],
      ['2021/22', 120],
    ]);
    await expect(said(file, { like })).rejects.toThrow(
      `The columns of the table are not those of ${like}: it has no "Age"`,
    );
    write([
      ['Gender', 'Age', 'Children'],
      ['Girls', 'Under 1', 11],
      ['Boys', '1 to 4', 12],
    ]);
    await said(file, { like, to: 'data/2020-21/again.json' });
    const made = JSON.parse(read('data/2020-21/again.json')) as RawDataset;
    expect(made.title).toBe('Children on a plan by age and gender');
    expect(made.data.slice(1)).toEqual([
      ['Under 1', 'Girls', 11],
      ['1 to 4', 'Boys', 12],
    ]);
  }, 180_000);

  it('ends hostile files and wrong words with a clear message and their code, and writes nothing', async () => {
    const run = (...words: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(project, 'scripts/import.ts'), ...words, '--from', root],
        { encoding: 'utf8', cwd: folder },
      );
      return { status, said: stdout + stderr };
    };
    const evil = join(folder, 'evil.xlsx');
    writeFileSync(
      evil,
      zipSync({ '[Content_Types].xml': new Uint8Array(), 'xl/workbook.xml': new Uint8Array(60_000_000) }),
    );
    const to = 'data/2020-21/evil.json';
    expect(run('table', evil, '--to', to)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/evil\.xlsx: .*bring a computer down[^]*Nothing was written/),
    });
    expect(existsSync(join(root, to))).toBe(false);
    expect(run('picture', file)).toMatchObject({
      status: 2,
      said: expect.stringContaining('Say what to import'),
    });
    await expect(said(file, { to: '../elsewhere.json' })).rejects.toThrow('not where a dataset can lie');
    await expect(said(file, { symbols: '*' })).rejects.toThrow('--symbols is not understood');
    await expect(said(join(folder, 'none.xlsx'))).rejects.toThrow('There is no file');
  }, 180_000);
});
