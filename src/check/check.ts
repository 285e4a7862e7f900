import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import { rules } from './rules.ts';
import { softened } from './text/still-to-write.ts';

/** Every problem of the content, those met while reading it and those that the rules find, each with its rule. */
export function problems(content: Content): Problem[] {
  const met = new Set(content.problems);
  const found = rules.flatMap(({ name, find }) =>
    find(content)
      .filter((problem) => !met.has(problem))
      .map((problem) => ({ ...problem, rule: name })),
  );
  const mild = rules.filter(({ warnsInDrafts }) => warnsInDrafts).map(({ name }) => name);
  const all = [...met, ...found].map((problem) =>
    mild.includes(problem.rule ?? '') && content.drafts.files.has(problem.file)
      ? { ...problem, severity: 'warning' as const }
      : problem,
  );
  return softened(all, content);
}
