import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { paragraphFaults, textStart } from './paragraph.ts';
import type { Rule } from '../rule.ts';

/** Every theme says what it is, and some learning point is about it. */
export const themeRule: Rule = {
  name: 'themes',
  group: 'Learning',
  asks: 'Every theme has a paragraph that says what it is, and some learning point is about it.',
  why: 'Its page would be empty otherwise.',
  example: {
    in: 'content/themes/voice.md',
    wrong: '- What children asked for',
    right: 'What children asked for',
  },
  find: themeProblems,
};

function themeProblems({ themes, points, texts }: Content): Problem[] {
  const used = new Set(points.flatMap(({ value }) => value.themes));
  return groupProblems(themes, 'theme', isWhole({ points, texts }) ? used : undefined);
}

/** Every audience has a text, and some learning point is for it or some paper says something to it. */
export const audienceRule: Rule = {
  name: 'audiences',
  group: 'Learning',
  asks: 'Every audience has a paragraph, and some learning point is for it or some paper says something to it.',
  why: 'Its page would be empty otherwise.',
  example: {
    in: 'content/audiences/schools.md',
    wrong: '- Schools see children every day.',
    right: 'Schools see children every day.',
  },
  find: audienceProblems,
};

function audienceProblems({ audiences, points, texts }: Content): Problem[] {
  const spoken = audiences.filter(({ value }) => value.said.length > 0).map(({ id }) => id);
  const used = new Set([...points.flatMap(({ value }) => value.audiences), ...spoken]);
  return groupProblems(audiences, 'audience', isWhole({ points, texts }) ? used : undefined);
}

/** Whether every learning point could be read: another may name what seems to be named by none. */
function isWhole({ points, texts }: Pick<Content, 'points' | 'texts'>): boolean {
  return points.length === texts.points.length;
}

function groupProblems(
  entries: readonly Written<{ title: string }>[],
  noun: 'theme' | 'audience',
  used: ReadonlySet<string> | undefined,
): Problem[] {
  const titles = entries.map(({ value }) => value.title);
  return entries.flatMap(({ id, value, tree, source, offsetOf, bodyOffset }, index) => {
    const title = offsetOf(['title']);
    const unused = {
      message: `No learning point has the ${noun} "${id}", so its page would be empty.`,
      cure: `Name it under "${noun}s" of a point in content/points, ${noun === 'audience' ? 'write under "said" what the papers say to it, ' : ''}or delete this file.`,
    };
    const again = {
      message: `Another ${noun} is called "${value.title}" too.`,
      cure: 'Tell them apart, or keep one.',
    };
    return [
      ...paragraphFaults(tree, 'text').map((fault) => problemAt(source, bodyOffset + textStart(tree), fault)),
      ...(!used || used.has(id) ? [] : [problemAt(source, title, unused)]),
      ...(titles.indexOf(value.title) < index ? [problemAt(source, title, again)] : []),
    ];
  });
}
