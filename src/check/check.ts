import type { Content } from '../content.ts';
import { unread } from '../dataset/read.ts';
import { legible, type Problem } from '../problem.ts';
import { masking } from './personal/masking.ts';
import { rules } from './rules.ts';
import { softened } from './text/still-to-write.ts';

/** Rules on what could harm somebody, whatever else a file lacks. */
const lasting = new Set(
  rules.filter(({ group }) => group === 'Private facts and small numbers').map(({ name }) => name),
);

/**
 * Every problem of the content, those met while reading it and those that the rules find, each with its rule; private
 * facts are masked in all of them, and each is fit to be printed.
 */
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
  return masking(withoutEchoes(softened(all, content, lasting))).map(legible);
}

/** Problems without those that come of a cell that could not be read, if another of them stops the build anyhow. */
function withoutEchoes(all: readonly Problem[]): readonly Problem[] {
  const own = all.filter(({ message, text = '' }) => !(message + text).includes(unread));
  return own.some(({ severity, draft }) => severity === 'error' && !draft) ? own : all;
}
