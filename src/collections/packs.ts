import type { Root } from 'mdast';
import type { Cover } from '../cover.ts';
import { fullAddress } from '../dataset/download/publication.ts';
import { timeAloud } from '../document/briefing.ts';
import { fileLink, type Download, type FileLink } from '../download.ts';
import { packZip, type Packed } from '../document/pack.ts';
import { isFor, isPosterFor, packPath } from '../pack.ts';
import type { Point } from '../point.ts';
import { briefingFiles, briefings, briefingsWith } from './briefings.ts';
import { publication, sorted } from './collections.ts';
import type { CardImage } from './figures.ts';
import { postersWith } from './learning.ts';
import { once } from './once.ts';
import { posterFiles, posters, smallImage } from './posters.ts';

/** A briefing or a poster: its page, what it is, whom it is for, and its files. */
export interface Material extends Packed {
  id: string;
  path: string;
  /** What it is about, or what it draws on. */
  text: string;
  /** How long it takes to read aloud, or the years of its points: `About 7 minutes …`, `2016/17`. */
  detail: string;
  /** By file name; those of a poster are the audiences of its points. */
  audiences: string[];
  /** The colour of its cover. */
  colour: Cover;
  links: FileLink[];
  /** The small picture of a poster. */
  image?: CardImage;
  points: Point[];
}

/** An audience, as its collection holds it. */
interface Audience {
  id: string;
  data: { title: string; tree: Root };
}

const briefingWords = {
  '-briefing.pdf': 'To print',
  '-briefing.docx': 'To edit',
  '-plan.docx': 'Action plan',
};
const posterWords = { '-a4.pdf': 'A4', '-a3.pdf': 'A3', '.png': 'Picture' };

function called(files: readonly Download[], words: Record<string, string>) {
  const all = files.map((file) => ({
    file,
    words: Object.entries(words).find(([end]) => file.path.endsWith(end))![1],
  }));
  return { files: all, links: all.map((each) => fileLink(each.file, each.words)) };
}

/** All briefings by title. */
export async function briefingMaterials(): Promise<Material[]> {
  return Promise.all(
    (await briefings()).map(async (entry): Promise<Material> => {
      const { id, path, data, points, minutes, colour } = entry;
      const files = await briefingFiles(entry);
      return {
        id,
        path,
        folder: 'briefings',
        title: data.title,
        text: data.summary,
        detail: timeAloud(minutes),
        audiences: data.audiences,
        colour,
        points: points.map((point) => point.data),
        ...called(files, briefingWords),
      };
    }),
  );
}

/** All posters by file name. */
export async function posterMaterials(): Promise<Material[]> {
  const known = new Map((await sorted('points')).map(({ id, data }) => [id, data]));
  return Promise.all(
    (await posters()).map(async (entry): Promise<Material> => {
      const { id, data } = entry;
      const points: Point[] = data.points.map((point) => known.get(point.id)!);
      const files = await posterFiles(entry);
      return {
        id,
        path: `/posters/${id}/`,
        folder: 'posters',
        title: data.title,
        text: data.subtitle,
        detail: data.years,
        audiences: [...new Set(points.flatMap((point) => point.audiences))],
        colour: data.colour,
        image: smallImage(entry),
        points,
        ...called(files, posterWords),
      };
    }),
  );
}

/** The briefings and posters for an audience: those that name it before those for everyone, and the fewer others the earlier. */
export async function materialsFor(audience: string): Promise<Record<'briefings' | 'posters', Material[]>> {
  const others = ({ audiences: named }: Material) => (named.includes(audience) ? named.length : Infinity);
  const byName = (a: Material, b: Material) => (others(a) === others(b) ? 0 : others(a) - others(b));
  const chosen = (await briefingMaterials()).filter((each) => isFor(each, audience));
  const hung = (await posterMaterials()).filter(({ points }) => isPosterFor(points, audience));
  return { briefings: chosen.sort(byName), posters: hung.sort(byName) };
}

/** The briefings about a theme, and the posters at least half of whose points are. */
export async function materialsAbout(theme: string): Promise<Record<'briefings' | 'posters', Material[]>> {
  const own = (await briefings()).filter(({ data }) => data.themes.includes(theme));
  const named = new Set(own.map(({ id }) => id));
  const isAbout = ({ points }: Material) =>
    points.filter(({ themes }) => themes.includes(theme)).length * 2 >= points.length;
  return {
    briefings: (await briefingMaterials()).filter(({ id }) => named.has(id)),
    posters: (await posterMaterials()).filter(isAbout),
  };
}

/** The briefings and posters that hold a learning point. */
export async function materialsWith(point: {
  id: string;
}): Promise<Record<'briefings' | 'posters', Material[]>> {
  const named = new Set((await briefingsWith([point])).map(({ id }) => id));
  const hung = new Set((await postersWith([point])).map(({ id }) => id));
  return {
    briefings: (await briefingMaterials()).filter(({ id }) => named.has(id)),
    posters: (await posterMaterials()).filter(({ id }) => hung.has(id)),
  };
}

/** The pack of an audience; none when there is nothing to put into it. */
export const packOf = once(async ({ id, data: { title } }: Audience): Promise<Download | undefined> => {
  const { briefings: own, posters: hung } = await materialsFor(id);
  const items = [...own, ...hung.map(onA4)];
  if (items.length === 0) return undefined;
  const from = await publication();
  const address = fullAddress(from, `/audiences/${id}/`);
  return { path: packPath(id), content: packZip({ board: from.board, title, address, items }) };
});

/** A poster with nothing but what is printed on A4. */
function onA4(poster: Material): Material {
  return { ...poster, files: poster.files.filter(({ file }) => file.path.endsWith('-a4.pdf')) };
}
