import type { Content } from '../../content.ts';
import { fileNameFault } from '../../file-name.ts';
import { firstProblems } from '../../first-problems.ts';
import { hostFiles, markFile, securityFile } from '../../host-file.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { excerpt } from '../../source.ts';
import type { Rule } from '../rule.ts';
import { sitePaths } from '../once.ts';

/** A redirect leads from an address that is no more to one that is, in one step, page to page and file to file. */
export const redirectRule: Rule = {
  name: 'redirects',
  group: 'Publication',
  asks: 'A redirect leads from an address that is no more, and that every computer can hold, to one that is, in one step.',
  why: 'Published addresses never die; other sites link to them.',
  example: {
    in: 'content/redirects.json',
    wrong: '{ "/old/": "/2020-21/carg/" }',
    right: '{ "/old/": "/2020-21/crag/" }',
  },
  find: redirectProblems,
};

function redirectProblems(content: Content): Problem[] {
  const { redirects } = content;
  if (!redirects) return [];
  const known = sitePaths(content);
  const froms = Object.keys(redirects.value);
  const places = placesOf([...known, ...froms]);
  const faulty = Object.entries(redirects.value)
    .values()
    .flatMap(([from, to]) => {
      const fault =
        nameFault(from) ?? placeFault(from, known, places) ?? targetFault(from, to, known, redirects.value);
      return fault ? [{ from, fault }] : [];
    });
  return firstProblems(faulty, ({ from, fault }) =>
    problemAt(redirects.source, redirects.offsetOf([from]), fault()),
  );
}

/** What is wrong, told when it is asked for: looking for what was meant takes long. */
type Told = () => Fault;

/** The most characters between two slashes of an address, and of all of it: folders and files are named after them. */
const most = { part: 100, all: 200 };

/** Why no file of every computer could stand at an address. */
function nameFault(from: string): Told | undefined {
  const parts = from.split('/').filter((part) => part !== '');
  const cure = 'Delete the line: nothing can be put at this address.';
  const isLong = (text: string, limit: number) => text.length > limit || Buffer.byteLength(text) > 2 * limit;
  if (isLong(from, most.all) || parts.some((part) => isLong(part, most.part))) {
    const message = `The address ${excerpt(from)} is too long: it has at most ${most.all} characters, and ${most.part} between two slashes.`;
    return () => ({ message, cure });
  }
  const fault = parts.map(fileNameFault).find((each) => each !== undefined);
  if (fault === undefined) return undefined;
  return () => ({ message: `Not every computer can hold a file at ${from}: ${fault}.`, cure });
}

/** Addresses by what is the same to computers that do not tell capital letters apart, and the same of folders above them. */
interface Places {
  taken: Map<string, string[]>;
  folders: Map<string, string>;
}

function placesOf(paths: readonly string[]): Places {
  const taken = new Map<string, string[]>();
  const folders = new Map<string, string>();
  for (const path of new Set(paths)) {
    const key = keyOf(path);
    taken.set(key, [...(taken.get(key) ?? []), path]);
    for (const folder of foldersOf(key)) if (!folders.has(folder)) folders.set(folder, path);
  }
  return { taken, folders };
}

function keyOf(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}

/** The folders that an address lies in, without a slash at their end. */
function foldersOf(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
}

/** What the name of a file ends in, from its last full stop, in small letters. */
function endingOf(address: string): string {
  return /\.[^./]+$/.exec(address)?.[0].toLowerCase() ?? '';
}

/** What the build writes that is at no address. */
const own = [...hostFiles, securityFile, markFile];

/** Why nothing else can stand at an address. */
function placeFault(from: string, known: ReadonlySet<string>, { taken, folders }: Places): Told | undefined {
  if (known.has(from)) {
    const message = `${from} is an address of the site, so it cannot lead elsewhere.`;
    return () => ({ message, cure: 'Delete the line.' });
  }
  if (own.some((file) => `${keyOf(from)}/`.startsWith(`/${file}/`))) {
    const message = `${from} is a place that the build writes to, for what is not for readers.`;
    return () => ({ message, cure: 'Delete the line.' });
  }
  const key = keyOf(from);
  const alike = taken.get(key)!.find((path) => path !== from);
  if (alike !== undefined) {
    const message = `${from} and ${alike} are one address where capital letters are not told apart.`;
    return () => ({ message, cure: 'Keep one of the two, and delete this line if it is not that one.' });
  }
  const below = folders.get(key);
  const clash = below ?? foldersOf(key).flatMap((folder) => taken.get(folder) ?? [])[0];
  if (clash === undefined) return undefined;
  const message = `${from} and ${clash} cannot both be: one would be a file and a folder.`;
  return () => ({ message, cure: 'Delete the line.' });
}

/** Why an address cannot lead where it is to lead. */
function targetFault(
  from: string,
  to: string,
  known: ReadonlySet<string>,
  all: Readonly<Record<string, string>>,
): Told | undefined {
  if (from.endsWith('/') !== to.endsWith('/')) {
    const message = `${from} and ${to} are not both pages or both files.`;
    return () => ({ message, cure: 'An address of a page ends in /, one of a file does not.' });
  }
  if (!to.endsWith('/') && (endingOf(from) === '' || endingOf(from) !== endingOf(to))) {
    const message = `${from} and ${to} are not files of one kind.`;
    return () => ({ message, cure: 'Let it lead to a file with the same ending, such as .pdf or .csv.' });
  }
  const next = all[to];
  if (next !== undefined) {
    const isLoop = next === from || to === from;
    return () =>
      isLoop
        ? { message: `${from} leads back to itself.`, cure: 'Let it lead to an address that exists.' }
        : { message: `${from} leads to ${to}, which leads to ${next}.`, cure: `Write "${from}": "${next}".` };
  }
  if (known.has(to)) return undefined;
  const message = `${from} leads to ${to}, which is not an address of the site.`;
  return () => ({ message, cure: nearest(to, [...known]) });
}
