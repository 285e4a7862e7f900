import { digestOf } from './cache.ts';
import type { SourcePaper, SourceUnit } from './source-paper.ts';

/** The lines of a text copy, whatever ends them. */
function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
}

/** Twelve hexadecimal digits of SHA-256 of some lines; space around them, and blank lines, do not count. */
export function digest(lines: readonly string[]): string {
  const words = lines.map((line) => line.trim()).filter((line) => line !== '');
  return digestOf(words.join('\n')).slice(0, 12);
}

/** What differs between a paper as it was mapped and its text copy; a line each, none when nothing does. */
export function copyDifferences(paper: SourcePaper, text: string): string[] {
  const copy = linesOf(text);
  const changed = paper.units.flatMap((unit) => unitDifference(unit, copy));
  const counted =
    copy.length === paper.lines ? [] : [`The copy has ${copy.length} lines, not ${paper.lines}.`];
  const whole = changed.length === 0 && counted.length === 0 && paper.digest !== digest(copy);
  return [
    ...counted,
    ...changed,
    ...uncovered(paper.units, copy),
    ...(whole ? ['The digest of the whole copy is not that of the copy.'] : []),
  ];
}

function unitDifference(
  { lines: [from, to], place, digest: kept }: SourceUnit,
  copy: readonly string[],
): string[] {
  const name = `Lines ${from} to ${to} (${place})`;
  if (kept === undefined) return [`${name} have no digest yet.`];
  if (digest(copy.slice(from - 1, to)) === kept) return [];
  const height = to - from + 1;
  const at = copy.findIndex(
    (line, index) => line.trim() !== '' && digest(copy.slice(index, index + height)) === kept,
  );
  return [at === -1 ? `${name} have changed.` : `${name} have moved to line ${at + 1}.`];
}

/** Runs of lines with words that belong to no unit. */
function uncovered(units: readonly SourceUnit[], copy: readonly string[]): string[] {
  const held = new Set(
    units.flatMap(({ lines: [from, to] }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    ),
  );
  const free = copy.flatMap((line, index) => (line.trim() !== '' && !held.has(index + 1) ? [index + 1] : []));
  const runs = free.filter((line) => !free.includes(line - 1));
  return runs.map((from) => {
    const to = free.find((line) => line >= from && !free.includes(line + 1))!;
    return from === to ? `Line ${from} belongs to no unit.` : `Lines ${from} to ${to} belong to no unit.`;
  });
}

/** A paper with the number of lines and the digests of its text copy. */
export function renewed(paper: SourcePaper, text: string): SourcePaper {
  const copy = linesOf(text);
  const units = paper.units.map((unit) => {
    const [from, to] = unit.lines;
    return { ...unit, digest: digest(copy.slice(from - 1, to)) };
  });
  return { ...paper, lines: copy.length, digest: digest(copy), units };
}

/** A paper as its file says it: a key a line, and a unit in few lines. */
export function sourceText({ units, ...paper }: SourcePaper): string {
  const head = Object.entries(paper).map(([key, value]) => `  ${pair(key, value)},`);
  const body = units.map((unit) => `    { ${unitLines(unit).join(',\n      ')} }`);
  return `{\n${head.join('\n')}\n  "units": [\n${body.join(',\n')}\n  ]\n}\n`;
}

const heads = ['lines', 'section', 'place', 'about'];

/** The keys of a unit in the lines of the file: what it is, where it is, what is to be known, its digest. */
function unitLines(unit: SourceUnit): string[] {
  const pairs = Object.entries(unit).filter(
    ([key, value]) => value !== undefined && !(key === 'carried' && unit.carried.length === 0),
  );
  const first = heads.flatMap((key) => pairs.filter(([name]) => name === key));
  const rest = pairs.filter(([key]) => !heads.includes(key));
  return [
    first.map(([key, value]) => pair(key, value)).join(', '),
    ...rest.map(([key, value]) => pair(key, value)),
  ];
}

function pair(key: string, value: unknown): string {
  const words = Array.isArray(value)
    ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]`
    : JSON.stringify(value);
  return `${JSON.stringify(key)}: ${words}`;
}

/** A file's text without its digests, from which short texts that are not public could be guessed. */
export function withoutDigests(paper: SourcePaper): SourcePaper {
  const { digest: _, ...rest } = paper;
  return { ...rest, units: paper.units.map(({ digest: __, ...unit }) => unit) };
}
