import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { wordsPerMinute } from '../briefing.ts';
import type { PointWords } from '../point.ts';
import { pointIds } from './named.ts';
import { components } from './parse.ts';
import { sections } from './sections.ts';

/** A part of a briefing: its heading, where that stands in the text, and what follows. */
export interface BriefingPart {
  title: string;
  offset: number;
  tree: Root;
}

/** The parts of a briefing in their order; what stands above the first heading is in none. */
export function briefingParts(tree: Root): BriefingPart[] {
  return sections(tree).map(({ title, offset, blocks }) => ({
    ...{ title, offset },
    tree: { type: 'root', children: blocks },
  }));
}

/** The learning points that a briefing names, by id, in its order. */
export function briefingPoints(tree: Root): string[] {
  return [...new Set(components(tree).flatMap(({ attributes }) => pointIds(attributes)))];
}

/** The items of the first list of a part, each as its nodes: what to do, or the questions. */
export function listed(part: BriefingPart): Root[] {
  const list = part.tree.children.find(({ type }) => type === 'list');
  if (list?.type !== 'list') return [];
  return list.children.map(({ children }) => ({ type: 'root', children }));
}

/** How many words of a text are read aloud: its paragraphs, headings, points, and who speaks; a dash is none. */
export function wordsAloud(tree: Root, pointOf: (id: string) => PointWords | undefined): number {
  let count = 0;
  visit(tree, (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'heading') count += wordsIn(toString(node));
  });
  for (const { attributes } of components(tree)) {
    const points = pointIds(attributes).flatMap((id) => pointOf(id) ?? []);
    const said = [
      attributes['who'],
      attributes['title'],
      ...points.flatMap((each) => [each.headline, each.text]),
    ];
    count += wordsIn(said.join(' '));
  }
  return count;
}

/** How many words a text has: runs of characters with a letter or a digit among them. */
export function wordsIn(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** How long words take to be read aloud, in whole minutes, at least one. */
export function minutesAloud(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}
