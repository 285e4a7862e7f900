import type { Root } from 'mdast';
import type { z } from 'astro/zod';
import { json, type Json } from './dataset/read.ts';
import { isTold, toldLists, withoutMembers, type Drafts } from './drafts.ts';
import { decoded, filesBelow, unreadFault } from './files.ts';
import { readable } from './limits.ts';
import { matter } from './narrative/matter.ts';
import { fileNarrative } from './narrative/read.ts';
import type { Problem, ReadingRule } from './problem.ts';
import { source, type Source } from './source.ts';
import { unseenProblems } from './unseen.ts';

/** A file of the content that follows its schema. */
export interface Entry<Value> {
  /** The path below its folder, without the ending: `2019-20/crag`. */
  id: string;
  value: Value;
  source: Source;
  /** The offset of a key or a row in the file. */
  offsetOf: (path: readonly PropertyKey[]) => number;
}

/** The text of a file below its front matter, whether or not the front matter follows its schema. */
export interface Text {
  id: string;
  source: Source;
  tree: Root;
  bodyOffset: number;
}

/** An entry with text below its front matter. */
export type Written<Value> = Entry<Value> & Text;

/** A folder that was read: the entries that follow their schema, every text, and every problem met. */
export interface Folder<Item> {
  entries: Item[];
  texts: Text[];
  problems: Problem[];
}

/** Reads the files of a folder whose names match; a name that is no address is a problem, and so are bytes that are no text. */
export function folder<Item>(
  root: string,
  path: string,
  ending: RegExp,
  nameFault: (id: string) => string | undefined,
  read: (file: Source, id: string) => { entry: Item | undefined; text?: Text; problems: Problem[] },
): Folder<Item> {
  const found: Folder<Item> = { entries: [], texts: [], problems: [] };
  for (const file of filesBelow(root, path)) {
    const name = file.slice(path.length + 1);
    if (!ending.test(name)) continue;
    const text = decoded(root, file);
    const id = name.replace(/\.\w+$/, '');
    const fault =
      nameFault(id.toLowerCase()) ?? (id === id.toLowerCase() ? undefined : 'a name has only small letters');
    if (fault)
      found.problems.push(
        fileProblem('places', file, `The file has a name that is not an address: ${fault}.`, 'Rename it.'),
      );
    if (text === undefined) {
      found.problems.push({ file, severity: 'error', ...unreadFault(root, file) });
      continue;
    }
    const { file: opened, problems: sizes } = opening(source(file, text));
    found.problems.push(...sizes);
    if (!opened) continue;
    found.problems.push(...unseenProblems(opened));
    const { entry, text: below, problems } = again(opened, () => read(opened, id));
    found.problems.push(...problems);
    if (below) found.texts.push(below);
    if (entry && !fault) found.entries.push(entry);
  }
  return found;
}

/** A file as far as it can be read in good time. */
function opening(file: Source): ReturnType<typeof readable> {
  return file.path.endsWith('.json') ? { file, problems: [] } : readable(file);
}

/** What the last reading of each file gave, by its path. */
const kept = new Map<string, { text: string; given: unknown }>();

/** What a file gives; a file that has not changed since it was read is not read again. */
function again<Given>({ path, text }: Source, read: () => Given): Given {
  const last = kept.get(path);
  if (last?.text === text) return last.given as Given; // A path has one kind of entry, and text decides all of it.
  const given = read();
  kept.set(path, { text, given });
  return given;
}

/** A folder as if its drafts were not there: without their files, and without what others tell of a draft edition. */
export function published<Item extends Entry<object>>(
  { entries, texts, problems }: Folder<Item>,
  { editions, files }: Drafts,
): Folder<Item> {
  const left = entries
    .filter(({ source }) => !files.has(source.path))
    .map((entry) => (editions.size === 0 ? entry : withoutTold(entry, editions)));
  const sources = new Map(left.map((entry) => [entry.source.path, entry.source]));
  return {
    entries: left,
    texts: texts
      .filter(({ source }) => !files.has(source.path))
      .map((text) => ({ ...text, source: sources.get(text.source.path) ?? text.source })),
    problems: problems.filter(({ file }) => !files.has(file)),
  };
}

/** An entry without the members of its lists that tell of some editions; in its text they are blank. */
function withoutTold<Item extends Entry<object>>(entry: Item, editions: ReadonlySet<string>): Item {
  const lists = entry.value as Readonly<Record<string, unknown>>;
  const told = toldLists.flatMap((key) => {
    const list = lists[key];
    const all = Array.isArray(list) ? [...list.keys()] : [];
    const isOut = (index: number) => isTold((list as unknown[])[index], editions);
    return all.some(isOut)
      ? [{ key, rest: all.filter((index) => !isOut(index)), out: all.filter(isOut) }]
      : [];
  });
  if (told.length === 0) return entry;
  const kept = new Map<PropertyKey, number[]>(told.map(({ key, rest }) => [key, rest]));
  const shorter = told.map(({ key, rest }) => [key, rest.map((index) => (lists[key] as unknown[])[index])]);
  const offsetOf = ([key, index, ...more]: readonly PropertyKey[]) => {
    if (key === undefined || index === undefined) return entry.offsetOf(key === undefined ? [] : [key]);
    return entry.offsetOf([key, kept.get(key)?.[Number(index)] ?? index, ...more]);
  };
  const { path, text } = entry.source;
  const blank = withoutMembers(text, new Map(told.map(({ key, out }) => [key, out])));
  const before = statusBefore(lists['follow'], editions);
  const value = { ...entry.value, ...Object.fromEntries(shorter), ...before };
  return { ...entry, value, offsetOf, source: source(path, blank) };
}

/** The status of a recommendation before the first of some editions spoke of it, and what it rested on, where it says so. */
function statusBefore(follow: unknown, editions: ReadonlySet<string>): object {
  const later = Array.isArray(follow) ? (follow as { was?: object }[]) : [];
  const was = later.find((each) => isTold(each, editions))?.was;
  return was ? { evidence: undefined, ...was } : {};
}

/** A problem of a file as a whole, with the rule that has a page of it. */
export function fileProblem(rule: ReadingRule, file: string, message: string, cure: string): Problem {
  return { file, line: 1, column: 1, severity: 'error', message, cure, rule };
}

/** Reads a file with front matter and text. */
export function written<Schema extends z.ZodType>(file: Source, id: string, schema: Schema) {
  const { value, problems, body, bodyOffset, offsetOf } = matter(file, schema);
  const { tree, problems: faults } = fileNarrative(file, body, bodyOffset);
  const text: Text = { id, source: file, tree, bodyOffset };
  const entry: Written<z.infer<Schema>> | undefined =
    value === undefined ? undefined : { ...text, value, offsetOf };
  return { entry, text, problems: [...of('front-matter', problems), ...of('components', faults)] };
}

/** Reads a JSON file. */
export function jsonEntry<Schema extends z.ZodType>(file: Source, id: string, schema: Schema) {
  const { value, problems, offsetOf }: Json<z.infer<Schema>> = json(file, schema);
  const entry: Entry<z.infer<Schema>> | undefined =
    value === undefined ? undefined : { id, value, source: file, offsetOf };
  return { entry, problems: of('json', problems) };
}

/** The same problems, each with its rule where it has none. */
function of(rule: ReadingRule, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ rule, ...problem }));
}
