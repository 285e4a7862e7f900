import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Written } from '../entry.ts';
import type { GuidanceItem } from '../guidance.ts';
import { itemIds } from '../narrative/named.ts';
import { components } from '../narrative/parse.ts';
import { placeholder } from '../placeholder.ts';
import { later } from './years.ts';

/** A heading of last year's text, what the section below it answered, and which datasets it showed. */
interface OldSection {
  depth: number;
  title: string;
  answers: string[];
  shown: string[];
}

/** The sections of a text, those below others included. */
export function oldSections({ tree }: Pick<Written<unknown>, 'tree'>): OldSection[] {
  const found: OldSection[] = [];
  for (const node of tree.children) {
    if (isHeading(node)) {
      found.push({ depth: node.depth, title: toString(node).trim(), answers: [], shown: [] });
      continue;
    }
    const last = found.at(-1);
    if (!last) continue;
    for (const { name, attributes } of components({ type: 'root', children: [node] })) {
      if (name === 'Answers') last.answers.push(...itemIds(attributes));
      else if ((name === 'Chart' || name === 'Table') && attributes['data'])
        last.shown.push(attributes['data']);
    }
  }
  return found;
}

function isHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth >= 2 && node.depth <= 4;
}

/** Last year's sections for this year: the headings, what they answer of what is asked now, and a place to write. */
export function newSections(
  old: readonly OldSection[],
  asked: readonly GuidanceItem[],
  years: number,
): string[] {
  return old.flatMap(({ depth, title, answers, shown }, index) => {
    const hash = '#'.repeat(depth);
    const items = asked.filter(({ id }) => answers.includes(id));
    const isOpened = (old[index + 1]?.depth ?? 0) > depth && items.length === 0;
    return [
      `${hash} ${escaped(later(title, years))}`,
      ...(items.length > 0 ? [answersLine(items)] : []),
      ...(isOpened ? [] : [placeholder(sectionWords(items, shown))]),
    ];
  });
}

function sectionWords(items: readonly GuidanceItem[], shown: readonly string[]): string {
  const what = items.length > 0 ? items.map(({ asks }) => bare(asks)).join('; ') : 'what this section tells';
  const names = [...new Set(shown)].join(', ');
  return names === '' ? what : `${what}. Last time it showed the figures of ${names}`;
}

/** A section for each item that last year's sections did not answer. */
export function itemSections(items: readonly GuidanceItem[]): string[] {
  return items.flatMap((item) => [
    `## ${escaped(item.title.charAt(0).toUpperCase() + item.title.slice(1))}`,
    answersLine([item]),
    placeholder(
      `${bare(item.asks)}. If there is nothing to tell, delete this section and list "${item.id}" under "unanswered" of the edition, with the reason`,
    ),
  ]);
}

function answersLine(items: readonly GuidanceItem[]): string {
  return `<Answers items="${items.map(({ id }) => id).join('; ')}" />`;
}

/** A sentence as it goes on behind a colon. */
function bare(sentence: string): string {
  const words = sentence.trim().replace(/\.$/, '').replace(/[[\]]/g, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Words that Markdown and our components read as words. */
function escaped(words: string): string {
  return words.replace(/[\\`*_[\]<{]/g, '\\$&');
}
