import type { Root } from 'mdast';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { storeFolder } from '../chart/store.ts';
import { content, type Content } from '../content.ts';
import { cacheFolder } from '../dataset/protection/cache.ts';
import { yearOf } from '../edition.ts';
import { filesBelow } from '../files.ts';
import { disclosures } from '../frozen/disclosure.ts';
import { ledger } from '../frozen/ledger.ts';
import { repeating, withAdded, withoutTaken } from '../frozen/renewal.ts';
import { snapshot } from '../frozen/snapshot.ts';
import { lockText, type Lock } from '../lock.ts';
import { briefingPoints } from '../narrative/briefing.ts';
import { packPath } from '../pack.ts';
import type { Point } from '../point.ts';
import type { Poster } from '../poster.ts';
import { seriesOf } from '../series.ts';
import { project, siteConfig } from './config.ts';
import type { Outcome } from '../command/outcome.ts';
import { site } from './site.ts';

/** Where a site is built, the day of publication as `2026-09-30`, and whether to tell details of a failure. */
export interface Publishing {
  to: string;
  date: string;
  debug: boolean;
}

/**
 * Freezes an edition: builds the site, and when all is well writes what the edition says into its lock. Of an edition
 * that is frozen already, what disclosures take back leaves the lock, and what entries say was added comes into it.
 */
export async function publish(root: string, edition: string, how: Publishing): Promise<Outcome> {
  const read = content(root);
  if (!read.files.includes(`content/editions/${edition}.md`)) {
    const known = read.editions.map(({ id }) => id).join(', ');
    console.error(`There is no edition "${edition}". There is: ${known || 'none'}.`);
    return 2;
  }
  const locks = read.locks.map(({ value }) => value);
  const isFaulty =
    read.problems.some(({ severity }) => severity === 'error') ||
    ledger(locks, read.corrections).faults.length > 0;
  if (isFaulty) return site(root, how); // It names the faults; no lock is touched on their account.
  const isFrozen = locks.some((lock) => lock.edition === edition && lock.addresses.length > 0);
  const safe = withoutTaken(locks, read);
  if (isFrozen) clean(root, how.to, locks, safe, read);
  const old = isFrozen ? safe.find((lock) => lock.edition === edition) : undefined;
  const lock = old ? withAdded(old, read) : snapshot(read, edition, how.date);
  write(root, lock);
  const outcome = await site(root, how);
  if (outcome !== 0) {
    if (old) write(root, old);
    else rmSync(lockFile(root, edition), { force: true });
    return outcome;
  }
  write(root, { ...lock, addresses: addressesOf(how.to, lock, read) });
  console.log(
    `${isFrozen ? 'Renewed' : 'Froze'} ${edition}. Commit content/editions/${edition}.lock.json, then put the built site on the web.`,
  );
  return 0;
}

/** Takes what disclosures name out of every lock and out of the caches, and tells where it may stand still. */
function clean(root: string, to: string, locks: readonly Lock[], safe: readonly Lock[], read: Content): void {
  for (const file of repeating(locks, safe, read)) {
    console.warn(`${file} prints a number that is among those taken back. Read it again.`);
  }
  for (const lock of safe) write(root, lock);
  if (disclosures(read.corrections).length === 0) return;
  const cache = siteConfig(root).cacheDir;
  const caches = [
    typeof cache === 'string' ? cache : fileURLToPath(cache!),
    join(project, '.astro/data-store.json'),
    cacheFolder,
    storeFolder(project),
    join(root, 'private'),
    `${to}.next`,
    `${to}.previous`,
  ].filter((path) => existsSync(path));
  for (const path of caches) {
    rmSync(path, { recursive: true, force: true });
    console.log(`Deleted what was kept in ${relative(project, path)}.`);
  }
}

function lockFile(root: string, edition: string): string {
  return join(root, 'content/editions', `${edition}.lock.json`);
}

/** Writes a lock beside its place, then into it, so that it is whole at each moment. */
function write(root: string, lock: Lock): void {
  const place = lockFile(root, lock.edition);
  writeFileSync(`${place}.next`, lockText(lock));
  renameSync(`${place}.next`, place);
}

/** The addresses of an edition: those of its lock, and those that the finished build gives it. */
function addressesOf(to: string, { edition, addresses }: Lock, read: Content): string[] {
  const built = filesBelow(to, '.').map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
  return [...new Set([...addresses, ...built.filter((path) => isOf(path, edition, read))])].sort();
}

/** Whether an address of the site belongs to an edition: its pages, its data, its learning, its posters, its committee papers, what follows it over the years. */
function isOf(path: string, edition: string, read: Content): boolean {
  const { posters, points, briefings, papers } = read;
  if (path.startsWith(`/${edition}/`) || path.startsWith(`/data/${edition}/`)) return true;
  if (followedPaths(edition, read).includes(path)) return true;
  if (points.some(({ id, value }) => pointPaths(id, value, edition).includes(path))) return true;
  const found = new Set(
    points.filter(({ value }) => value.found.some((each) => each.edition === edition)).map(({ id }) => id),
  );
  const isIn = ({ tree }: { tree: Root }) => briefingPoints(tree).some((id) => found.has(id));
  const learned = briefings.filter(isIn).map(({ id }) => `/learning/${id}`);
  const isOn = (poster: Poster) =>
    poster.edition ? poster.edition === edition : poster.points.some((id) => found.has(id));
  const hung = posters.filter(({ value }) => isOn(value)).map(({ id }) => `/posters/${id}`);
  const given = papers.filter(({ value }) => value.edition === edition).map(({ id }) => `/papers/${id}`);
  return [...learned, ...hung, ...given].some(
    (start) => path.startsWith(start) && beside.test(path.slice(start.length)),
  );
}

/** The pages of the priorities that an edition speaks of, of the series of its reports, and of its source papers. */
function followedPaths(edition: string, { priorities, reports, sources }: Content): string[] {
  const spoken = priorities.filter(({ value }) => value.record.some((each) => each.edition === edition));
  const own = reports.map(({ id }) => id).filter((id) => yearOf(id) === edition);
  return [
    ...spoken.map(({ id }) => `/priorities/${id}/`),
    ...seriesOf(own).flatMap(({ name }) => [`/series/${name}/`, `/latest/${name}/`]),
    ...sources.filter(({ value }) => value.edition === edition).map(({ id }) => `/about/sources/${id}/`),
  ];
}

/** How the address of a poster, a briefing or a committee paper ends behind its name: its page, or a file beside it. */
const beside = /^(\/|-a\d\.pdf$|-briefing\.\w+$|-action-plan\.\w+$|\.\w+$)/;

/** The pages of a point that was found in an edition, of its themes and of its audiences, with their packs. */
function pointPaths(id: string, { found, themes, audiences }: Point, edition: string): string[] {
  if (!found.some((each) => each.edition === edition)) return [];
  return [
    `/learning/points/${id}/`,
    ...themes.map((theme) => `/themes/${theme}/`),
    ...audiences.flatMap((audience) => [`/audiences/${audience}/`, packPath(audience)]),
  ];
}
