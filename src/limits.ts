import { problemAt, type Fault, type Problem } from './problem.ts';
import { source, type Source } from './source.ts';

/** A passage of a text that is not read, from an offset to another, and why. */
interface Passage {
  start: number;
  end: number;
  fault: Fault;
}

/** The most characters, each some five times what the longest has that anybody wrote. */
const longest = { word: 500, paragraph: 30_000, matter: 60_000 };

/** The most lines of a file, and the most headings. */
const mostLines = { all: 7_000, headings: 400 };

/** The most marks of Markdown in a paragraph and in a whole text: reading them takes the square of their number. */
const mostMarks = { paragraph: 600, text: 12_000 };

/** The most columns of a table, quotations and lists that begin in one line, and spaces before one. */
const most = { columns: 120, openings: 20, indent: 100 };

/**
 * A text as far as it can be read in good time, and what cannot be: passages that would keep or break what reads them
 * are blank, so that the rest is still checked. `file` is missing when nothing is left.
 */
export function readable(file: Source): { file: Source | undefined; problems: Problem[] } {
  const whole = wholeFault(file.text);
  const refused = (fault: Fault, at: number) => problemAt(file, at, { rule: 'sizes', ...fault });
  if (whole) return { file: undefined, problems: [refused(whole, 0)] };
  const passages = unreadable(file.text);
  if (passages.length === 0) return { file, problems: [] };
  const problems = passages.map(({ start, fault }) => refused(fault, start));
  return { file: source(file.path, without(file.text, passages)), problems };
}

/** What keeps a whole file from being read. */
function wholeFault(text: string): Fault | undefined {
  const cure = 'Part it in several files, each with a part of what it says.';
  const lines = text.split('\n').length;
  if (lines > mostLines.all)
    return { message: `The file has ${lines} lines; one has at most ${mostLines.all}.`, cure };
  const headings = text.match(/^ {0,3}(?:#{1,6}(?=\s)|=+[ \t]*$|-+[ \t]*$)/gm)?.length ?? 0;
  if (headings > mostLines.headings)
    return { message: `The file has ${headings} headings; one has at most ${mostLines.headings}.`, cure };
  const matter = matterEnd(text);
  if (matter > longest.matter)
    return {
      message: `The front matter has ${matter} characters; it has at most ${longest.matter}.`,
      cure: 'Keep there what a line can say, and put the rest below it.',
    };
  return undefined;
}

/** The offset at which the front matter ends; 0 when there is none. */
function matterEnd(text: string): number {
  if (!/^---[^\S\n]*\n/.test(text)) return 0;
  const end = text.indexOf('\n---', 3);
  return end < 0 ? text.length : end;
}

function unreadable(text: string): Passage[] {
  const from = matterEnd(text);
  const words = [...text.slice(0, from).matchAll(tooLong)].map(({ 0: word, index }) => ({
    ...{ start: index, end: index + word.length, fault: wordFault(word) },
  }));
  let marks = 0;
  const below = [...text.slice(from).matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g)].flatMap(
    ({ 0: paragraph, index }): Passage[] => {
      const [start, own] = [from + index, marksIn(paragraph)];
      const isFull = own > 0 && marks + own > mostMarks.text;
      const fault = paragraphFault(paragraph) ?? (isFull ? tooMany : undefined);
      if (fault) return [{ start, end: start + paragraph.length, fault }];
      marks += own;
      return [];
    },
  );
  return [...words, ...below];
}

/** A text of the same length and lines in which some passages are blank. */
function without(text: string, passages: readonly Passage[]): string {
  return passages.reduce(
    (left, { start, end }) =>
      left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, ' ') + left.slice(end),
    text,
  );
}

const tooMany: Fault = {
  message: `The text has more than ${mostMarks.text} marks of Markdown, such as * and [; this paragraph is not read.`,
  cure: 'Part the text in two files, or take out the marks that are no use.',
};

function paragraphFault(text: string): Fault | undefined {
  const lines = text.split('\n');
  const fault = lines.map(lineFault).find((each) => each !== undefined);
  if (fault) return fault;
  const prose = lines.filter((line) => !line.startsWith('|'));
  const length = prose.reduce((sum, line) => sum + line.length, 0);
  if (length > longest.paragraph) {
    const message = `The paragraph has ${length} characters, which nobody could read.`;
    return { message, text, cure: 'Part it in several, with blank lines between them.' };
  }
  const marks = Math.max(marksIn(prose.join('\n')), ...lines.map(marksIn));
  if (marks <= mostMarks.paragraph) return undefined;
  const message = `The paragraph has ${marks} marks of Markdown, such as * and [.`;
  return { message, text, cure: 'Take out the marks that are no use, or part it in several.' };
}

function lineFault(text: string): Fault | undefined {
  const indent = /^[ \t]*/.exec(text)![0].replaceAll('\t', '    ').length;
  if (indent > most.indent)
    return { message: `The line begins with ${indent} spaces.`, text, cure: 'Begin it at the left margin.' };
  const openings = opening.exec(text)![0].match(/>|[-*+]|\d[.)]/g)?.length ?? 0;
  const cure = 'Say it with fewer, or under a heading of its own.';
  if (openings > most.openings)
    return { message: `The line begins ${openings} quotations or lists in each other.`, text, cure };
  const columns = text.split('|').length - 2;
  if (columns > most.columns) {
    const message = `The table has ${columns} columns; no page has room for more than ${most.columns}.`;
    return { message, text, cure: 'Leave columns out, or make a dataset of it.' };
  }
  const word = text.match(tooLong)?.[0];
  return word === undefined ? undefined : wordFault(word);
}

/** A word that is too long; cells of a table are parted without spaces. */
const tooLong = /[^\s|]{501,}/g;

/** What is wrong with a text of JSON or of a line: a word or all of it is too long. */
export function lengthFault(text: string): Fault | undefined {
  const word = text.match(tooLong)?.[0];
  if (word !== undefined) return wordFault(word);
  if (text.length <= longest.paragraph) return undefined;
  return {
    message: `The text has ${text.length} characters; one has at most ${longest.paragraph}.`,
    text,
    cure: 'Shorten it.',
  };
}

function wordFault(text: string): Fault {
  const message = `A word of ${text.length} characters stands here.`;
  return { message, text, cure: 'Part it with spaces, or delete it.' };
}

/** Marks that begin quotations and lists at the start of a line. */
const opening = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*/;

function marksIn(text: string): number {
  return text.match(/[*_~[\]`<!]/g)?.length ?? 0;
}
