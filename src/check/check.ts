import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { softened } from './still-to-write.ts';

/** Every problem of the content, each with the rule that found it. */
export function problems(content: Content): Problem[] {
  const unnamed = content.problems.filter((problem) => !rules.some(({ name }) => name === problem.rule));
  const found = rules.flatMap((rule) =>
    rule
      .find(content)
      .map((problem) => ({ ...problem, severity: severityOf(problem, rule, content), rule: rule.name })),
  );
  return softened([...unnamed, ...found], content);
}

function severityOf({ file, severity }: Problem, rule: Rule, { drafts }: Content): Problem['severity'] {
  return rule.warnsInDrafts && drafts.files.has(file) ? 'warning' : severity;
}
