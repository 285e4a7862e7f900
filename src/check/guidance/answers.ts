import type { RootContent } from 'mdast';
import type { Content } from '../../content.ts';
import type { Edition } from '../../edition.ts';
import type { Written } from '../../entry.ts';
import { asked, guidanceOf } from '../../guidance.ts';
import { itemIds } from '../../narrative/named.ts';
import { components, type Component } from '../../narrative/parse.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { nameFaults, namesIn } from '../names.ts';
import { yearOf } from '../../edition.ts';
import type { Rule } from '../rule.ts';

/** Sections say what they answer directly below their heading, once, and of what the guidance in force asks for. */
export const answersRule: Rule = {
  name: 'answers',
  group: 'Following the years',
  asks: '`Answers` stands directly below a heading, and names items that the guidance in force asks for.',
  why: 'Readers are led from the guidance to that section.',
  example: {
    in: 'content/reports/2020-21/crag.mdx',
    wrong: '<Answers items="voices; work" />',
    right: '<Answers items="voice; work" />',
  },
  find: answersProblems,
};

function answersProblems(content: Content): Problem[] {
  const { editions, texts } = content;
  return editions.flatMap((edition) =>
    [...texts.reports, ...texts.editions]
      .filter(({ id }) => yearOf(id) === edition.id)
      .flatMap(({ tree, source, bodyOffset }) =>
        components(tree, bodyOffset)
          .filter(({ name }) => name === 'Answers')
          .flatMap((component) =>
            [...placeFaults(component, tree.children), ...answerFaults(component, edition, content)].map(
              (fault) => problemAt(source, component.offset, fault),
            ),
          ),
      ),
  );
}

function placeFaults({ node }: Component, around: readonly RootContent[]): Fault[] {
  const above = around.slice(0, Math.max(0, around.indexOf(node))).findLast((each) => !isAnswers(each));
  if (!around.includes(node) || (above?.type === 'heading' && above.depth <= 3)) return [];
  const cure = 'Put it directly below the ## or ### heading of the section that answers.';
  return [{ message: '"Answers" does not stand below a heading.', cure }];
}

function isAnswers(node: RootContent): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === 'Answers';
}

function answerFaults({ attributes }: Component, edition: Written<Edition>, content: Content): Fault[] {
  const all = content.guidance;
  if (namesIn('content/guidance', content.files).length > all.length) return []; // Others name what is wrong with it.
  const items = itemIds(attributes);
  if (items.length === 0) return [{ message: '"Answers" names no item.', cure: 'Add items="…".' }];
  const known = [...new Set(all.flatMap(({ value }) => value.items.map(({ id }) => id)))];
  const then = asked(edition.value, all).map(({ item }) => item.id);
  const strange = items.filter((id) => known.includes(id) && !then.includes(id));
  return [
    ...nameFaults(items, 'item of the guidance', known).map(({ fault }) => fault),
    ...strange.map((id) => ({
      message: `No guidance in force in ${edition.value.title} asks for "${id}".`,
      cure: `Leave it out. In force: ${inForce(edition.value, content)}. ${nearest(id, then)}`,
    })),
  ];
}

function inForce(edition: Edition, { guidance }: Content): string {
  const titles = guidanceOf(edition, guidance).inForce.map(({ value }) => value.title);
  return titles.join(', ') || 'none';
}
