import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { outdated } from '../accessibility.ts';
import { annotations } from '../check/report/annotations.ts';
import { change } from '../check/report/change.ts';
import { checkReport } from '../check/report/json.ts';
import { fullSummary, summary } from '../check/summary.ts';
import { follow } from '../command/follow.ts';
import { failure, type Outcome } from '../command/outcome.ts';
import type { Content } from '../content.ts';
import { intervalReport } from '../dataset/protection/report.ts';
import type { Problem } from '../problem.ts';
import { agedSecurity } from '../security.ts';
import { excerpt } from '../source.ts';
import { examined, printChecked, type Checked, type Wanted } from './checked.ts';

/** How a check is asked for, and what it prints. */
export interface Checking extends Wanted {
  /** The tables of numbers in prose, reading ages, guidance and hidden figures as well. */
  more?: boolean;
  /** Nothing but JSON on the standard output. */
  json?: boolean;
  /** A line for each problem that GitHub Actions shows beside its place. */
  github?: boolean;
}

/** Checks a site once and prints what was asked for; where JSON was, also of a check that failed. */
export function check(root: string, asked: Checking): Checked {
  try {
    return printed(root, asked);
  } catch (error) {
    if (asked.json) console.log(JSON.stringify(checkReport([failed(error)], false), null, 2));
    throw error;
  }
}

/** A check that did not come to its end, as a problem. */
function failed(error: unknown): Problem {
  const message = `The check failed: ${excerpt((error as Error).message, 300)}`;
  const cure = 'Run npm run check without --json, which says more.';
  return { file: 'content', line: 1, column: 1, severity: 'error', message, cure };
}

/** Prints what was asked for; problems and the verdict come last, and alone where they stop the build. */
function printed(root: string, asked: Checking): Checked {
  const found = examined(root, { ...asked, drafts: true });
  writeIntervals(root, found.content);
  if (asked.json) {
    console.log(JSON.stringify(checkReport(found.problems, found.code === 0), null, 2));
    return found;
  }
  if (asked.more)
    console.log(`${fullSummary(found.content)}
`);
  else if (asked.rule === undefined && found.code === 0)
    console.log(`${summary(found.content)}\nnpm run check -- --more lists each of them.
`);
  if (asked.github && found.problems.length > 0) console.log(annotations(found.problems, prefixOf(root)));
  printChecked(found, asked);
  for (const line of aged(found.content)) console.log(line);
  return found;
}

/** What of the accessibility statement and of `security.txt` is out of date today. The build asks for no day: it makes the same of the same. */
function aged({ accessibility: { said, results }, board }: Content): string[] {
  const today = new Date().toISOString().slice(0, 10);
  return [
    ...outdated(said?.value, results?.value, today),
    ...(board ? agedSecurity(board.value, today) : []),
  ];
}

/** The site's folder below the one that the command runs in, as a repository has it. */
function prefixOf(root: string): string {
  const path = relative(process.cwd(), root).replaceAll('\\', '/');
  return path === '' ? '' : `${path}/`;
}

/** Writes what can still be deduced of what is hidden to a file that is not published. */
function writeIntervals(root: string, { protection, raw }: Content): void {
  if (protection.hidden.length === 0) return;
  mkdirSync(join(root, 'private'), { recursive: true });
  writeFileSync(join(root, 'private/intervals.csv'), intervalReport(protection, raw));
}

/** Checks a site, and again after each change, until somebody ends it with Ctrl-C. */
export async function followedChecks(root: string, asked: Checking, debug: boolean): Promise<Outcome> {
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  let before: Checked['problems'] | undefined;
  const again = () => {
    if (process.stdout.isTTY) console.clear();
    try {
      const { problems } = check(root, asked);
      if (before) console.log(`Since the check before: ${change(before, problems)}`);
      before = problems;
    } catch (error) {
      failure(error, debug); // A file may have gone while it was read; the next change checks again.
    }
    console.log('Waiting for changes in content, data and public; Ctrl-C ends.');
  };
  await follow(root, ['content', 'data', 'public'], again, ended.signal);
  return 0;
}
