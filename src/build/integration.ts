import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { removeDraftPictures } from '../draft-pictures.ts';
import { boardEntry, draftsOf, locks, redirects } from '../folders.ts';
import { toReport } from '../problem.ts';
import { refuseOthers } from '../shipped.ts';
import { ownStore } from '../store.ts';
import { carried } from './carried.ts';
import { checked } from './checked.ts';
import { deadLinks } from './dead-links.ts';
import { goneProblems } from './gone.ts';
import { protectOwnPages } from './hosts/policy.ts';
import { writeHosts } from './hosts/write.ts';
import { mark } from './mark.ts';
import { openToAll } from './rights.ts';
import { writeRedirects } from './redirects.ts';
import { writeSearch } from './search.ts';
import { writeSitemap } from './sitemap.ts';
import { trimStyles } from './styles.ts';
import { swap } from './swap.ts';
import { workshopOf } from './workshop.ts';

/** Thrown when the content has problems; they have been printed already. */
export class ContentFault extends Error {}

/** What is done with a built folder whose links all lead somewhere; it calls `swap`, which puts it in its place. */
export type Finish = (built: string, swap: () => void) => void;

const justSwap: Finish = (_, swap) => swap();

/**
 * Publishes safely: checks the content first (unless that has been done), builds in a folder apart, and swaps by rename
 * when every link of the result leads somewhere.
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
        site = { base: config.base, origin: config.site ?? '' };
        const project = fileURLToPath(config.root);
        const workshop = workshopOf(project, live);
        beside = join(workshop, 'site');
        refuseOthers(project);
        const define = {
          'import.meta.env.STORE': JSON.stringify(ownStore()),
          'import.meta.env.WORKER': JSON.stringify(join(project, 'src/making/worker.ts')),
          'import.meta.env.TEMPLATES': JSON.stringify(join(project, 'src/document/typst')),
        };
        updateConfig({
          outDir: pathToFileURL(`${beside}/`),
          cacheDir: pathToFileURL(`${join(workshop, 'read')}/`), // All content is read anew.
          vite: { define, plugins: [carried] },
        });
      },
      'astro:build:done': async ({ assets }) => {
        trimStyles(beside, [...assets.values()].map(pagesOf(beside)));
        removeDraftPictures(beside, root, draftsOf(root));
        writeSitemap(beside, site);
        await writeSearch(beside, boardEntry(root).entries[0]!.value.language);
        refuseGone(beside, root, site);
        refuseTaken(beside, root, site);
        refuseDead(beside);
        mark(beside);
        openToAll(beside);
        finish(beside, () => swap(beside, live));
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

/** Writes what hosts are told, and refuses a site that brings files of its own in their place. */
function refuseTaken(beside: string, root: string, site: { base: string; origin: string }): void {
  const [board, moved] = [boardEntry(root).entries[0]!.value, redirects(root).entries[0]?.value];
  protectOwnPages(beside, root);
  const found = writeHosts(beside, { board, redirects: moved, ...site });
  if (found.length === 0) return;
  console.error(`${toReport(found)}\n\n${found.length} to put right; nothing was published.`);
  throw new ContentFault('Files of public/ stand where the build writes.');
}

/** Refuses a built site in which a link leads nowhere. */
function refuseDead(beside: string): void {
  const dead = deadLinks(beside);
  if (dead.length === 0) return;
  console.error(`${dead.join('\n')}\n\n${dead.length} links lead nowhere; nothing was published.`);
  throw new ContentFault('Links lead nowhere.');
}
