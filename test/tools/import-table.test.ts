import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposal } from '../../src/import/table/dataset.ts';
import { tablesIn } from '../../src/import/table/find.ts';
import { bookOf } from '../../src/import/table/read.ts';
import { cellsOf, xlsx } from '../workbooks.ts';
import { kits, missing } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const percent = (value: number) => ({ value, format: '0.0%' });
const figures = xlsx([
  {
    name: 'Plans',
    cells: cellsOf([
      ['Table 1: Children on a plan by age, 2022/23 to 2023/24'],
      ['Counted on one day'],
      [],
      ['Age', 'Number of children', undefined, 'Share of all children', undefined],
      [undefined, '2022/23', '2023/24', '2022/23', '2023/24'],
      [
        'Under 1',
        { value: 1400, format: '#,##0' },
        { value: 12, format: '#,##0' },
        percent(0.31476),
        percent(0.5),
      ],
      ['1 to 4', { value: 0, format: '#,##0' }, '[c]', percent(0.1), '[z]'],
      [
        '5 to 9 [note 1]',
        { value: 17, format: '#,##0', formula: '8+9' },
        { value: 8, format: '#,##0' },
        percent(1),
        percent(0),
      ],
      [],
      ['[c] = fewer than six'],
      ['Note 1: Ages in full years, and “quotes”; £'],
      ['Source: An invented return'],
    ]),
    merged: ['A4:A5', 'B4:C4', 'D4:E4'],
  },
]);
const days = xlsx([
  {
    name: 'Days',
    cells: cellsOf([
      ['Day', 'Money', 'Days'],
      [{ value: 45382, format: 'dd/mm/yyyy' }, { value: 1234.5, format: '[$£-809]#,##0.00' }, 1.5],
      [{ value: 45412, format: 'd mmmm yyyy' }, { value: -3, format: '[$£-809]#,##0.00' }, 0.3],
    ]),
  },
  {
    name: 'Secret',
    state: 'hidden',
    cells: cellsOf([
      ['Hidden', 'Value'],
      ['a', 1],
      ['b', 2],
    ]),
  },
]);

function datasets(file: string) {
  const given = { name: 'figures', meant: new Map(), areas: [], schema: '', threshold: 5 };
  const found = bookOf(readFileSync(file), file).sheets.flatMap(tablesIn);
  return found.map((table) => proposal(table, given)).map(({ faults, dataset }) => ({ faults, dataset }));
}

describe.skipIf(missing(kits.office).length > 0)(`${kits.office.name} saves a table in another way`, () => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const converted = (name: string, to: string, out: string) => {
    const words = [
      profile,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, out),
      join(folder, name),
    ];
    spawnSync('soffice', words, { stdio: 'ignore' });
  };
  beforeAll(() => {
    writeFileSync(join(folder, 'figures.xlsx'), figures);
    writeFileSync(join(folder, 'days.xlsx'), days);
    for (const name of ['figures', 'days']) {
      converted(`${name}.xlsx`, 'ods', '.');
      converted(`${name}.ods`, 'xlsx', 'again');
      converted(`${name}.ods`, 'csv:Text - txt - csv (StarCalc):44,34,76,1', '.');
    }
  });

  it.each(['figures.ods', 'again/figures.xlsx'])('and %s is the same dataset', (file) => {
    const [own] = datasets(join(folder, 'figures.xlsx'));
    expect(own!.dataset.data.slice(1, 4)).toEqual([
      ['Under 1', '2022/23', 1400, 31.5],
      ['Under 1', '2023/24', 12, 50],
      ['1 to 4', '2022/23', 0, 10],
    ]);
    expect(datasets(join(folder, file))).toEqual([own]);
  });

  it('and a CSV of it is the same dataset', () => {
    const file = join(folder, 'figures.csv');
    expect(datasets(file).map(({ dataset }) => dataset)).toEqual(
      datasets(join(folder, 'figures.xlsx')).map(({ dataset }) => dataset),
    );
  });

  it.each(['days.ods', 'again/days.xlsx', 'days.csv'])(
    'and %s has the same days, and nothing hidden',
    (file) => {
      const [own] = datasets(join(folder, 'days.xlsx'));
      expect(own!.dataset.data.slice(1)).toEqual([
        ['31 March 2024', 1234.5, 1.5],
        ['30 April 2024', -3, 0.3],
      ]);
      expect(datasets(join(folder, file))).toEqual([own]);
    },
  );
});
