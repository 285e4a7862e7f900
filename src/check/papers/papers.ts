import type { Content } from '../../content.ts';
import { madeSections, type CoverPaper } from '../../cover-paper.ts';
import { isSectionHeading, sections } from '../../narrative/sections.ts';
import type { Written } from '../../entry.ts';
import { keyMessages } from '../../narrative/messages.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { isReportName } from '../../report.ts';
import { committeeFaults, dateFaults, listProblems, names, type Names } from './names.ts';
import type { Rule } from '../rule.ts';

/** A committee paper names an edition, a committee, reports and key messages that exist; its sections have text; its day is in time. */
export const paperRule: Rule = {
  name: 'papers',
  group: 'Following the years',
  severity: 'both',
  asks: 'A committee paper names an edition, a committee, reports and key messages that exist, and every section has text.',
  why: 'Members decide by it. It warns where a role seems to be a person’s name, which it cannot know.',
  example: {
    in: 'content/papers/scrutiny.md',
    wrong: 'committee: scrutinny',
    right: 'committee: scrutiny',
  },
  find: paperProblems,
};

function paperProblems(content: Content): Problem[] {
  const known = names(content);
  return content.papers.flatMap((paper) => [
    ...namedProblems(paper, known),
    ...askedProblems(paper),
    ...messageProblems(paper, content, known),
    ...dayProblems(paper, content),
    ...sectionProblems(paper),
    ...personProblems(paper),
  ]);
}

function namedProblems(entry: Written<CoverPaper>, known: Names): Problem[] {
  const { value, source, offsetOf } = entry;
  const { edition, committee, annexes } = value;
  const isKnown = known.editions.includes(edition);
  const unknown = { message: `There is no edition "${edition}".`, cure: nearest(edition, known.editions) };
  const allowed = [...known.reportsOf(edition), ...known.missingOf(edition)];
  return [
    ...(isKnown ? [] : [problemAt(source, offsetOf(['edition']), unknown)]),
    ...committeeFaults(committee, known).map((fault) => problemAt(source, offsetOf(['committee']), fault)),
    ...(isKnown ? listProblems(entry, ['annexes'], annexes, allowed, edition) : []),
    ...value.background.flatMap((name, index) =>
      isKnown && isReportName(name) && !allowed.includes(name)
        ? listProblems(entry, ['background', index], [name], allowed, edition)
        : [],
    ),
  ];
}

/** A paper asks for something, in one way. */
function askedProblems({ value, source, offsetOf }: Written<CoverPaper>): Problem[] {
  const isListed = value.asks.length > 0;
  if (isListed !== (value.recommendation !== undefined)) return [];
  if (isListed)
    return [
      problemAt(source, offsetOf(['recommendation']), {
        message: 'What the committee is asked is said twice.',
        cure: 'Keep either "asks" or "recommendation".',
      }),
    ];
  const cure = 'List it under "asks", or write it in words of your own under "recommendation".';
  return [
    problemAt(source, offsetOf(['committee']), {
      message: 'The paper does not say what the committee is asked.',
      cure,
    }),
  ];
}

/** The key messages that a paper asks for are there. */
function messageProblems(entry: Written<CoverPaper>, content: Content, known: Names): Problem[] {
  const { value, source, offsetOf } = entry;
  const { edition, 'key-messages': list } = value;
  if (!known.editions.includes(edition)) return [];
  const allowed = ['edition', ...known.reportsOf(edition)];
  const empty = list.flatMap((name, index) => {
    const text =
      name === 'edition'
        ? content.texts.editions.find(({ id }) => id === edition)
        : content.texts.reports.find(({ id }) => id === `${edition}/${name}`);
    if (!text || keyMessages(text.tree).length > 0) return [];
    const fault = {
      message: `${text.source.path} has no key messages, which are to be the key issues of this paper.`,
      cure: 'Write them there in <KeyMessage>, or name a report that has some.',
    };
    return [problemAt(source, offsetOf(['key-messages', index]), fault)];
  });
  return [...listProblems(entry, ['key-messages'], list, allowed, edition), ...empty];
}

function dayProblems({ value, source, offsetOf }: Written<CoverPaper>, { editions }: Content): Problem[] {
  const edition = editions.find(({ id }) => id === value.edition)?.value;
  return dateFaults(value.date, edition?.to, edition?.title ?? '').map((fault) =>
    problemAt(source, offsetOf(['date']), fault),
  );
}

/** Every paragraph stands under a heading, and every heading has something below it. */
function sectionProblems({ value, tree, source, bodyOffset }: Written<CoverPaper>): Problem[] {
  const { recommendation, summary, issues, implications } = madeSections(value);
  const made: string[] = [recommendation, summary, issues, ...(value.implications ? [implications] : [])];
  const [first] = tree.children;
  const unheaded = {
    message: 'The text begins without a heading.',
    cure: 'Begin with one, such as ## Introduction.',
  };
  return [
    ...(first && !isSectionHeading(first)
      ? [problemAt(source, bodyOffset + (first.position?.start.offset ?? 0), unheaded)]
      : []),
    ...sections(tree)
      .filter(({ title, blocks }) => blocks.length === 0 && title !== '' && !made.includes(title))
      .map(({ title, offset }) => problemAt(source, bodyOffset + offset, emptyFault(title, value))),
  ];
}

function emptyFault(title: string, paper: CoverPaper): Fault {
  const all = Object.values(madeSections(paper));
  const near = all.find((each) => each.toLowerCase() === title.toLowerCase());
  if (near === 'Implications' && near === title)
    return {
      message: 'The paper has no implications.',
      cure: 'Write all six under "implications", or delete the heading.',
    };
  return {
    message: `The section "${title}" has no text.`,
    cure: near
      ? `Write the heading as "${near}" if its text is to be made.`
      : `Write some, or delete the heading. Text is made for ${all.map((each) => `"${each}"`).join(', ')}.`,
  };
}

const role =
  /\b(?:adviser|board|chair|chief|clerk|coordinator|councillor|directorate|director|head|lead|manager|member|nurse|officer|partner|secretary|service|solicitor|team|unit)s?\b/i;
const person = /^(?:\p{Lu}(?:\.|[\p{L}’'-]+)\s+){1,2}\p{Lu}[\p{L}’'-]+$/u;

/** Warns where a role seems to be a person's name: “Jo Example, Business Manager”. */
function personProblems({ value, source, offsetOf }: Written<CoverPaper>): Problem[] {
  const signed = Object.entries(value.implications ?? {}).flatMap(([key, words]) => {
    const [, by] = /\bchecked by:?\s+(.+)$/i.exec(words) ?? [];
    return by === undefined ? [] : [{ path: ['implications', key], words: by.replace(/\.$/, '') }];
  });
  const roles = [
    { path: ['by'], words: value.by ?? '' },
    { path: ['contact'], words: value.contact },
    ...signed,
  ];
  return roles.flatMap(({ path, words }) => {
    const isPerson = words.split(/[,;:()/]| [-–—] | and /).some((part) => isName(part.trim()));
    if (!isPerson) return [];
    return [
      problemAt(source, offsetOf(path), {
        severity: 'warning',
        message: 'This seems to name a person.',
        cure: 'Name the role alone, such as Business Manager.',
      }),
    ];
  });
}

function isName(words: string): boolean {
  return person.test(words) && !role.test(words);
}
