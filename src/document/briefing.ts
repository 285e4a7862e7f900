import type { Root } from 'mdast';
import { renderSVG } from 'uqr';
import type { Board } from '../board.ts';
import type { Briefing } from '../briefing.ts';
import { stored, type Store } from '../cache.ts';
import { own } from '../chart/kept.ts';
import { briefingParts, listed } from '../narrative/briefing.ts';
import { dated, sourceLine, toWords } from '../paper.ts';
import { foundIn, papersOf, pointWords, type Finding, type Point } from '../point.ts';
import type { Block } from './document.ts';
import { narrativeBlocks } from './narrative.ts';
import { withPlaces } from './places.ts';
import { template } from './typst/template.ts';
import { pdf, type Pdf } from './typst/typst.ts';

/** What the documents of a briefing are made of. */
export interface BriefingPaper {
  board: Pick<Board, 'name' | 'notice' | 'language'>;
  briefing: Briefing & { tree: Root };
  /** Whom it is for, as readers call them. */
  audiences: string[];
  /** Its learning points, in their order. */
  points: { id: string; data: Point & { tree: Root } }[];
  /** How long it takes to read aloud. */
  minutes: number;
  /** The full address of its web page. */
  address: string;
  /** The full address of the site. */
  site: string;
}

/** The words of a briefing as documents set them. */
export interface BriefingData {
  title: string;
  lead: string;
  forChildren: string;
  /** `About 6 minutes to read aloud` */
  time: string;
  /** `Everyone; Schools and colleges` */
  audience: string;
  board: string;
  notice: string;
  language: string;
  /** That of the newest paper, so no clock is read. */
  date: string;
  address: string;
  sources: string;
  parts: { title: string; blocks: Block[] }[];
  /** What to do, and what to talk about, an item each. */
  actions: Block[][];
  questions: Block[][];
}

/** How long a briefing takes, as readers see it: `About 6 minutes to read aloud`. */
export function timeAloud(minutes: number): string {
  return `About ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to read aloud`;
}

/** The words of a briefing. */
export function briefingData(paper: BriefingPaper): BriefingData {
  const { board, briefing, audiences, points, minutes, address, site } = paper;
  const words = new Map(points.map(({ id, data }) => [id, pointWords(id, data, data.tree)]));
  const parts = briefingParts(briefing.tree);
  const papers = papersOf(points.map(({ data }) => data));
  const toBlocks = (tree: Root) =>
    narrativeBlocks(tree, {
      ...nothing,
      point: (id) => words.get(id)!,
      address: (path) => new URL(path.slice(1), site).href,
    });
  const items = (index: number) => (parts[index] ? listed(parts[index]).map(toBlocks) : []);
  return {
    title: briefing.title,
    lead: briefing.summary,
    forChildren: briefing['for-children'],
    time: timeAloud(minutes),
    audience: audiences.join('; '),
    board: board.name,
    notice: board.notice,
    language: board.language,
    date: dated(papers),
    address,
    sources: sourceLine(papers, short),
    parts: parts.map(({ title, tree }) => ({ title, blocks: toBlocks(tree) })),
    actions: items(5),
    questions: items(6),
  };
}

/** What a briefing does not hold. */
const nothing = {
  figures: [],
  headline: refused,
  recommendation: refused,
  poster: refused,
  answers: refused,
  picture: refused,
};

function refused(): never {
  throw new Error('A briefing holds no figure, headline, recommendation, poster, answer or picture.');
}

/** A paper by its title and date; one without a date by who received it. */
function short({ title, body, date }: Finding['source']): string {
  return `“${title}”, ${date ? toWords(date) : body}`;
}

/** A briefing on one or two sides of A4. Throws when it does not fit, and says by how many millimetres of a column. */
export function setBriefing(data: BriefingData): Pdf {
  const code = renderSVG(data.address, { border: 0 });
  const parts = withPlaces(data.parts, data.address).map((part) => ({
    ...part,
    blocks: part.blocks.map(withYears),
  }));
  const made = pdf(template('tokens', 'figure', 'blocks', 'briefing'), { ...data, parts, code }, data.date);
  if (made.pages > 2) throw new Error(`It needs ${made.pages} pages.`);
  return made;
}

/** The same as a file, kept between builds when nothing in it has changed. */
export function briefingPdf(data: BriefingData, store: Store = own): Uint8Array {
  return stored(store, ['document', 'briefing', data], () => setBriefing(data).bytes);
}

/** A block whose points say when they were found. */
function withYears(block: Block) {
  if (block.type !== 'points') return block;
  return { ...block, points: block.points.map((point) => ({ ...point, found: foundIn(point.years) })) };
}
