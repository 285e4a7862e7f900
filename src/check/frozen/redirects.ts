import type { Content } from '../../content.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { sitePaths } from '../once.ts';

/** A redirect leads from an address that is no more to one that is, in one step, page to page and file to file. */
export const redirectRule: Rule = {
  name: 'redirects',
  group: 'Publication',
  asks: 'A redirect leads from an address that is no more to one that is, in one step.',
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
  return Object.entries(redirects.value).flatMap(([from, to]) => {
    const fault = faultOf(from, to, known, redirects.value);
    return fault ? [problemAt(redirects.source, redirects.offsetOf([from]), fault)] : [];
  });
}

function faultOf(
  from: string,
  to: string,
  known: ReadonlySet<string>,
  all: Readonly<Record<string, string>>,
): Fault | undefined {
  if (known.has(from)) {
    const message = `${from} is an address of the site, so it cannot lead elsewhere.`;
    return { message, cure: 'Delete the line.' };
  }
  const clash = [...known, ...Object.keys(all)].find((path) => isBelow(path, from) || isBelow(from, path));
  if (clash !== undefined) {
    const message = `${from} and ${clash} cannot both be: one would be a file and a folder.`;
    return { message, cure: 'Delete the line.' };
  }
  if (from.endsWith('/') !== to.endsWith('/')) {
    const message = `${from} and ${to} are not both pages or both files.`;
    return { message, cure: 'An address of a page ends in /, one of a file does not.' };
  }
  const next = all[to];
  if (next !== undefined) {
    const isLoop = next === from || to === from;
    return isLoop
      ? { message: `${from} leads back to itself.`, cure: 'Let it lead to an address that exists.' }
      : { message: `${from} leads to ${to}, which leads to ${next}.`, cure: `Write "${from}": "${next}".` };
  }
  if (known.has(to)) return undefined;
  const message = `${from} leads to ${to}, which is not an address of the site.`;
  return { message, cure: nearest(to, [...known]) };
}

/** Whether an address lies below another that is a file. */
function isBelow(path: string, file: string): boolean {
  return !file.endsWith('/') && path.startsWith(`${file}/`);
}
