import { problemAt, type Problem } from '../../problem.ts';
import type { Source } from '../../source.ts';
import type { Rule } from '../rule.ts';
import { matches, wholeFiles } from './lines.ts';

/** Something that was left over from writing: how it looks, what it is, and whether it can ever be right. */
interface Leftover {
  find: string;
  what: string;
  cure?: string;
  isDoubtful?: true;
}

const write = 'Put in what belongs there, or delete it.';
const merge = 'Keep the right one of the two versions, and delete the lines with these marks.';
const asWord = 'In Word, update the fields (Ctrl+A, then F9) and put the words in their place.';

/** What is looked for in whole files; the first that fits tells what it is. */
const anywhere: readonly Leftover[] = [
  {
    find: '^(?:<{7}|>{7}|\\|{7})(?= |$)|^={7}$',
    what: 'a mark of two versions that were not merged',
    cure: merge,
  },
  { find: '\\b(?:TODO|FIXME|XXX+)\\b', what: 'a note to the writer' },
  {
    find: '(?<![\\p{L}\\d£])(?:£ ?[xX]{1,4}\\b|[xX]{1,4} ?(?:%|per cent\\b))',
    what: 'a number that was to be filled in',
  },
  {
    find: '\\b(?:dd|DD|xx|XX)/(?:mm|MM|xx|XX)/(?:(?:yy|YY|xx|XX){1,2}|(?:19|20)\\d{2})\\b',
    what: 'a date that was to be filled in',
  },
  {
    find: '\\[(?i:insert|add|enter|placeholder|to be (?:added|confirmed|inserted|completed))\\b[^\\]\\n]{0,80}\\]',
    what: 'a text that was to be filled in',
  },
  {
    find: '(?i:\\b(?:insert|add|put) (?:text|name|date|figure|number|table|chart|image|picture|quote) here\\b|\\blorem ipsum\\b)',
    what: 'a text that was to be filled in',
  },
  {
    find: '\\{\\{[^}\\n]{0,80}\\}\\}|<%[^%\\n]{0,80}%>|\\{%[^%\\n]{0,80}%\\}|\\$\\{[^}\\n]{0,80}\\}|(?<![\\w%])%[A-Z][A-Z_]{2,}%(?!\\w)|«\\w{2,40}»',
    what: 'a tag of a template',
  },
  {
    find: 'Error! (?:Reference source not found|Bookmark not defined|No text of specified style|Not a valid link|Hyperlink reference not valid)\\.?|\\bMERGEFORMAT\\b|\\bPAGEREF _|\\b_Toc\\d{6,}',
    what: 'a field of Word that leads to nothing',
    cure: asWord,
  },
  {
    find: '(?i:\\bclick (?:or tap )?here to enter (?:text|a date)\\b\\.?|\\bchoose an item\\.)',
    what: 'an empty field of a Word form',
  },
  {
    find: '#(?:REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|N/A)',
    what: 'an error of an Excel formula',
    cure: 'Correct the formula in the sheet, and write the number that it gives.',
  },
];

/** What is looked for in the words that readers see; in front matter it may be a list or a name. */
const inWords: readonly Leftover[] = [
  {
    find: '\\[(?:[xX]{2,}|\\?+|TBC|TBA|NAME|DATE|NUMBER|FIGURE)\\]',
    what: 'a text that was to be filled in',
  },
  {
    find: '\\[(?i:check|checked\\?|confirm|query|source\\??|ref\\??|update|name|date|number|figure|redacted\\?)\\]',
    what: 'a note to the writer',
    isDoubtful: true,
  },
  { find: '\\b(?:TBC|TBA)\\b', what: 'something to be confirmed', isDoubtful: true },
  {
    find: '(?<![\\p{L}\\d])(?:X{2}|x{2})(?= \\p{Ll})',
    what: 'a number that was to be filled in',
    isDoubtful: true,
  },
  { find: '\\?{2,}|\\(\\?\\)', what: 'a doubt of the writer', isDoubtful: true },
  {
    find: '(?i:\\b(?:pages?|p\\.|appendix|section|figure|table|chart|paragraph|para) (?:x{2,4}(?!\\w)|\\[[x#?]+\\]))',
    what: 'a number that was to be filled in',
    isDoubtful: true,
  },
  {
    find: '(?i:\\[(?!write here)[^\\]\\n]{0,40}\\bto (?:check|confirm|follow|add|update|provide|complete|be)\\b[^\\]\\n]{0,40}\\]|\\b(?:text|figures?|data|chart|table|picture|photo|quote|wording|details) (?:to follow|to be (?:added|inserted|supplied))\\b)',
    what: 'a text that was to be filled in',
    isDoubtful: true,
  },
  {
    find: '\\bOFFICIAL ?[-–:] ?SENSITIVE\\b|\\b(?:RESTRICTED|CONFIDENTIAL)\\b|(?i:\\bnot for (?:publication|(?:onward |wider )?circulation)\\b)',
    what: 'the mark of a paper that is not for the public',
    isDoubtful: true,
  },
  {
    find: '(?i:\\bhighlighted (?:in )?yellow\\b|\\byellow highlight)',
    what: 'a remark on how a draft looked',
    isDoubtful: true,
  },
  {
    find: '(?i:\\[(?:comment|note to (?:author|editor|self))[^\\]\\n]{0,60}\\]|\\bnote to (?:author|editor|self)\\b)|\\[[A-Z]{2,3}\\d{1,3}\\]',
    what: 'a comment of a reviewer',
    isDoubtful: true,
  },
  {
    find: '^(?i:["\']?draft["\']? ?: ?(?:true|yes)["\']?)$',
    what: 'the mark of a draft, which counts between the two lines of hyphens alone',
    cure: 'Move it between them, where the title stands; here it publishes the file.',
  },
  { find: '\\bDRAFT\\b|\\bDraft (?:v|version) ?\\d', what: 'the mark of a draft', isDoubtful: true },
];

/** Nothing that was only meant for those who wrote the text is left in it. */
export const leftovers: Rule = {
  name: 'leftovers',
  group: 'Text',
  severity: 'both',
  asks: 'No notes to the writer, gaps to fill in, template tags, marks of a merge or errors of Word and Excel are left.',
  why: 'Readers would see them, and would doubt the rest. What can never be right stops the build; what may be meant gets a warning, and so does everything in a draft.',
  example: {
    wrong: 'In the year, XX% of plans were reviewed in time [INSERT source].',
    right: 'In the year, 94% of plans were reviewed in time.',
  },
  warnsInDrafts: true,
  find: (content) => {
    const whole = wholeFiles(content).flatMap((source) =>
      [...source.text.matchAll(patterns.anywhere)].map((match) =>
        problemOf(source, match.index, match[0], kindOf(match, anywhere)),
      ),
    );
    const words = matches(content, patterns.inWords).map(({ match, line, offset }) =>
      problemOf(line.source, offset(), match[0], kindOf(match, inWords)),
    );
    return [...whole, ...words];
  },
};

const patterns = { anywhere: oneOf(anywhere), inWords: oneOf(inWords) };

/** One pattern with a group for each. */
function oneOf(all: readonly Leftover[]): RegExp {
  return new RegExp(all.map(({ find }) => `(${find})`).join('|'), 'gmu');
}

function kindOf(match: RegExpExecArray, all: readonly Leftover[]): Leftover {
  return all[match.slice(1).findIndex((group) => group !== undefined)]!;
}

function problemOf(
  source: Source,
  offset: number,
  text: string,
  { what, cure, isDoubtful }: Leftover,
): Problem {
  return problemAt(source, offset, {
    ...(isDoubtful && { severity: 'warning' as const }),
    message: isDoubtful ? `This looks like ${what}.` : `Left over: ${what}.`,
    text,
    cure: cure ?? write,
  });
}
