import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { content } from '../src/content.ts';
import { briefingData, setBriefing, type BriefingData } from '../src/document/briefing.ts';
import { figuresDocument } from '../src/document/figures.ts';
import { setPdf } from '../src/document/typst/document.ts';
import { setPoster } from '../src/document/poster.ts';
import { pdf, type Pdf } from '../src/document/typst/typst.ts';
import { actionPlanDocx } from '../src/document/word/action-plan.ts';
import { briefingDocx } from '../src/document/word/briefing.ts';
import { documentDocx } from '../src/document/word/document.ts';
import { briefingPoints } from '../src/narrative/briefing.ts';
import { shown } from '../src/poster.ts';
import { figuresOf } from '../test/pictures.ts';
import { reportOf } from '../test/report-papers.ts';

/** How long the documents of the site take to be set, and how large they are, without what is kept from earlier builds. */
export async function benchDocuments(root: string): Promise<void> {
  const all = papers(root);
  console.log(
    'Setting documents, in milliseconds of the processor and KB, each for the first time: median and most',
  );
  benchPdf(all);
  await benchWord(all);
}

type Papers = ReturnType<typeof papers>;

function benchPdf({ reports, figures, posters, briefings }: Papers): void {
  pdf('#set document(title: "Warm-up")\n= Warm-up', {}, '2020-01');
  const pdfs: [kind: string, runs: (() => Pdf)[]][] = [
    ['Report, PDF', reports.map((each) => () => setPdf(each))],
    ['Figures, PDF', figures.map((each) => () => setPdf(each))],
    ['Briefing, PDF', briefings.map((each) => () => setBriefing(each))],
    ['Poster, A4', posters.map((each) => () => setPoster(each, 'a4'))],
    ['Poster, A3', posters.map((each) => () => setPoster(each, 'a3'))],
  ];
  for (const [kind, runs] of pdfs) {
    const all = runs.map(timed);
    const times = all.map(({ spent, made }) => spent / made.pages);
    say(
      `${kind}, a page (aim: 25)`,
      times,
      all.map(({ made }) => made.bytes.length),
    );
  }
}

async function benchWord({ reports, figures, briefings }: Papers): Promise<void> {
  const words: [kind: string, runs: ((folder: string) => Promise<Uint8Array>)[]][] = [
    ['Report, Word', reports.map((each) => (folder) => documentDocx(each, { folder, version: '1' }))],
    ['Figures, Word', figures.map((each) => (folder) => documentDocx(each, { folder, version: '1' }))],
    ['Briefing, Word', briefings.map((each) => (folder) => briefingDocx(each, { folder, version: '1' }))],
    [
      'Action plan, Word',
      briefings.map((each) => (folder) => actionPlanDocx(each, { folder, version: '1' })),
    ],
  ];
  for (const [kind, runs] of words) {
    const made = [];
    for (const run of runs) made.push(await timedWord(run));
    say(
      `${kind}, a document`,
      made.map(({ spent }) => spent),
      made.map(({ size }) => size),
    );
  }
}

function say(what: string, times: number[], sizes: number[]): void {
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const kilobytes = [middle(sizes), Math.max(...sizes)].map((size) => Math.round(size / 1000));
  const spent = [middle(times), Math.max(...times)].map((time) => time.toFixed(1));
  console.log(`${what}: ${spent.join(', ')}; ${kilobytes.join(', ')} KB`);
}

/** The first setting counts: the compiler remembers what it has set. */
function timed<Made>(run: () => Made): { spent: number; made: Made } {
  const started = process.cpuUsage();
  const made = run();
  return { spent: since(started), made };
}

/** Milliseconds of the processor, so that other programs are not counted. */
function since(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

async function timedWord(run: (folder: string) => Promise<Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const started = process.cpuUsage();
  const size = (await run(folder)).length;
  const spent = since(started);
  rmSync(folder, { recursive: true });
  return { spent, size };
}

/** What the documents of a site are made of. */
function papers(root: string) {
  const { board: entry, editions, reports, posters, points, briefings } = content(root);
  const board = entry!.value;
  const byId = new Map(points.map((point) => [point.id, point]));
  const address = 'https://annual-reports.example/';
  const drawn = figuresOf(root);
  return {
    reports: reports.map(({ id }) => reportOf(root, id)),
    figures: reports.flatMap(({ id, value: report }) => {
      const figures = drawn.find((each) => each.entry === id)?.figures ?? [];
      const edition = editions.find((each) => id.startsWith(`${each.id}/`))!;
      const paper = {
        board,
        edition: { id: edition.id, title: edition.value.title },
        report,
        address,
        figures,
      };
      return figures.length > 0 ? [figuresDocument(paper)] : [];
    }),
    posters: posters.map(({ value }) => ({ board, poster: shown(value, (id) => byId.get(id)), address })),
    briefings: briefings.map(({ value, tree }): BriefingData => {
      const held = briefingPoints(tree).map((id) => ({
        id,
        data: { ...byId.get(id)!.value, tree: byId.get(id)!.tree },
      }));
      const briefing = { ...value, tree };
      return briefingData({
        board,
        briefing,
        audiences: [],
        points: held,
        minutes: 7,
        address,
        site: address,
      });
    }),
  };
}
