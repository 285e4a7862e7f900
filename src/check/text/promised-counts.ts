import type { Heading, Nodes, Parents, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Text } from '../../entry.ts';
import { numberWords, ordinalWords, placeOf, wholeOf } from '../../number/words.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** A number of things that a text announces is the number of those that follow. */
export const promisedCounts: Rule = {
  name: 'promised-counts',
  group: 'Text',
  severity: 'warning',
  asks: 'A text that promises three things gives three.',
  why: 'One of them was forgotten, or added, and readers look for it in vain. Compared are a sentence that ends in a colon with the list or the components below it, a heading with the list or the headings of its section, and “two reasons” with “first …, second …”.',
  example: {
    wrong: 'The board has two aims:\n\n- to listen\n- to learn\n- to act',
    right: 'The board has three aims:\n\n- to listen\n- to learn\n- to act',
  },
  find: ({ texts, posters }) => {
    const points = new Map(posters.map(({ id, value }) => [id, value.points.length]));
    return Object.values(texts).flatMap((all) => all.flatMap((text) => problems(text, points)));
  },
};

const things =
  'things|reasons|ways|points|steps|areas|priorit(?:y|ies)|recommendations?|themes?|messages?|questions?|objectives?|aims?|principles?|actions?|findings?|examples?|parts|stages|groups|factors|issues|lessons|strands|sections|types|kinds|forms|challenges|changes|strengths|weaknesses|standards|goals|ideas|tasks|duties|elements|aspects|measures|outcomes|conclusions|headlines|causes|signs|tips|rules|values|facts|sources';

/** `three main priorities`, but not `three of the priorities`, `at least two ways` or `two or three things`. */
const promise = new RegExp(
  `(?<!(?:other|another|first|last|further|at least|at most|more than|fewer than|less than|over|up to|about|around|nearly|or|to|of|of the|of these|of those|of our|of its|of their|than|and|–|-|/|in|by|,|\\.|£)\\s?)(?<![\\d\\p{L}])(${numberWords}|[1-9]\\d?)\\s+(?:(?!of\\b|to\\b|and\\b|or\\b|in\\b|per\\b|the\\b)[\\p{L}’-]+,?\\s+){0,3}?(?:${things})\\b`,
  'giu',
);

interface Promise {
  words: string;
  count: number;
  index: number;
}

function promises(text: string): Promise[] {
  return [...text.matchAll(promise)].flatMap(({ 0: words, 1: count = '', index }) => {
    const whole = wholeOf(count.toLowerCase());
    return whole === undefined || whole < 2 ? [] : [{ words, count: whole, index }];
  });
}

function problems(text: Text, points: ReadonlyMap<string, number>): Problem[] {
  const members = (node: Nodes | undefined) => membersOf(node, points);
  const problemOf = (node: Nodes, { words, count }: Promise, given: number, what: string) =>
    problemAt(text.source, text.bodyOffset + (node.position?.start.offset ?? 0), {
      severity: 'warning',
      message: `“${words}” promises ${count}, and ${what} ${given}.`,
      text: words,
      cure: 'Correct the number, or look for what is missing or too many.',
    });
  const found: Problem[] = [];
  const walk = (parent: Parents) => {
    parent.children.forEach((node, index) => {
      const next = parent.children[index + 1];
      if (node.type === 'paragraph') found.push(...inParagraph(node, next, members, problemOf));
      else if (node.type === 'heading')
        found.push(...inHeading(node, sectionOf(parent as Root, node, index), members, problemOf));
      else if ('children' in node) walk(node as Parents);
    });
  };
  walk(text.tree);
  return found;
}

type Members = (node: Nodes | undefined) => number | undefined;
type Make = (node: Nodes, promised: Promise, given: number, what: string) => Problem;

function inParagraph(node: Nodes, next: Nodes | undefined, members: Members, problemOf: Make): Problem[] {
  const text = toString(node);
  const last = promises(text).at(-1);
  if (!last) return [];
  const end = text.slice(last.index + last.words.length);
  const isOpen =
    next?.type === 'list'
      ? /^[^.!?]*:\s*$/.test(end)
      : announces.test(last.words) && /^[^.!?]*[.:]\s*$/.test(end);
  const given = isOpen ? members(next) : undefined;
  if (given !== undefined)
    return given === last.count ? [] : [problemOf(node, last, given, 'below it stand')];
  const parts = /:\s(?=[^:.?!]*;)([^:.?!]+)[.!?]?/.exec(text.slice(last.index));
  if (parts && !/[.!?]/.test(text.slice(last.index, last.index + parts.index))) {
    const said = parts[1]!.split(';').length;
    return said === last.count ? [] : [problemOf(node, last, said, 'the sentence gives')];
  }
  return inOrdinals(node, text, problemOf);
}

/** `Two reasons … First, … Second, … Third, …` */
function inOrdinals(node: Nodes, text: string, problemOf: Make): Problem[] {
  const ordinal = new RegExp(`(?:^|[.:;]\\s+)(?:and )?(${ordinalWords})(?:ly)?,\\s`, 'gi');
  const found = [...text.matchAll(ordinal)];
  const places = found.map(([, word]) => placeOf(word!.toLowerCase())!);
  if (places.length < 2 || places.some((place, index) => place !== index + 1)) return [];
  const before = promises(text.slice(0, found[0]!.index + 1)).at(-1);
  if (!before || before.count === places.length) return [];
  return [problemOf(node, before, places.length, 'the text counts')];
}

/** A heading against the only list of its section, or the headings below it. */
function inHeading(node: Heading, section: readonly Nodes[], members: Members, problemOf: Make): Problem[] {
  const [promised, another] = promises(toString(node));
  if (!promised || another) return [];
  const below = section.filter((each) => each.type === 'heading' && each.depth === node.depth + 1).length;
  const lists = section.flatMap((each) => members(each) ?? []);
  const counts = [...lists, ...(below > 1 ? [below] : [])];
  if (counts.length !== 1 || counts[0] === promised.count) return [];
  return [problemOf(node, promised, counts[0]!, 'its section has')];
}

/** What stands below a heading, up to the next of its level. */
function sectionOf({ children }: Root, { depth }: Heading, index: number): Nodes[] {
  const rest = children.slice(index + 1);
  const end = rest.findIndex((each) => each.type === 'heading' && each.depth <= depth);
  return end < 0 ? rest : rest.slice(0, end);
}

/** What a component names, so that a sentence which ends in a full stop may announce it too. */
const announces = /(?:things|messages?|points|recommendations?|aims?|actions?|lessons)$/i;

/** How many things a list has, or a component that names them. */
function membersOf(node: Nodes | undefined, points: ReadonlyMap<string, number>): number | undefined {
  if (node?.type === 'list') return node.children.length;
  if (node?.type !== 'mdxJsxFlowElement' || !['LearningPoints', 'Recommendations'].includes(node.name ?? ''))
    return undefined;
  const [named] = node.attributes.filter(
    (each) => each.type === 'mdxJsxAttribute' && ['points', 'names', 'poster'].includes(each.name),
  );
  if (named?.type !== 'mdxJsxAttribute' || typeof named.value !== 'string') return undefined;
  return named.name === 'poster' ? points.get(named.value) : named.value.split(';').length;
}
