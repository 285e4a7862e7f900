import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { project } from '../build/config.ts';
import { ContentFault } from '../build/integration.ts';
import { publicationOf } from '../build/workshop.ts';
import { counted } from '../check/report/tally.ts';
import type { Content } from '../content.ts';
import { filesBelow } from '../files.ts';
import type { Lock } from '../lock.ts';
import { sizeOf } from '../size.ts';
import { addressesOf } from './belongings.ts';
import { changedSince } from './working-copy.ts';
import { lockFiles } from './freeze.ts';
import { nextSteps } from './next.ts';
import { packName, releasePack } from './pack.ts';
import { together } from '../together.ts';
import type { Work } from './work.ts';

/** Writes what a publication changes and swaps the built site in, all or nothing; returns what there is to tell. */
export function finished(work: Work, built: string, swap: () => void): string {
  const { root, edition, how, frozen, copied } = work;
  const lock = { ...frozen.lock, addresses: [...frozen.lock.addresses] };
  const found = addressesOf(filesBelow(built, '.'), edition, work.read);
  lock.addresses = [...new Set([...lock.addresses, ...found])].sort();
  const place = join(root, 'releases', packName({ edition, packed: how.date }));
  const pack = releasePack(
    { edition, built, published: lock.published, packed: how.date, version },
    work.read,
  );
  const changed = changes(work, lock);
  const moved = changedSince(root, copied);
  if (moved.length > 0) {
    console.error(
      `${moved.join(', ')} changed while ${edition} was being published, so nothing was published. Run the command again.`,
    );
    throw new ContentFault('Files have changed meanwhile.');
  }
  const size = `${pack.count} files, ${sizeOf(pack.bytes)}`;
  if (how.isDry) return (swap(), rehearsed(work, [...changed.keys()], `${shown(place)} (${size})`));
  const { undo } = publicationOf(root);
  together(new Map<string, string | Uint8Array>([...changed, [place, pack.bytes]]), swap, undo);
  return told(work, lock, [...changed.keys()], place, size);
}

/** The version of this program. */
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

/** The files of the content that a publication changes, with what they become. */
function changes({ root, copy, marked, frozen }: Work, lock: Lock): Map<string, string | Uint8Array> {
  const locks = [...lockFiles(root, [...frozen.others, lock])].filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  );
  const bare = marked.map((file) => [join(root, file), readFileSync(join(copy, file))] as const);
  return new Map<string, string | Uint8Array>([...bare, ...locks]);
}

function told(
  { edition, how, marked, frozen, read }: Work,
  lock: Lock,
  changed: string[],
  place: string,
  size: string,
): string {
  const site = read.board!.value.site;
  const pack = shown(place);
  return [
    ...(marked.length > 0 ? [`Took the mark of a draft from ${counted(marked.length, 'file')}.`] : []),
    frozenWords(edition, frozen.isRenewed, lock),
    `Made ${pack} (${size}).`,
    ...stillDrafts(read.drafts.files),
    '',
    nextSteps({
      edition,
      isRenewed: frozen.isRenewed,
      date: how.date,
      address: new URL(`${edition}/`, site.replace(/\/?$/, '/')).href,
      site: `${shown(how.to)}/`,
      pack,
      changed: changed.map((path) => shown(path)),
      recalled: recalledPacks(place, edition, read).map(shown),
      isElsewhere: how.to !== join(project, 'dist'),
    }),
  ].join('\n');
}

/** That an edition is frozen now, or, where it was before, is renewed. */
function frozenWords(edition: string, isRenewed: boolean, lock: Lock): string {
  return isRenewed
    ? `Renewed ${edition}, which was published on ${lock.published}.`
    : `Froze ${edition}: ${numbers(lock)}, ${lock.addresses.length} addresses.`;
}

/** The packs of an edition beside the new one that were made before, or on the day when, a disclosure took something of it back. */
function recalledPacks(place: string, edition: string, { corrections }: Content): string[] {
  const days = corrections
    .filter(({ value }) => value.kind === 'disclosure' && value.edition === edition)
    .map(({ value }) => value.date);
  const start = `${edition}-annual-report-`;
  return filesBelow(dirname(place), '.')
    .filter((file) => file.startsWith(start) && file !== basename(place))
    .filter((file) => days.some((day) => file.slice(start.length, start.length + day.length) <= day))
    .map((file) => join(dirname(place), file));
}

function numbers({ datasets, reports }: Lock): string {
  const printed = reports.flatMap(({ sections }) => sections).flatMap((section) => section.numbers);
  return `${counted(datasets.length, 'dataset')}, ${counted(printed.length, 'number')} in texts`;
}

function stillDrafts(drafts: ReadonlySet<string>): string[] {
  if (drafts.size === 0) return [];
  return [`Still drafts, and not published, since they are not of this edition: ${[...drafts].join(', ')}`];
}

function rehearsed({ root, edition, how, marked, read }: Work, changed: string[], pack: string): string {
  const own = new Set(marked.map((file) => join(root, file)));
  const locks = changed.filter((path) => !own.has(path)).map(shown);
  return [
    `Nothing was changed. Without --dry-run, ${edition} would be published as of ${how.date}:`,
    ...marked.map((file) => `  ${file} would lose its mark of a draft`),
    ...locks.map((file) => `  ${file} would be written`),
    `  ${pack} would be made`,
    `  ${shown(how.to)}/ would be replaced by the new site`,
    ...stillDrafts(read.drafts.files),
  ].join('\n');
}

/** A path as the terminal shows it: with forward slashes, and from the folder of the terminal where it lies in it. */
function shown(path: string): string {
  const way = relative(process.cwd(), path);
  return (way.startsWith('..') || isAbsolute(way) ? path : way).replaceAll('\\', '/');
}
