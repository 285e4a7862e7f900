import type { Root } from 'mdast';
import type { Briefing } from '../briefing.ts';
import { coverOfTheme, type Cover } from '../cover.ts';
import { fullAddress } from '../dataset/download/publication.ts';
import { briefingData, briefingPdf } from '../document/briefing.ts';
import { fileLink, type Download, type FileLink } from '../download.ts';
import { actionPlanDocx } from '../document/word/action-plan.ts';
import { briefingDocx } from '../document/word/briefing.ts';
import { briefingPoints, minutesAloud, wordsAloud, wordsIn } from '../narrative/briefing.ts';
import { pointWords, type Point } from '../point.ts';
import { onceForAll, publication, sorted } from './collections.ts';
import { once } from './once.ts';

/** A briefing, as a collection holds it. */
interface HeldBriefing {
  id: string;
  data: Briefing & { tree: Root };
}

/** A briefing with its address, its learning points in their order, and how long it takes to read aloud. */
export interface ListedBriefing extends HeldBriefing {
  path: string;
  points: { id: string; data: Point & { tree: Root } }[];
  minutes: number;
  /** The colour of its cover: that of its first theme. */
  colour: Cover;
}

/** The briefings by title. */
export const briefings = onceForAll(async (): Promise<ListedBriefing[]> => {
  const points = new Map((await sorted('points')).map((point) => [point.id, point]));
  const posters = (await sorted('posters')).map(({ data }) => ({
    colour: data.colour,
    points: data.points.map((id) => points.get(id)!.data.themes),
  }));
  const wordsOf = (id: string) => pointWords(id, points.get(id)!.data, points.get(id)!.data.tree);
  return (await sorted('briefings'))
    .map(({ id, data }) => ({
      ...{ id, data, path: `/learning/${id}/` },
      points: briefingPoints(data.tree).map((point) => points.get(point)!),
      minutes: minutesAloud(wordsIn(data.title) + wordsAloud(data.tree, wordsOf)),
      colour: coverOfTheme(data.themes[0]!, posters),
    }))
    .sort((a, b) => a.data.title.localeCompare(b.data.title, 'en'));
});

/** The briefings that hold some of the points, those with most of them first. */
export async function briefingsWith(held: readonly { id: string }[]): Promise<ListedBriefing[]> {
  const ids = new Set(held.map(({ id }) => id));
  const count = ({ points }: ListedBriefing) => points.filter(({ id }) => ids.has(id)).length;
  return (await briefings()).filter((briefing) => count(briefing) > 0).sort((a, b) => count(b) - count(a));
}

/** The files of a briefing: the one to print (PDF), the one to edit (Word), and the form of an action plan (Word). */
export const briefingFiles = once(async (entry: ListedBriefing): Promise<Download[]> => {
  const { id, data: briefing, points, minutes } = entry;
  const path = `/learning/${id}` as const;
  const audiences = await audienceTitles(entry);
  const from = await publication();
  const address = fullAddress(from, entry.path);
  const data = briefingData({ ...from, briefing, audiences, points, minutes, address });
  return [
    { path: `${path}-briefing.pdf`, content: briefingPdf(data) },
    { path: `${path}-briefing.docx`, content: await briefingDocx(data) },
    { path: `${path}-action-plan.docx`, content: await actionPlanDocx(data) },
  ];
});

const called = ['Briefing to print', 'Briefing to edit', 'Action plan to fill in'];

/** The links to the files of a briefing: `Briefing to print (PDF, 84 KB)`. */
export async function briefingLinks(entry: ListedBriefing): Promise<FileLink[]> {
  return (await briefingFiles(entry)).map((file, index) => fileLink(file, called[index]!));
}

/** One path for each briefing, with the file of it whose name has this ending. */
export async function briefingPaths(ending: '-briefing.pdf' | '-briefing.docx' | '-action-plan.docx') {
  return Promise.all(
    (await briefings()).map(async (entry) => {
      const file = (await briefingFiles(entry)).find(({ path }) => path.endsWith(ending))!;
      return { params: { briefing: entry.id }, props: { file } };
    }),
  );
}

/** Whom a briefing is for, as readers call them. */
async function audienceTitles({ data }: HeldBriefing): Promise<string[]> {
  const titles = new Map((await sorted('audiences')).map((each) => [each.id, each.data.title]));
  return data.audiences.flatMap((id) => titles.get(id) ?? []);
}
