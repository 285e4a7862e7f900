import type { Problem } from '../../problem.ts';
import { excerpt } from '../../source.ts';
import { counted } from './tally.ts';

/** What happened between two checks: how many problems were put right, and which are new; a problem that only moved is neither. */
export function change(before: readonly Problem[], after: readonly Problem[]): string {
  const gone = without(before, after);
  const found = without(after, before);
  if (gone.length + found.length === 0) return 'no change';
  const [first] = found;
  const named = first ? `: ${first.file}:${first.line}:${first.column} ${excerpt(first.message, 100)}` : '';
  return `${counted(gone.length, 'put right', 'put right')}, ${found.length} new${named}`;
}

/** Those of some problems that are not among others, where each of the others counts once. */
function without(problems: readonly Problem[], others: readonly Problem[]): Problem[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return problems.filter((problem) => {
    const count = left.get(keyOf(problem)) ?? 0;
    left.set(keyOf(problem), count - 1);
    return count <= 0;
  });
}

function keyOf({ file, severity, message, text }: Problem): string {
  return JSON.stringify([file, severity, message, text]);
}
