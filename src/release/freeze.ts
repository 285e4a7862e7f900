import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project, siteConfig } from '../build/config.ts';
import { idleWorkshops } from '../build/workshop.ts';
import type { Content } from '../content.ts';
import { disclosures } from '../frozen/disclosure.ts';
import { repeating, withAdded, withoutTaken } from '../frozen/renewal.ts';
import { snapshot } from '../frozen/snapshot.ts';
import { lockText, type Lock } from '../lock.ts';
import { removed } from '../rename.ts';
import { storeFolder } from '../store.ts';

/** The locks that a publication writes: that of its edition, and those that disclosures change with it. */
export interface Freezing {
  lock: Lock;
  /** Those of other editions, without what disclosures take back. */
  others: Lock[];
  /** Whether the edition was published before. */
  isRenewed: boolean;
  /** The files that print a number which is among those taken back. */
  repeating: string[];
}

/** What the locks become when an edition is published: frozen, or renewed without what was taken back and with what was added. */
export function freezing(edition: string, date: string, read: Content): Freezing {
  const locks = read.locks.map(({ value }) => value);
  const isRenewed = locks.some((lock) => lock.edition === edition && lock.addresses.length > 0);
  if (!isRenewed) return { lock: snapshot(read, edition, date), others: [], isRenewed, repeating: [] };
  const safe = withoutTaken(locks, read);
  return {
    lock: withAdded(
      safe.find((lock) => lock.edition === edition)!,
      read,
    ),
    others: safe.filter((lock) => lock.edition !== edition),
    isRenewed,
    repeating: repeating(locks, safe, read),
  };
}

/** The files of locks below `root`, with their text. */
export function lockFiles(root: string, locks: readonly Lock[]): Map<string, string> {
  return new Map(
    locks.map((lock) => [join(root, `content/editions/${lock.edition}.lock.json`), lockText(lock)]),
  );
}

/**
 * Deletes what builds and checks have kept, when a disclosure takes something back, and tells so; `copy` stays, and what builds of
 * other sites are at work in.
 */
export function forget(root: string, to: string, copy: string, read: Content): void {
  if (disclosures(read.corrections).length === 0) return;
  const cache = siteConfig(root).cacheDir;
  const caches = [
    typeof cache === 'string' ? cache : fileURLToPath(cache!),
    join(project, '.astro/data-store.json'),
    ...idleWorkshops(project),
    storeFolder(project),
    ...otherStores(),
    ...kept(join(root, 'private')).filter((path) => path !== copy),
    `${to}.next`,
    `${to}.previous`,
  ].filter((path) => existsSync(path));
  for (const path of caches) {
    removed(path);
    console.log(`Deleted what was kept in ${relative(project, path)}.`);
  }
}

/** What is kept where CACHE says otherwise, and what versions before this one kept. */
function otherStores(): string[] {
  return kept(join(project, 'node_modules/.cache')).filter((path) =>
    /^(kept|charts|protection)/.test(basename(path)),
  );
}

function kept(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
