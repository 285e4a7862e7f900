import { toString } from 'mdast-util-to-string';
import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { itemsOf, type Guidance } from '../../guidance.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

type Place = { path: PropertyKey[]; fault: Fault };

/** Guidance keeps what earlier guidance asks for, names each item once, and says how far its list was checked. */
export const guidanceRule: Rule = {
  name: 'guidance',
  group: 'Following the years',
  asks: 'Guidance names each of its items once, and keeps only what earlier guidance asks for.',
  why: 'Editions are measured by it.',
  example: {
    in: 'content/guidance/invented-2018.md',
    wrong: 'items: [costs]',
    right: 'items: [money]',
  },
  find: guidanceProblems,
};

function guidanceProblems({ guidance }: Content): Problem[] {
  return guidance.flatMap((entry) => {
    const { value, source, offsetOf, tree, bodyOffset } = entry;
    const message = 'The guidance has no text.';
    const cure = 'Say below the front matter what it is, and how far its list was checked.';
    const isEmpty = toString(tree).trim() === '';
    const found = [...periodFaults(value), ...keptFaults(entry, guidance), ...itemFaults(entry, guidance)];
    return [
      ...(isEmpty ? [problemAt(source, bodyOffset, { message, cure })] : []),
      ...found.map(({ path, fault }) => problemAt(source, offsetOf(path), fault)),
    ];
  });
}

function periodFaults({ from, until }: Guidance): Place[] {
  if (until === undefined || from <= until) return [];
  const message = `The guidance is in force from ${from} until ${until}, which is before.`;
  return [{ path: ['until'], fault: { message, cure: 'Correct "from" or "until".' } }];
}

/** What is kept must be of guidance that is earlier, and asked for there. */
function keptFaults({ value }: Written<Guidance>, all: readonly Written<Guidance>[]): Place[] {
  const earlier = all.filter((other) => other.value.from < value.from);
  const ids = earlier.map(({ id }) => id);
  return value.keeps.flatMap(({ from, items = [] }, index): Place[] => {
    const other = earlier.find(({ id }) => id === from);
    if (!other) {
      const message = `There is no earlier guidance "${from}".`;
      return [{ path: ['keeps', index, 'from'], fault: { message, cure: nearest(from, ids) } }];
    }
    const known = itemsOf(other, all).map(({ id }) => id);
    return items.flatMap((item, place) => {
      const message = `"${from}" does not ask for "${item}".`;
      const fault = { message, cure: nearest(item, known) };
      return known.includes(item) ? [] : [{ path: ['keeps', index, 'items', place], fault }];
    });
  });
}

/** An item stands once in each guidance, and has the same words in all. */
function itemFaults({ id: own, value }: Written<Guidance>, all: readonly Written<Guidance>[]): Place[] {
  return value.items.flatMap(({ id, title, asks }, index): Place[] => {
    const path = ['items', index, 'id'];
    if (value.items.findIndex((item) => item.id === id) < index) {
      const fault = { message: `The item "${id}" stands here twice.`, cure: 'Keep one of them.' };
      return [{ path, fault }];
    }
    const before = all.find(
      (other) =>
        other.value.from < value.from &&
        other.value.items.some((item) => item.id === id && (item.title !== title || item.asks !== asks)),
    );
    if (!before || before.id === own) return [];
    const message = `The item "${id}" has other words in "${before.id}".`;
    const cure = 'Use the same "title" and "asks", or give it another name if it asks for something else.';
    return [{ path, fault: { message, cure } }];
  });
}
