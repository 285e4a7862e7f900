import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import type { Priority } from '../../priority.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { paragraphFaults, textStart } from '../learning/paragraph.ts';
import { nameProblems, namesIn } from '../names.ts';
import { toldFaults } from '../told.ts';
import { statusFaults } from './status.ts';
import type { Rule } from '../rule.ts';

/** A priority names what exists, tells of each edition once, oldest first, and claims no more than its records hold. */
export const priorityRule: Rule = {
  name: 'priorities',
  group: 'Following the years',
  asks: 'A priority names what exists, tells of each edition once, oldest first, and claims no more than its records hold.',
  why: '“Achieved” with a challenge left, or without words of the paper to rest on, would be our opinion.',
  example: {
    in: 'content/priorities/plans.md',
    wrong: 'status: achieved',
    right: 'status: mixed',
  },
  find: priorityProblems,
};

function priorityProblems(content: Content): Problem[] {
  const themes = namesIn('content/themes', content.files);
  const titles = content.priorities.map(({ value }) => value.title);
  return content.priorities.flatMap((priority, index) => {
    const { value, tree, source, bodyOffset, offsetOf } = priority;
    const again: Fault = {
      message: `Another priority is called "${value.title}" too.`,
      cure: 'Tell them apart, or keep one.',
    };
    return [
      ...paragraphFaults(tree, 'text').map((fault) => problemAt(source, bodyOffset + textStart(tree), fault)),
      ...(titles.indexOf(value.title) < index ? [problemAt(source, offsetOf(['title']), again)] : []),
      ...nameProblems(priority, 'themes', 'theme', themes),
      ...recordProblems(priority, content),
    ];
  });
}

function recordProblems({ value, source, offsetOf }: Written<Priority>, content: Content): Problem[] {
  return value.record.flatMap((record, index) => {
    const problem = (key: string, fault: Fault) => problemAt(source, offsetOf(['record', index, key]), fault);
    return [
      ...toldFaults(record, content).map(({ key, fault }) => problem(key, fault)),
      ...orderFaults(record.edition, value.record[index - 1]?.edition).map((fault) =>
        problem('edition', fault),
      ),
      ...statusFaults(record).map((fault) => problem('status', fault)),
    ];
  });
}

function orderFaults(edition: string, before: string | undefined): Fault[] {
  if (before === undefined || before < edition) return [];
  if (before === edition)
    return [{ message: `The edition ${edition} has two records.`, cure: 'Make one of them.' }];
  return [{ message: `${edition} stands behind ${before}, which is later.`, cure: 'Put the oldest first.' }];
}
