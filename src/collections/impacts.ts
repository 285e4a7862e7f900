import type { Root } from 'mdast';
import { chainParts, chainTexts, impactLevels, type Impact } from '../impact.ts';
import { sentence } from '../narrative/sentence.ts';
import { sorted, withNumbers } from './collections.ts';
import { explained, type Link } from './learning.ts';
import { shownPlace, type ShownPlace } from './told.ts';

/** A chain of impact, as a collection holds it. */
export interface HeldChain {
  id: string;
  data: Impact & { tree: Root };
}

/** A link of a chain, ready for a page. */
export interface ShownLink {
  /** `Evidence` */
  title: string;
  /** What it says, as HTML; `undefined` where the paper has none. */
  html: string | undefined;
  /** What readers are told where there is none. */
  none: string;
  /** The most that it shows, in words; a need has no level. */
  level: string | undefined;
  place: string | undefined;
}

/** A chain of impact ready for a page. */
export interface ShownChain {
  id: string;
  path: string;
  title: string;
  hasOutcome: boolean;
  links: ShownLink[];
  /** A remark, as HTML. */
  remark: string;
  priority: Link | undefined;
  place: ShownPlace;
}

/** The chains of impact, newest edition first; of one priority or one edition, when it is named. */
export async function impacts(of: { priority?: string; edition?: string } = {}): Promise<HeldChain[]> {
  return (await sorted('impacts'))
    .filter(({ data }) => of.priority === undefined || data.priority === of.priority)
    .filter(({ data }) => of.edition === undefined || data.edition === of.edition)
    .sort((a, b) => b.data.edition.localeCompare(a.data.edition, 'en'));
}

/** The trees of a chain in the order of its texts, the remark last. */
async function chainTrees({ data }: HeldChain): Promise<Root[]> {
  const told = chainTexts(data).map(({ text }) => withNumbers(sentence(text, data.edition).tree));
  return [...(await Promise.all(told)), data.tree];
}

/** Chains ready for one page, in their order, after the texts that stand above them. */
export async function shownChains(
  held: readonly HeldChain[],
  above: readonly Root[] = [],
): Promise<{ texts: string[]; chains: ShownChain[] }> {
  const trees = await Promise.all(held.map(chainTrees));
  const html = await explained([...above, ...trees.flat()]);
  const rest = html.slice(above.length);
  const chains = await Promise.all(
    held.map((chain, index) => shown(chain, rest.splice(0, trees[index]!.length))),
  );
  return { texts: html.slice(0, above.length), chains };
}

async function shown({ id, data }: HeldChain, texts: string[]): Promise<ShownChain> {
  const links = chainParts.map(({ key, title, none }): ShownLink => {
    const link = data[key];
    const level = link && 'level' in link ? impactLevels[link.level] : undefined;
    return { title, none, level, html: link && texts.shift()!, place: link?.place };
  });
  return {
    ...{ id, links, path: `/impact/#${id}`, title: data.title, hasOutcome: data.outcome !== undefined },
    remark: texts[0]!,
    priority: await priorityLink(data.priority),
    place: await shownPlace(data),
  };
}

async function priorityLink(id: string | undefined): Promise<Link | undefined> {
  const priority = (await sorted('priorities')).find((each) => each.id === id);
  return priority && { path: `/priorities/${priority.id}/`, title: priority.data.title };
}

/** How many of some chains tell what changed: `7 of 30 tell what changed`. */
export function outcomes(held: readonly HeldChain[]): { all: number; told: number; silent: number } {
  const told = held.filter(({ data }) => data.outcome).length;
  return { all: held.length, told, silent: held.length - told };
}
