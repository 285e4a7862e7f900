import { fewestPoints, mostWords, type Briefing } from '../../briefing.ts';
import type { Content } from '../../content.ts';
import { briefingData, briefingPdf } from '../../document/briefing.ts';
import { lacking } from '../../document/letters.ts';
import type { Written } from '../../entry.ts';
import {
  briefingParts,
  briefingPoints,
  minutesAloud,
  wordsAloud,
  wordsIn,
  type BriefingPart,
} from '../../narrative/briefing.ts';
import { isFor } from '../../pack.ts';
import { pointWords, type Point } from '../../point.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { formProblems } from './form.ts';
import { nameProblems, namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Briefings have the form, the length, the points and the readers that a briefing needs, and fit on two sides of A4. */
export const briefingRule: Rule = {
  name: 'briefings',
  group: 'Learning',
  severity: 'both',
  asks: 'A briefing has its seven parts, at most 980 words read aloud, and fits on two sides of A4.',
  why: 'It is read out in seven minutes of a team meeting, and ends with what to do and what to ask.',
  example: {
    in: 'content/learning/listening.mdx',
    wrong: '## Questions',
    right: '## Questions for your team',
  },
  find: briefingProblems,
};

function briefingProblems(content: Content): Problem[] {
  const { briefings, files } = content;
  const themes = namesIn('content/themes', files);
  const audiences = namesIn('content/audiences', files);
  return briefings.flatMap((entry) => {
    const found = [
      ...nameProblems(entry, 'themes', 'theme', themes),
      ...nameProblems(entry, 'audiences', 'audience', audiences),
      ...formProblems(entry),
      ...lengthProblems(entry, content),
    ];
    const isRead = !content.problems.some(({ file }) => file === entry.source.path);
    const isWhole =
      found.length === 0 &&
      isRead &&
      briefingPoints(entry.tree).every((id) => content.points.some((point) => point.id === id));
    const printed = isWhole ? printProblems(entry, content) : [];
    return [...found, ...printed, ...pointProblems(entry, content)];
  });
}

/** The points that a briefing names and the content has, in its order. */
function pointsOf({ tree }: Written<Briefing>, { points }: Content): Written<Point>[] {
  return briefingPoints(tree).flatMap((id) => points.find((point) => point.id === id) ?? []);
}

const wordsOf =
  ({ points }: Content) =>
  (id: string) => {
    const point = points.find((each) => each.id === id);
    return point && pointWords(id, point.value, point.tree);
  };

/** The words of each part that are read aloud, its heading included; the longest first. */
function lengths({ tree }: Written<Briefing>, content: Content): { part: BriefingPart; words: number }[] {
  return briefingParts(tree)
    .map((part) => ({ part, words: wordsIn(part.title) + wordsAloud(part.tree, wordsOf(content)) }))
    .sort((a, b) => b.words - a.words);
}

function allWords(entry: Written<Briefing>, content: Content): number {
  return wordsIn(entry.value.title) + wordsAloud(entry.tree, wordsOf(content));
}

function lengthProblems(entry: Written<Briefing>, content: Content): Problem[] {
  const words = allWords(entry, content);
  const longest = lengths(entry, content)[0];
  if (words <= mostWords || !longest) return [];
  return [
    problemAt(entry.source, entry.bodyOffset + longest.part.offset, {
      message: `The briefing has ${words} words to read aloud, its points included; seven minutes are ${mostWords}.`,
      cure: `Shorten it by ${words - mostWords}; the longest part is “${longest.part.title}”, with ${longest.words}.`,
    }),
  ];
}

/** Where a briefing names a point. */
function placeOf({ source, bodyOffset }: Written<Briefing>, id: string): number {
  const match = new RegExp(`(?<![\\w-])${id}(?![\\w-])`).exec(source.text.slice(bodyOffset));
  return bodyOffset + (match?.index ?? 0);
}

function pointProblems(entry: Written<Briefing>, content: Content): Problem[] {
  const { value, source, bodyOffset, offsetOf, tree } = entry;
  const named = briefingPoints(tree);
  const points = pointsOf(entry, content);
  const few = {
    message: `The briefing is made of ${named.length === 1 ? 'one learning point' : `${named.length} learning points`}; it needs ${fewestPoints}.`,
    cure: 'Name more with <LearningPoints points="…" />, or merge it with another briefing.',
  };
  const strange = points.filter((point) => !point.value.themes.some((theme) => value.themes.includes(theme)));
  const idle = value.audiences.filter(
    (audience) => points.length > 0 && !points.some((point) => isFor(point.value, audience)),
  );
  const warning = (offset: number, fault: Fault) =>
    problemAt(source, offset, { ...fault, severity: 'warning' });
  return [
    ...(named.length < fewestPoints ? [problemAt(source, bodyOffset, few)] : []),
    ...strange.map(({ id }) =>
      warning(placeOf(entry, id), {
        message: `The point "${id}" is of no theme of the briefing.`,
        cure: 'Add one of its themes to the briefing, or leave the point out.',
      }),
    ),
    ...idle.map((audience) =>
      warning(offsetOf(['audiences', value.audiences.indexOf(audience)]), {
        message: `None of the points of the briefing is for "${audience}".`,
        cure: 'Add a point that is, or leave the audience out.',
      }),
    ),
  ];
}

/** How many words stand in a millimetre of a printed column, about. */
const density = 1.9;

/** Sets the briefing for print; when it does not fit on two sides, says by how much and names the longest part. */
function printProblems(entry: Written<Briefing>, content: Content): Problem[] {
  const { board } = content;
  const longest = lengths(entry, content)[0];
  if (!board || !longest) return [];
  const { site } = board.value;
  const data = briefingData({
    ...{ board: board.value, site },
    briefing: { ...entry.value, tree: entry.tree },
    audiences: audienceTitles(entry.value, content),
    points: pointsOf(entry, content).map(({ id, value, tree }) => ({ id, data: { ...value, tree } })),
    minutes: minutesAloud(allWords(entry, content)),
    address: new URL(`learning/${entry.id}/`, site).href,
  });
  if (lacking(JSON.stringify(data)).length > 0) return []; // Another rule names the letters.
  try {
    briefingPdf(data);
    return [];
  } catch (error) {
    const fault = printFault((error as Error).message, longest.part);
    return [problemAt(entry.source, entry.bodyOffset + longest.part.offset, fault)];
  }
}

/** What is wrong with a briefing that Typst does not set; `message` is what it says. */
function printFault(message: string, longest: BriefingPart): Fault {
  const over = Number(/are (\d+) mm of a column too long/.exec(message)?.[1]);
  if (!over)
    return {
      message: 'The briefing cannot be printed.',
      text: message,
      cure: 'Leave out what is unusual in it.',
    };
  const words = Math.ceil((over * density) / 10) * 10;
  return {
    message: `Printed, the briefing is ${over} mm of a column too long for two sides of A4.`,
    cure: `Shorten it by about ${words} words, or by a point or two; the longest part is “${longest.title}”.`,
  };
}

/** Whom a briefing is for, as readers call them. */
function audienceTitles({ audiences }: Briefing, content: Content): string[] {
  return audiences.flatMap((id) => content.audiences.find((each) => each.id === id)?.value.title ?? []);
}
