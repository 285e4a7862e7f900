import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checked } from '../build/checked.ts';
import { project } from '../build/config.ts';
import type { Finish } from '../build/integration.ts';
import { site } from '../build/site.ts';
import { realPath, targetFault } from '../build/target.ts';
import { turn } from '../build/turn.ts';
import { endedPublication, publicationOf } from '../build/workshop.ts';
import { problems } from '../check/check.ts';
import { interruptible } from '../command/interruption.ts';
import { failure, type Outcome } from '../command/outcome.ts';
import { isWatched } from '../command/progress.ts';
import { content, type Content } from '../content.ts';
import { filesBelow } from '../files.ts';
import { editions } from '../folders.ts';
import { ledger } from '../frozen/ledger.ts';
import type { Lock } from '../lock.ts';
import { toWords } from '../paper.ts';
import { copiedTo } from './working-copy.ts';
import { stillMarked, withoutDraftMarks } from './draft-marks.ts';
import { finished } from './finish.ts';
import { forget, freezing, lockFiles } from './freeze.ts';
import { verdict, verdictReport } from './strict.ts';
import { together } from '../together.ts';
import type { Publishing, Work } from './work.ts';

/** The names of a site's editions, drafts among them. */
export function editionNames(root: string): string[] {
  return filesBelow(root, 'content/editions')
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'));
}

/**
 * Publishes an edition: checks it strictly, takes its marks of drafts away, builds the site, freezes what it says, and
 * makes its release pack. It works on a copy and changes the site's folder at its end only, all or nothing. Of an edition that
 * is frozen already, what disclosures take back leaves the lock, and what entries say was added comes into it.
 */
export async function publish(place: string, edition: string, asked: Publishing): Promise<Outcome> {
  const [root, how] = [realPath(place), { ...asked, to: realPath(asked.to) }];
  const fault = useFault(root, edition, how);
  if (fault !== undefined) {
    console.error(fault);
    return 2;
  }
  const end = turn(project, [root, how.to]);
  if (typeof end === 'string') {
    console.error(end);
    return 3;
  }
  const tidy = () => {
    try {
      endedPublication(root);
    } finally {
      end();
    }
  };
  try {
    endedPublication(root);
    return await interruptible(
      () => (tidy(), `Stopped. Nothing of ${edition} was changed.`),
      () => onCopy(root, publicationOf(root).copy, edition, how),
    );
  } catch (error) {
    return failure(error, how.debug);
  } finally {
    tidy();
  }
}

/** Why the command was used wrongly. */
function useFault(root: string, edition: string, { to, date }: Publishing): string | undefined {
  const known = editionNames(root);
  return known.includes(edition)
    ? (targetFault(to, root, project) ?? dayFault(root, edition, date))
    : `There is no edition "${edition}". There is: ${known.join(', ') || 'none'}.`;
}

/** Why an edition cannot have been published on a day: its year had not begun. */
function dayFault(root: string, edition: string, date: string): string | undefined {
  const year = editions(root).entries.find(({ id }) => id === edition)?.value;
  if (!year || date >= year.from) return undefined;
  return `${toWords(date)} is before ${year.title} begins, on ${toWords(year.from)}. Look at the day that you gave with --date.`;
}

async function onCopy(root: string, copy: string, edition: string, how: Publishing): Promise<Outcome> {
  if (isWatched()) console.error(`Checking ${edition} strictly …`);
  const work = prepared(root, copy, edition, how);
  if (!work) return 1;
  let told = '';
  const to = how.isDry ? join(copy, 'dist') : how.to;
  const finish: Finish = (built, swap) => void (told = finished(work, built, swap));
  const outcome = await site(copy, { to, debug: how.debug, isChecked: true, finish });
  if (outcome === 0) console.log(told);
  return outcome;
}

/** Copies the site, and makes of the copy what is to be published; prints what stops it, and returns nothing then. */
function prepared(root: string, copy: string, edition: string, how: Publishing): Work | undefined {
  const copied = copiedTo(root, copy);
  const marked = withoutDraftMarks(copy, edition, true);
  if (isUnclear(stillMarked(copy, edition))) return undefined;
  const typed = content(copy);
  if (isFaulty(typed)) return void checked(copy); // It names the faults; no lock is touched on their account.
  const frozen = freezing(edition, how.date, typed);
  for (const file of frozen.repeating)
    console.warn(`${file} prints a number that is among those taken back. Read it again.`);
  if (frozen.isRenewed && !how.isDry) forget(root, how.to, copy, typed);
  together(lockFiles(copy, [...frozen.others, frozen.lock]), () => {});
  const read = content(copy);
  const found = verdict(problems(read), edition, read, how.despite !== undefined);
  const report = verdictReport(found, edition);
  if (report !== '') console.error(`${report}\n`);
  if (found.stops.length > 0) return undefined;
  console.log(`Checked strictly: nothing stops ${edition}.`);
  for (const file of marked) cpSync(join(root, file), join(copy, file));
  withoutDraftMarks(copy, edition);
  const lock = excused(frozen.lock, found.excused.length, how);
  return { root, copy, edition, how, copied, marked, read: content(copy), frozen: { ...frozen, lock } };
}

/** Whether files would stay drafts; prints which. */
function isUnclear(files: readonly string[]): boolean {
  if (files.length === 0) return false;
  const [is, its] = files.length === 1 ? ['is', 'its mark'] : ['are', 'their marks'];
  console.error(
    `${files.join(', ')} ${is} marked as a draft in a way that cannot be taken away. Write ${its} as a line of its own, draft: true (in a dataset "draft": true), or delete it; then run the command again. Nothing was changed.`,
  );
  return true;
}

function isFaulty({ problems: met, locks, corrections }: Content): boolean {
  const isError = met.some(({ severity }) => severity === 'error');
  const values = locks.map(({ value }) => value);
  return isError || ledger(values, corrections).faults.length > 0;
}

/** A lock in which stands why warnings about its edition were no reason to wait, where there were any. */
function excused(lock: Lock, warnings: number, { despite: because, date }: Publishing): Lock {
  const last = lock.despite?.at(-1);
  const isSaid = last?.because === because && last?.warnings === warnings;
  if (because === undefined || warnings === 0 || isSaid) return lock;
  return { ...lock, despite: [...(lock.despite ?? []), { date, warnings, because }] };
}
