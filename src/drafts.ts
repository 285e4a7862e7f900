import { parse } from 'jsonc-parser';
import type { Node } from 'yaml';
import { editionOf, isEditionName } from './edition.ts';
import { yamlDocument } from './yaml.ts';

/** Whether drafts are read like all else, or as if their files were not there, which is what readers get. */
export type DraftView = 'shown' | 'left out';

/** The drafts of a site: whole editions by name, and every file that is one, for itself or with its edition. */
export interface Drafts {
  editions: ReadonlySet<string>;
  /** Paths from the site's folder. */
  files: ReadonlySet<string>;
}

/** A file by its path from the site's folder. */
interface File {
  path: string;
  text: string;
}

type Head = Readonly<Record<string, unknown>>;

/** Lists whose members each tell of an edition; without the members of draft editions, the file says what it said before. */
export const toldLists = ['found', 'record', 'follow', 'said'] as const;

/** Of these lists one member is needed: a file is a draft with its last one. */
const neededLists = ['found', 'record'] as const;

/**
 * What among the files of `content/` and `data/` is a draft: files that say so, and with an edition that says so
 * everything of that edition. It is decided from what can be read of a file, so that a half-written one is a draft too.
 * A frozen edition is published, and its mark counts for nothing.
 */
export function drafts(files: readonly File[]): Drafts {
  const paths = new Set(files.map(({ path }) => path));
  const marked = files.filter((file) => file.text.includes('draft') && isMarked(head(file)));
  const editions = new Set(
    marked.flatMap(({ path }) => {
      const name = /^content\/editions\/([^/]+)\.md$/.exec(path)?.[1];
      return name && !paths.has(`content/editions/${name}.lock.json`) ? [name] : [];
    }),
  );
  const own = marked.map(({ path }) => path).filter((path) => !/^content\/editions\//.test(path));
  const belonging = editions.size === 0 ? [] : files.filter((file) => isOf(file, editions));
  return { editions, files: new Set([...own, ...belonging.map(({ path }) => path)]) };
}

/** Whether a file belongs to one of the editions and to no other. */
export function isOf(file: File, editions: ReadonlySet<string>): boolean {
  const name = editionOf(file.path) ?? '';
  if (editions.has(name)) return true;
  if (isEditionName(name) || ![...editions].some((edition) => file.text.includes(edition))) return false;
  const { edition, ...rest } = head(file);
  if (editions.has(String(edition))) return true;
  return neededLists.some((key) => {
    const list = rest[key];
    return Array.isArray(list) && list.length > 0 && list.every((each) => isTold(each, editions));
  });
}

/** Whether a member of a list tells of one of the editions. */
export function isTold(member: unknown, editions: ReadonlySet<string>): boolean {
  return editions.has(String((member as Head | null)?.['edition']));
}

/**
 * A text of the same length and lines in which members of lists in its front matter are blank, so that whoever reads the
 * text finds nothing of them.
 */
export function withoutMembers(text: string, members: ReadonlyMap<string, readonly number[]>): string {
  const [opening = '', yaml = ''] = /^---[^\S\n]*\n(?=(.*?)(?:\n---|$))/s.exec(text) ?? [];
  const document = yamlDocument(yaml, false);
  const ranges = [...members].flatMap(([key, indices]) =>
    indices.map((index) => (document?.getIn([key, index], true) as Partial<Node> | undefined)?.range),
  );
  return ranges
    .filter((range) => range !== undefined && range !== null)
    .map(([start, , end]) => [start + opening.length, end + opening.length] as const)
    .reduce(
      (left, [start, end]) =>
        left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, ' ') + left.slice(end),
      text,
    );
}

/** Whatever is written behind `draft`, only `false` publishes: what was meant for a mark leaks nothing. */
function isMarked(head: Head): boolean {
  return head['draft'] !== undefined && !['false', false].includes(head['draft'] as string);
}

/** The keys of a JSON file, or of the front matter of a text, as far as they can be read. */
function head({ path, text }: File): Head {
  if (path.endsWith('.json')) return keys(jsonOf(text));
  const [, yaml = ''] = /^\uFEFF?---[^\S\n]*\n(.*?)(?:\n---|$)/s.exec(text.replace(/\r\n?/g, '\n')) ?? [];
  const document = yamlDocument(yaml, false);
  const line = /^(['"]?)draft\1[^\S\n]*:[^\S\n]*(['"]?)(\w*)/m.exec(yaml);
  return { ...(line && { draft: line[3] }), ...keys(valueOf(document)) };
}

/** The value of a JSON file, as far as it can be read; nothing when it is nested too deep. */
function jsonOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The value of a document; nothing when it is too broken to have one. */
function valueOf(document: ReturnType<typeof yamlDocument>): unknown {
  try {
    return document?.toJS();
  } catch {
    return undefined;
  }
}

function keys(value: unknown): Head {
  return typeof value === 'object' && value !== null ? (value as Head) : {};
}
