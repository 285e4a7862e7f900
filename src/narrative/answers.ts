import type { Root } from 'mdast';
import type { Edition, Unanswered } from '../edition.ts';
import { asked, type GuidanceItem, type NamedGuidance } from '../guidance.ts';
import { itemIds } from './named.ts';
import { components } from './parse.ts';
import { sections } from './themed.ts';

/** What stands before the items that a section answers, in every output. */
export const answersLead = 'Answers what the guidance asks about: ';

/** An item that a section answers, and where readers find what it asks for. */
export interface AnsweredItem {
  title: string;
  path: string;
}

/** The items that a section of a report or an edition names, each with its place on the page of the edition's guidance. */
export function answeredItems(
  narrative: string,
  ids: readonly string[],
  items: readonly GuidanceItem[],
): AnsweredItem[] {
  const [edition = ''] = narrative.split('/');
  return ids.map((id) => ({
    title: items.find((item) => item.id === id)!.title,
    path: itemPath(edition, id),
  }));
}

/** A narrative with an address: a report, or the text of an edition. */
export interface Narrated {
  id: string;
  /** What readers know it by. */
  title: string;
  tree: Root;
}

/** A section that answers an item. */
interface Answer {
  /** Its address: `/2016-17/oscb/#what-was-achieved`. */
  path: string;
  /** Its heading. */
  section: string;
  /** The report or the edition that it stands in. */
  report: string;
}

/** One item that the guidance asked of an edition: the sections that answer it, or why none does. */
export interface AskedItem {
  item: GuidanceItem;
  by: NamedGuidance[];
  answers: Answer[];
  unanswered: Unanswered | undefined;
}

/** The address of an item on the page of an edition's guidance. */
export function itemPath(edition: string, item: string): string {
  return `/${edition}/guidance/#item-${item}`;
}

/** All that the guidance in force asked of an edition, and where its narratives answer it. */
export function askedItems(
  edition: Edition,
  narratives: readonly Narrated[],
  guidance: readonly NamedGuidance[],
): AskedItem[] {
  const answers = narratives.flatMap(answersIn);
  return asked(edition, guidance).map(({ item, by }) => ({
    ...{ item, by },
    answers: answers.flatMap(({ items, answer }) => (items.includes(item.id) ? [answer] : [])),
    unanswered: edition.unanswered.find((each) => each.item === item.id),
  }));
}

/** The sections of a narrative that say what they answer. */
function answersIn({ id, title, tree }: Narrated): { items: string[]; answer: Answer }[] {
  const sectionOf = sections(tree);
  return components(tree).flatMap(({ name, attributes, node }) => {
    const section = sectionOf(node);
    if (name !== 'Answers' || !section) return [];
    const answer = { path: `/${id}/#${section.id}`, section: section.title, report: title };
    return [{ items: itemIds(attributes), answer }];
  });
}
