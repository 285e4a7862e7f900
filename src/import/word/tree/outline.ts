import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { headingIds } from '../../../narrative/parts.ts';
import type { Kind } from '../losses.ts';
import { placeScheme } from './pieces.ts';

type Lose = (kind: Kind, heading: number) => void;

/** Moves headings so that sections are `##` and no level is left out, and tells sections of the same name apart. */
export function outlined(children: readonly RootContent[], lose: Lose): void {
  const above: { own: number; depth: number }[] = [];
  const seen = new Map<string, number>();
  headingsIn(children).forEach((heading, index) => {
    const own = heading.depth;
    while (above.length > 0 && above.at(-1)!.own >= own) above.pop();
    const depth = (above.at(-1)?.depth ?? 1) + 1;
    above.push({ own, depth });
    if (depth > 6) lose('deep', index + 1);
    heading.depth = Math.min(depth, 6) as 2;
    if (depth !== 2) return;
    const words = toString(heading).trim();
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    if (count === 1) return;
    heading.children.push({ type: 'text', value: ` (${count})` });
    lose('sameHeading', index + 1);
  });
}

function headingsIn(children: readonly RootContent[]): Heading[] {
  return children.filter((node) => node.type === 'heading');
}

/** What links inside the document lead to: the section that a place is in, by its address; else they become words. */
export function linked(
  children: RootContent[],
  places: ReadonlyMap<string, RootContent | undefined>,
  lose: Lose,
): void {
  const headings = headingsIn(children);
  const ids = headingIds({ type: 'root', children } as Root);
  const idOf = new Map(headings.map((heading, index) => [heading, ids[index]!]));
  let passed = 0;
  visit({ type: 'root', children } as Root, (node, index, parent) => {
    if (node.type === 'heading') passed += 1;
    if (node.type !== 'link' || !node.url.startsWith(placeScheme)) return undefined;
    const place = places.get(decodeURIComponent(node.url.slice(placeScheme.length)));
    const heading = place && sectionOf(place, children);
    if (heading) {
      node.url = `#${idOf.get(heading)!}`;
      return undefined;
    }
    lose('localLink', passed);
    parent!.children.splice(index!, 1, ...(node.children as never[]));
    return index;
  });
}

/** The heading of a section or subsection that a block is in; pages list no deeper ones. */
function sectionOf(place: RootContent, children: readonly RootContent[]): Heading | undefined {
  const before = children.slice(0, children.indexOf(place) + 1);
  return headingsIn(before).findLast(({ depth }) => depth <= 3);
}
