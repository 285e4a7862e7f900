import type { Root } from 'mdast';
import { everyone } from '../audience.ts';
import { glossary, onceForAll, shownPosters, sorted } from './collections.ts';
import { parts } from '../narrative/parts.ts';
import { withTerms } from '../narrative/terms.ts';
import { Age, ageNames, byReturn, editionsOf, editionTitle, type Finding, type Point } from '../point.ts';
import { yearOf } from '../edition.ts';

/** A page of the site: its path from the root, and what links call it. */
export interface Link {
  path: string;
  title: string;
}

/** A learning point, as a collection holds it. */
export interface Held {
  id: string;
  data: Point & { tree: Root };
}

/** A learning point ready for a page. */
export interface ShownPoint {
  id: string;
  path: string;
  headline: string;
  /** The explanation as HTML, terms linked. */
  explanation: string;
  themes: Link[];
  audiences: Link[];
  ages: string[];
  /** The editions in which it was found, oldest first, with the report of each that holds it. */
  years: { title: string; report: Link | undefined }[];
  /** What a list is filtered by: `theme-neglect`, `for-schools`, `age-adolescents`, `year-2019-20`. */
  facts: string[];
  found: Finding[];
  made: Point['made'];
}

/** All learning points, those that returned most often first. */
export async function points(): Promise<Held[]> {
  return byReturn(await sorted('points'));
}

/** Texts of one page as HTML, in their order; the first use of each term among them is linked. */
export async function explained(trees: readonly Root[]): Promise<string[]> {
  const { matcher, definitions } = await glossary();
  const children = trees.flatMap((tree) => tree.children);
  const whole = withTerms({ type: 'root', children }, matcher, definitions);
  let start = 0;
  return trees.map((tree) => {
    const end = start + tree.children.length;
    const own: Root = { type: 'root', children: whole.children.slice(start, end) };
    start = end;
    return parts(own, import.meta.env.BASE_URL)
      .parts.map((part) => ('html' in part ? part.html : ''))
      .join('');
  });
}

/** Points ready for one page, in their order, after the texts that stand above them. */
export async function shownPoints(
  held: readonly Held[],
  above: readonly Root[] = [],
): Promise<{ texts: string[]; points: ShownPoint[] }> {
  const html = await explained([...above, ...held.map(({ data }) => data.tree)]);
  const links = await linksByPath();
  const ready = held.map(({ id, data }, index) => ({
    id,
    path: `/learning/points/${id}/`,
    headline: data.headline,
    explanation: html[above.length + index]!,
    themes: data.themes.map((theme) => links.get(`/themes/${theme}/`)!),
    audiences: data.audiences.map((audience) => links.get(`/audiences/${audience}/`)!),
    ages: data.ages.map((age) => ageNames[age]),
    years: yearsOf(data, links),
    facts: factsOf(data),
    found: data.found,
    made: data.made,
  }));
  return { texts: html.slice(0, above.length), points: ready };
}

function factsOf(point: Point): string[] {
  return [
    ...point.themes.map((theme) => `theme-${theme}`),
    ...point.audiences.map((audience) => `for-${audience}`),
    ...point.ages.map((age) => `age-${age}`),
    ...editionsOf(point).map((edition) => `year-${edition}`),
  ];
}

/** What readers can filter a list of points by; what no point has is no choice. */
export async function choices(held: readonly Held[]) {
  const facts = new Set(held.flatMap(({ data }) => factsOf(data)));
  const years = [...new Set(held.flatMap(({ data }) => editionsOf(data)))].sort().reverse();
  const named = (all: readonly { id: string; data: { title: string } }[]) =>
    all.map(({ id, data }) => ({ value: id, title: data.title }));
  return [
    { name: 'theme', title: 'Theme', options: named(await themes()) },
    { name: 'for', title: 'Your work', options: named(await audiences()) },
    { name: 'age', title: 'Age', options: Age.options.map((age) => ({ value: age, title: ageNames[age] })) },
    {
      name: 'year',
      title: 'Year',
      options: years.map((value) => ({ value, title: editionTitle(value) })),
    },
  ].map((choice) => ({
    ...choice,
    options: choice.options.filter(({ value }) => facts.has(`${choice.name}-${value}`)),
  }));
}

/** The editions of a point, with the first report of each that holds it. */
function yearsOf({ found }: Point, links: ReadonlyMap<string, Link>): ShownPoint['years'] {
  return [...Map.groupBy(found, ({ edition }) => edition)].map(([edition, findings]) => {
    const report = findings.find((finding) => finding.report)?.report;
    return { title: editionTitle(edition), report: report ? links.get(`/${report}/`) : undefined };
  });
}

/** Links to every theme, audience and report, by path. */
export const linksByPath = onceForAll(async (): Promise<ReadonlyMap<string, Link>> => {
  const all: Link[] = [
    ...(await sorted('themes')).map(({ id, data }) => ({ path: `/themes/${id}/`, title: data.title })),
    ...(await sorted('audiences')).map(({ id, data }) => ({ path: `/audiences/${id}/`, title: data.title })),
    ...(await sorted('reports')).map(({ id, data }) => ({ path: `/${id}/`, title: data.title })),
  ];
  return new Map(all.map((link) => [link.path, link]));
});

/** The themes by title, each with its points. */
export async function themes() {
  return gathered('themes', await sorted('themes'));
}

/** The audiences, each with its points: the one that everybody belongs to, then by title. */
export async function audiences() {
  const all = await gathered('audiences', await sorted('audiences'));
  return all.sort((a, b) => Number(b.id === everyone) - Number(a.id === everyone));
}

async function gathered<Data extends { title: string }>(
  gathering: 'themes' | 'audiences',
  entries: readonly { id: string; data: Data }[],
) {
  const all = await points();
  return entries
    .map(({ id, data }) => ({
      id,
      data,
      path: `/${gathering}/${id}/`,
      points: all.filter((point) => point.data[gathering].includes(id)),
    }))
    .sort((a, b) => a.data.title.localeCompare(b.data.title, 'en'));
}

/** The posters that hold some of the points, those with most of them first. */
export async function postersWith(held: readonly { id: string }[]) {
  const ids = new Set(held.map(({ id }) => id));
  return (await shownPosters())
    .map(({ id, data }) => ({ id, data, count: data.points.filter((point) => ids.has(point.id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** The reports in which some of the points were found, newest first. */
export async function reportsWith(held: readonly Held[]): Promise<(Link & { edition: string })[]> {
  const ids = new Set(held.flatMap(({ data }) => data.found.flatMap(({ report }) => report ?? [])));
  return (await sorted('reports'))
    .filter(({ id }) => ids.has(id))
    .map(({ id, data }) => ({ path: `/${id}/`, title: data.title, edition: editionTitle(yearOf(id)) }))
    .reverse();
}

/** `1 learning point`, `12 learning points`. */
export function counted(held: readonly unknown[], noun = 'learning point'): string {
  return `${held.length} ${noun}${held.length === 1 ? '' : 's'}`;
}
