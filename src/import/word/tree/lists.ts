import type { List, ListItem, Paragraph, RootContent } from 'mdast';

/** Where an item stands: how deep from 0, what is before it, and what counts together. */
export interface ItemPlace {
  level: number;
  isOrdered: boolean;
  number: number;
  key: string;
}

interface Known {
  level: number;
  key: string;
}

const placeOf = new WeakMap<List, Known>();

/** How deep lists stand in each other on pages. */
const mostDepth = 6;

/** Adds an item to the list that goes on here, or begins a list, in the last item of one where it stands deeper. */
export function addItem(children: RootContent[], words: Paragraph, place: ItemPlace): void {
  const item: ListItem = { type: 'listItem', spread: false, children: [words] };
  let [around, before] = [children as (RootContent | Paragraph)[], children.at(-1)];
  for (let depth = 1; before?.type === 'list'; depth += 1) {
    const { level } = placeOf.get(before)!;
    if (level >= place.level || depth >= mostDepth) break;
    around = before.children.at(-1)!.children as RootContent[];
    before = around.at(-1) as RootContent;
  }
  if (before?.type === 'list' && isSame(before, place)) before.children.push(item);
  else around.push(newList(item, place));
}

function isSame(list: List, { isOrdered, level, key, number }: ItemPlace): boolean {
  const known = placeOf.get(list)!;
  const isNext = !isOrdered || (list.start ?? 1) + list.children.length === number;
  return known.level >= level && !!list.ordered === isOrdered && known.key === key && isNext;
}

function newList(item: ListItem, { level, isOrdered, number, key }: ItemPlace): List {
  const list: List = {
    type: 'list',
    ordered: isOrdered,
    spread: false,
    children: [item],
    ...(isOrdered && { start: number }),
  };
  placeOf.set(list, { level, key });
  return list;
}
