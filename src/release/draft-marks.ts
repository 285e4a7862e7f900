import { parseTree, type Node } from 'jsonc-parser';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOf } from '../drafts.ts';
import { decoded, filesBelow } from '../files.ts';
import { draftsOf } from '../folders.ts';

/**
 * Takes the marks of drafts out of the files of an edition below `root`, and returns these; every other byte stays as it is.
 * With `asSpaces` spaces stand in their place, so that what is said of a file names the lines that its author sees.
 */
export function withoutDraftMarks(root: string, edition: string, asSpaces = false): string[] {
  const marked: string[] = [];
  const editions = new Set([edition]);
  for (const file of [...filesBelow(root, 'content'), ...filesBelow(root, 'data')]) {
    if (!/\.(mdx?|json)$/.test(file)) continue;
    // Each byte is one character, so that nothing but the mark changes, whatever the encoding.
    const text = readFileSync(join(root, file), 'latin1');
    const bare = file.endsWith('.json') ? withoutJsonMark(text, asSpaces) : withoutMatterMark(text, asSpaces);
    if (bare === text) continue;
    if (!isOf({ path: file, text: Buffer.from(text, 'latin1').toString() }, editions)) continue;
    marked.push(file);
    writeFileSync(join(root, file), bare, 'latin1');
  }
  return marked;
}

/** The files of an edition below `root` that are drafts still, since their marks are none that could be taken away: `draft: yes`. */
export function stillMarked(root: string, edition: string): string[] {
  const { editions, files } = draftsOf(root);
  if (editions.has(edition)) return [`content/editions/${edition}.md`];
  const own = new Set([edition]);
  return [...files].filter((path) => isOf({ path, text: decoded(root, path) ?? '' }, own));
}

/** A text without the line `draft: true` of its front matter; the text may be Latin-1 for UTF-8. */
export function withoutMatterMark(text: string, asSpaces = false): string {
  const matter = matterOf(text);
  const bare = matter.replace(
    /^(['"]?)draft\1[ \t]*:[ \t]*(['"]?)true\2[ \t]*(#[^\r\n]*)?(\r\n|\n|\r)/m,
    (mark) => left(mark, asSpaces),
  );
  return matter === bare ? text : text.replace(matter, () => bare);
}

/** A JSON text without `"draft": true` in its outermost object, and without the comma and the line that it leaves. */
export function withoutJsonMark(text: string, asSpaces = false): string {
  const [mark, before, after] = jsonMark(text);
  if (!mark) return text;
  const [start, end] = [mark.offset, mark.offset + mark.length];
  if (after) {
    const line = text.slice(0, start).search(/(?<=[\r\n])[ \t]*$/);
    const next = /^[ \t]*,[ \t]*(\r\n|\n|\r)?/.exec(text.slice(end))!;
    const isWholeLine = line >= 0 && next[1] !== undefined;
    return cut(text, isWholeLine ? line : start, end + next[0].length, asSpaces);
  }
  return cut(text, before ? before.offset + before.length : start, end, asSpaces);
}

function cut(text: string, from: number, to: number, asSpaces: boolean): string {
  return `${text.slice(0, from)}${left(text.slice(from, to), asSpaces)}${text.slice(to)}`;
}

/** What is left of a mark: nothing, or spaces and the ends of its lines. */
function left(mark: string, asSpaces: boolean): string {
  return asSpaces ? mark.replace(/[^\r\n]/g, ' ') : '';
}

/** The property `"draft": true`, with those before and after it. */
function jsonMark(text: string): (Node | undefined)[] {
  const properties = parseTree(text.replace(/^ï»¿/, '   '))?.children ?? [];
  const index = properties.findIndex(
    ({ children: [key, value] = [] }) => key?.value === 'draft' && value?.value === true,
  );
  return index < 0 ? [] : [properties[index], properties[index - 1], properties[index + 1]];
}

/** The front matter of a text with its fences, as it stands; empty when there is none. */
function matterOf(text: string): string {
  return /^(?:ï»¿)?---[ \t]*(?:\r\n|\n|\r)[\s\S]*?(?:\r\n|\n|\r)---[ \t]*(?=[\r\n]|$)/.exec(text)?.[0] ?? '';
}
