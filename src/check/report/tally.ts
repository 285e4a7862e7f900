import type { Problem } from '../../problem.ts';

/** How many of some problems stop the build, and how many do not; those of drafts alone stop nothing that is published. */
export interface Tally {
  errors: number;
  warnings: number;
}

/** Counts errors and warnings. */
export function tally(problems: readonly Problem[]): Tally {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** The same problems in the order of files, lines and columns, each once. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const once = problems.filter((problem) => {
    const { file, line, column, severity, message, text, cure } = problem;
    const key = JSON.stringify([file, line, column, severity, message, text, cure]);
    return !seen.has(key) && seen.add(key);
  });
  return once.sort(
    (a, b) =>
      compared(a.file, b.file) || a.line - b.line || a.column - b.column || compared(a.message, b.message),
  );
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `1 warning`, `12 warnings`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
