import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { removeDraftPictures } from '../draft-pictures.ts';
import { boardEntry, draftsOf, locks, redirects } from '../folders.ts';
import { toReport } from '../problem.ts';
import { removed, renamed } from '../rename.ts';
import { storeOf } from '../store.ts';
import { checked } from './checked.ts';
import { deadLinks } from './dead-links.ts';
import { goneProblems } from './gone.ts';
import { writeRedirects } from './redirects.ts';
import { writeSearch } from './search.ts';
import { writeSitemap } from './sitemap.ts';
import { trimStyles } from './styles.ts';

/** Thrown when the content has problems; they have been printed already. */
export class ContentFault extends Error {}

/** What is done with a built folder whose links all lead somewhere; it calls `swap`, which puts it in its place. */
export type Finish = (built: string, swap: () => void) => void;

const justSwap: Finish = (_, swap) => swap();

/**
 * Publishes safely: checks the content first (unless that has been done), builds beside the live
 * folder, and swaps by rename when every link of the result leads somewhere.
 */
export function publishing(root: string, isChecked = false, finish = justSwap): AstroIntegration {
  let live = '';
  let beside = '';
  let site = { base: '/', origin: '' };
  return {
    name: 'publishing',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        if (!isChecked && checked(root).code !== 0) throw new ContentFault('The content has problems.');
        live = fileURLToPath(config.outDir).replace(/[\\/]$/, '');
        beside = `${live}.next`;
        site = { base: config.base, origin: config.site ?? '' };
        removed(fileURLToPath(config.cacheDir)); // All content is read anew, so that nothing stale or damaged can stand for it.
        const project = fileURLToPath(config.root);
        const define = {
          'import.meta.env.STORE': JSON.stringify(storeOf(project)),
          'import.meta.env.WORKER': JSON.stringify(join(project, 'src/making/worker.ts')),
          'import.meta.env.TEMPLATES': JSON.stringify(join(project, 'src/document/typst')),
        };
        updateConfig({
          outDir: pathToFileURL(`${beside}/`),
          vite: { define },
        });
      },
      'astro:build:done': async ({ assets }) => {
        trimStyles(beside, [...assets.values()].map(pagesOf(beside)));
        removeDraftPictures(beside, root, draftsOf(root));
        writeSitemap(beside, site);
        await writeSearch(beside, boardEntry(root).entries[0]!.value.language);
        refuseGone(beside, root, site);
        refuseDead(beside);
        finish(beside, () => swap(live, beside));
      },
    },
  };
}

/** The pages among files that were built for one pattern of addresses, from the folder. */
const pagesOf = (folder: string) => (files: readonly URL[]) =>
  files
    .map((file) => relative(folder, fileURLToPath(file)).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'));

/** Writes the redirects of a built site, and refuses it when an address that was published is gone. */
function refuseGone(beside: string, root: string, site: { base: string; origin: string }): void {
  const found = [
    ...writeRedirects(beside, redirects(root).entries[0], site),
    ...goneProblems(beside, locks(root).entries),
  ];
  if (found.length === 0) return;
  console.error(`${toReport(found)}\n\n${found.length} addresses to put right; nothing was published.`);
  throw new ContentFault('Addresses are gone.');
}

/** Refuses a built site in which a link leads nowhere. */
function refuseDead(beside: string): void {
  const dead = deadLinks(beside);
  if (dead.length === 0) return;
  console.error(`${dead.join('\n')}\n\n${dead.length} links lead nowhere; nothing was published.`);
  throw new ContentFault('Links lead nowhere.');
}

/** Puts the folder `beside` in the place of `live`; at each moment one of the old and the new site is whole. */
function swap(live: string, beside: string): void {
  const previous = `${live}.previous`;
  removed(previous);
  if (existsSync(live)) renamed(live, previous);
  try {
    renamed(beside, live);
  } catch (error) {
    if (existsSync(previous)) renamed(previous, live);
    throw error;
  }
  try {
    removed(previous);
  } catch {
    // The new site is in its place, which is what counts.
    console.warn(
      `The old site could not be deleted, since another program holds it: delete ${basename(previous)}.`,
    );
  }
}
