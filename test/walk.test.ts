import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { filesBelow } from '../src/files.ts';
import { boardSite, commandWith, run } from './walk/walk.ts';
import { bound, told } from './walk/words.ts';

vi.setConfig({ testTimeout: 120_000 }); // Each step is a command or several.
let site: string;
let remove: () => void;
beforeAll(() => ({ site, remove } = boardSite()));
afterAll(() => remove());

const report = 'content/reports/2024-25/oscb.mdx';
const plans = 'data/2024-25/plans.json';
const read = (file: string) => readFileSync(join(site, file), 'utf8');

/** Runs a command of the handbook, which must end well, and returns what it printed. */
function done(line: string, at = site): string {
  const { code, output } = run(line, at);
  expect(code, `${line}\n${output}`).toBe(0);
  return output;
}

describe('by the handbook alone, a Word report and a sheet become a published edition', () => {
  it('2 starts the year from the last one', () => {
    const said = done(commandWith('new -- edition'));
    for (const file of ['content/editions/2024-25.md', report, plans]) {
      expect(said).toContain(file);
      expect(existsSync(join(site, file)), file).toBe(true);
    }
    expect(read(plans)).toContain('[fill in]');
  });

  it('4 brings in the Word report, and lists what was left out', () => {
    const said = done(commandWith('import -- word'));
    expect(said).toMatch(/comment.*What children told us/);
    const text = read(report);
    for (const part of [
      '## What we did',
      '### How we checked',
      '## What we did\n\n<Answers items="work" />\n',
      '## What children told us\n\n<Answers items="voice" />\n',
      '- Schools hear about a plan on the same day.',
      '1. Read the plan with the worker.',
      '| Was the child seen alone?',
      '**every month**',
      '[the website for laws](https://www.legislation.gov.uk/ukpga/2004/31/contents)',
      '[^1]: A plan says who does what, and by when.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Ask the group if this may be said');
  });

  it('5 brings in the figures as a reader of the sheet sees them, the same from .xlsx, .ods and .csv', () => {
    const line = commandWith('import -- table');
    const [ods, csv] = ['ods', 'csv'].map((ending) => {
      const copy = `${site}-${ending}`;
      cpSync(site, copy, { recursive: true });
      done(line.replace('.xlsx', `.${ending}`), copy);
      return JSON.parse(readFileSync(join(copy, plans), 'utf8')) as Dataset;
    });
    done(line);
    const { data, schema, indicators } = JSON.parse(read(plans)) as Dataset;
    expect(data.slice(1)).toEqual([
      ['2021/22', 1180, 91.5],
      ['2022/23', 1204, 90.2],
      ['2023/24', 1251, 93.8],
      ['2024/25', 1262, 94.7],
    ]);
    expect(schema.fields.map(({ name }) => name)).toEqual(data[0]);
    expect(indicators).toHaveLength(1);
    for (const other of [ods!, csv!]) expect([other.data, other.schema]).toEqual([data, schema]);
    expect(read(plans)).not.toContain('hidden');
  });

  it('9 names what is still to be written, a number that the data does not give, and nothing when all is right', () => {
    const strict = commandWith('check -- --strict');
    const open = run(strict, site);
    expect(open.code).toBe(1);
    expect(open.output).toContain('[Write here');
    told(site);
    bound(site, '1,272');
    const wrong = run('npm run check', site);
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('1,262');
    bound(site, '1,262', '1,272');
    done(strict);
  });

  it('11 publishes the year: its pages have the words, the chart and the numbers, and the pack is whole', () => {
    const said = done(commandWith('publish'));
    const page = readFileSync(join(site, 'dist/2024-25/oscb/index.html'), 'utf8');
    for (const words of ['Schools hear about a plan on the same day.', 'More children had a plan', '1,262'])
      expect(page).toContain(words);
    expect(page).toMatch(/<svg\b[\s\S]*1,262/);
    expect(page).not.toContain('Write here');
    const marked = [report, plans, 'content/editions/2024-25.md'].filter((file) =>
      /\bdraft\b/.test(read(file)),
    );
    expect(marked).toEqual([]);
    expect(existsSync(join(site, 'content/editions/2024-25.lock.json'))).toBe(true);
    const [pack = ''] = readdirSync(join(site, 'releases'));
    expect(said).toContain(pack);
    expectWhole(unzipSync(readFileSync(join(site, 'releases', pack))));
  });

  it('leaves nothing behind that is no part of a site', () => {
    const kept = /^(content|data|public|dist|releases|private)\/|^imports\.json$/;
    expect(filesBelow(site, '.').filter((file) => !kept.test(file))).toEqual([]);
  });
});

/** A pack has the report in all its forms and the data, each as its manifest says. */
function expectWhole(files: Record<string, Uint8Array>): void {
  const names = Object.keys(files);
  for (const ending of ['.html', '.pdf', '.docx', '.csv', '.ods', 'manifest.json'])
    expect(
      names.some((name) => name.endsWith(ending)),
      ending,
    ).toBe(true);
  const manifest = Buffer.from(files[names.find((name) => name.endsWith('manifest.json'))!]!).toString(
    'utf8',
  );
  const digests = names
    .filter((name) => /\.(html|pdf|docx|csv)$/.test(name))
    .map((name) => createHash('sha256').update(files[name]!).digest('hex'));
  expect(digests.length).toBeGreaterThan(3);
  for (const digest of digests) expect(manifest).toContain(digest);
}

interface Dataset {
  data: unknown[][];
  schema: { fields: { name: string }[] };
  indicators: unknown[];
}
