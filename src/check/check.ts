import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import { rules } from './rules.ts';

/** Every problem of the content, each with the rule that found it. */
export function problems(content: Content): Problem[] {
  const unnamed = content.problems.filter((problem) => !rules.some(({ name }) => name === problem.rule));
  const found = rules.flatMap(({ name, find }) =>
    find(content).map((problem) => ({ ...problem, rule: name })),
  );
  return [...unnamed, ...found];
}
