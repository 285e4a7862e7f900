import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { siteConfig } from '../src/build/config.ts';
import { filesBelow } from '../src/files.ts';
import { build, project } from './build.ts';

const years = ['2016/17', '2017/18', '2018/19', '2019/20', '2020/21'];
const shown: Record<string, number[]> = {
  Quayside: [0, 0, 31, 40, 45],
  Hillside: [61, 50, 52, 49, 61],
  Moorside: [0, 0, 30, 28, 29],
  Dale: [80, 91, 70, 75, 77],
};

/** The numbers of two areas in the first two years: one of them is small, so all four are hidden. */
type Unseen = readonly [quayside: readonly number[], moorside: readonly number[]];

/** A dataset whose totals are the same whatever is unseen. */
function planted([quayside, moorside]: Unseen) {
  const unseen: Record<string, readonly number[]> = { Quayside: quayside, Moorside: moorside };
  const areas = Object.keys(shown);
  const data = years.flatMap((year, at) => {
    const counts = areas.map((area) => unseen[area]?.[at] ?? shown[area]![at]!);
    const rows = areas.map((area, index) => [area, year, counts[index]!, 10 + at * 3 + area.length]);
    return [...rows, ['All', year, counts.reduce((sum, count) => sum + count, 0), 100 + at]];
  });
  const number = (name: string) => ({ name, title: name, type: 'integer', unit: name });
  return {
    ...{
      name: 'planted',
      title: 'Invented children by area',
      description: 'Invented.',
      forChildren: 'Invented children.',
      period: '2016/17',
    },
    ...{ geography: 'Exampleshire', status: 'final', theme: 'Child protection', sources: [{ title: 'A' }] },
    schema: {
      fields: [
        { name: 'area', title: 'Area', type: 'string' },
        { name: 'year', title: 'Year', type: 'string' },
        { ...number('children'), disclosive: true },
        number('visits'),
      ],
    },
    relations: [{ field: 'children', by: 'area', total: 'All', parts: areas }],
    data: [['area', 'year', 'children', 'visits'], ...data],
  };
}

const where = 'where="area!=All"';
const charts = [
  `kind="line" x="year" y="children" series="area" ${where}`,
  `kind="line" x="year" y="children" series="area" panels="yes" ${where}`,
  'kind="bar" x="area" y="children" where="area!=All; year=2016/17"',
  `kind="bar" x="area" y="children" series="year" ${where}`,
  'kind="column" x="area" y="children" where="area!=All; year=2017/18"',
  `kind="stacked" x="year" y="children" series="area" ${where}`,
  `kind="stacked-100" x="year" y="children" series="area" ${where}`,
  'kind="dot" x="area" y="children" where="area!=All; year=2016/17"',
  'kind="scatter" x="visits" y="children" label="area" where="year=2017/18"',
].map((line) => `<Chart data="planted" title="An invented title" subtitle="Invented" ${line} />`);
const headline =
  '<Headline label="A" data="planted" at="area=Quayside; year=2020/21" field="children" trend="year" />';
const figures = `\n${charts.join('\n\n')}\n\n<Headlines>\n\n${headline}\n\n${headline}\n\n</Headlines>\n`;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) {
    rmSync(siteConfig(folder).cacheDir!, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What the fixture site publishes with charts of every kind of a dataset, by path. */
function built(unseen: Unseen): Map<string, Buffer> {
  const root = mkdtempSync(join(tmpdir(), 'unseen-'));
  folders.push(root);
  cpSync(join(project, 'test/site'), root, { recursive: true });
  writeFileSync(join(root, 'data/2020-21/planted.json'), JSON.stringify(planted(unseen)));
  const report = join(root, 'content/reports/2020-21/crag.mdx');
  writeFileSync(report, readFileSync(report, 'utf8') + figures);
  const { code, output } = build(root, join(root, 'dist'));
  expect(code, output).toBe(0);
  const files = filesBelow(join(root, 'dist'), '.');
  return new Map(files.map((file) => [file, readFileSync(join(root, 'dist', file))]));
}

it('publishes the same bytes whatever the hidden numbers are: drawings, words, pictures, documents, data', () => {
  const quayside = [2, 3];
  const sites = [
    [quayside, [33, 23]],
    [quayside.map((count) => count + 2), [31, 21]],
  ].map((unseen) => built(unseen as unknown as Unseen));
  const [one, other] = sites as [Map<string, Buffer>, Map<string, Buffer>];
  const csv = one.get('data/2020-21/planted.csv')!.toString('utf8');
  expect(csv.match(/,c,/g)).toHaveLength(4);
  expect([...one.keys()]).toEqual([...other.keys()]);
  expect([...one.keys()].filter((file) => /figure-planted.*\.(png|json)$/.test(file))).toHaveLength(18);
  expect([...one].filter(([file, bytes]) => !bytes.equals(other.get(file)!)).map(([file]) => file)).toEqual(
    [],
  );
}, 120_000);
