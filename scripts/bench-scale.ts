import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { filesBelow } from '../src/files.ts';
import { writePlain } from '../test/scale/plain.ts';
import { madeReports } from '../test/scale/report.ts';
import { run, type Spent } from '../test/scale/run.ts';
import { writeSite } from '../test/scale/site.ts';

/** What building an archive of so many reports took, against a bare build of the same words. */
interface Measured {
  reports: number;
  plain: Spent;
  cold: Spent;
  edited: Spent;
  files: File[];
  plainFiles: File[];
}

/** A built file, by its path and size; of a report's page, its size after compression as well. */
interface File {
  path: string;
  bytes: number;
  sent: number;
}

/**
 * Builds archives of invented reports, each with nothing kept, then after an edit of one line, and a bare Astro project
 * of the same words, and prints what each took and which targets are met.
 */
export async function benchScale(root: string, sizes: readonly number[]): Promise<void> {
  const all: Measured[] = [];
  for (const reports of sizes) {
    const measured = await measure(root, reports);
    report(measured);
    all.push(measured);
  }
  verdict(all);
}

async function measure(root: string, reports: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), `bench-${reports}-`));
  const [site, plain, built] = ['site', 'plain', 'built'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    writeSite(site, reports);
    writePlain(plain, reports, join(root, 'node_modules'));
    const bare = await run([join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], plain);
    const words = [join(root, 'scripts/build.ts'), '--from', site, '--to', built];
    const env = { CACHE: join(folder, 'cache') };
    const cold = await run(words, root, env);
    edit(site, reports);
    const edited = await run(words, root, env);
    const [files, plainFiles] = [filesOf(built), filesOf(join(plain, 'dist'))];
    return { reports, plain: bare, cold, edited, files, plainFiles };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds a sentence to a report in the middle of the archive. */
function edit(site: string, reports: number): void {
  const { edition, series } = madeReports(reports)[Math.floor(reports / 2)]!;
  const file = join(site, `content/reports/${edition}/${series}.mdx`);
  appendFileSync(file, '\nOne more thing was found by honest mentors after all.\n');
}

function filesOf(folder: string): File[] {
  return filesBelow(folder, '.').map((path) => {
    const content = readFileSync(join(folder, path));
    const sent = ofReport.test(path) ? brotliCompressSync(content).length : content.length;
    return { path, bytes: content.length, sent };
  });
}

function report({ reports, plain, cold, edited, files, plainFiles }: Measured): void {
  const pages = reportPages(files);
  const seconds = (value: number) => value.toFixed(1);
  const rows: [string, ...string[]][] = [
    ['', 'wall s', 'CPU s', 'memory MB', 'wall ms a report', 'CPU ms a report'],
    ...(
      [
        ['Bare Astro, HTML only', plain],
        ['Everything, nothing kept', cold],
        ['After an edit of one line', edited],
      ] as const
    ).map(([name, { wall, cpu, memory }]): [string, ...string[]] => [
      name,
      ...[seconds(wall), seconds(cpu), (memory / 1e6).toFixed(0)],
      ...[(wall / reports) * 1000, (cpu / reports) * 1000].map((each) => each.toFixed(0)),
    ]),
  ];
  console.log(`\n${reports} reports, ${availableParallelism()} cores`);
  printTable(rows);
  const each = (part: File[], key: 'bytes' | 'sent') =>
    Math.round(part.reduce((sum, file) => sum + file[key], 0) / part.length);
  const bare = reportPages(plainFiles);
  console.log(
    `A report's page: ${each(pages, 'bytes')} bytes, ${each(pages, 'sent')} sent; bare ${each(bare, 'bytes')}, ${each(bare, 'sent')} sent`,
  );
  const ms = (spent: number) => ((spent / files.length) * 1000).toFixed(1);
  console.log(`${files.length} artefacts, each ${ms(cold.wall)} ms of wall and ${ms(cold.cpu)} ms of CPU`);
  printTable([['', 'files', 'MB', 'bytes each'], ...kinds(files)]);
}

/** The pages of reports: two folders deep below an edition. */
const ofReport = /^\d{4}-\d\d\/(?!guidance|changes)[^/]+\/index\.html$/;

function reportPages(files: readonly File[]): File[] {
  return files.filter(({ path }) => ofReport.test(path));
}

function kinds(files: readonly File[]): [string, ...string[]][] {
  const kindOf = ({ path }: File) =>
    path.includes('pagefind/') ? 'Search' : extname(path).slice(1).toUpperCase();
  const grouped = Object.entries(Object.groupBy(files, kindOf)).map(([kind, group = []]) => {
    const bytes = group.reduce((sum, file) => sum + file.bytes, 0);
    return { kind, count: group.length, bytes };
  });
  return grouped
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ kind, count, bytes }) => [
      kind,
      String(count),
      (bytes / 1e6).toFixed(1),
      (bytes / count).toFixed(0),
    ]);
}

/** Columns, the first to the left and the others to the right. */
function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  '),
    );
}

/** Which targets are met: those of 150 reports on two cores, and of growth from the first size to the last. */
function verdict(all: readonly Measured[]): void {
  const [first, last] = [all[0]!, all.at(-1)!];
  const lines: [what: string, is: number, most: number][] = all.flatMap(
    ({ reports, plain, cold, edited }): [string, number, number][] => [
      [`${reports}: wall, times the bare build`, cold.wall / plain.wall, 3],
      [`${reports}: after an edit, share of the whole`, edited.wall / cold.wall, 0.25],
      [`${reports}: memory, GB`, Math.max(cold.memory, edited.memory) / 1e9, 1.5],
    ],
  );
  if (last.reports > first.reports) {
    const most = (last.reports / first.reports) * 1.05;
    const name = `${first.reports} to ${last.reports}: growth of`;
    lines.push([`${name} wall`, last.cold.wall / first.cold.wall, most]);
    lines.push([`${name} CPU`, last.cold.cpu / first.cold.cpu, most]);
  }
  console.log('\nTargets');
  printTable(
    lines.map(([what, is, most]) => [
      what,
      is.toFixed(2),
      `at most ${most.toFixed(2)}`,
      is <= most ? 'met' : 'missed',
    ]),
  );
}
