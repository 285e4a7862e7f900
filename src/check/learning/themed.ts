import type { Content } from '../../content.ts';
import { themeIds } from '../../narrative/named.ts';
import { components } from '../../narrative/parse.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { nameFaults, namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Figures and key messages name themes that exist, each once. */
export const themedRule: Rule = {
  name: 'themed',
  group: 'Learning',
  asks: 'Figures and key messages name themes that exist, each once.',
  why: 'The pages of themes are made of them.',
  example: {
    in: 'content/editions/2020-21.md',
    wrong: '<KeyMessage themes="plans">',
    right: '<KeyMessage themes="planning">',
  },
  find: themedProblems,
};

function themedProblems({ texts, files }: Content): Problem[] {
  const known = namesIn('content/themes', files);
  return [...texts.reports, ...texts.editions, ...texts.briefings].flatMap(({ tree, source, bodyOffset }) =>
    components(tree, bodyOffset).flatMap(({ attributes, offset }) =>
      nameFaults(themeIds(attributes), 'theme', known).map(({ fault }) => problemAt(source, offset, fault)),
    ),
  );
}
