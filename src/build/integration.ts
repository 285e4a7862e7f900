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
        const cache = join(workshop, 'read'); // All content is read anew.
        updateConfig({
          outDir: pathToFileURL(`${beside}/`),
          cacheDir: pathToFileURL(`${cache}/`),
          vite: { define, plugins: [carried, contentFrom(join(cache, 'data-store.json'))] },
        });
      },
      'astro:build:done': async ({ assets }) => {
        trimStyles(beside, [...assets.values()].map(pagesOf(beside)));
        removeDraftPictures(beside, root, draftsOf(root));
        writeSitemap(beside, site);
        refuseGone(beside, root, site);
        refuseTaken(beside, root, site);
        const { language } = boardEntry(root).entries[0]!.value;
        refuseDead(await both(deadLinks(beside), writeSearch(beside, language)));
        mark(beside);
        openToAll(beside);
        finish(beside, () => swap(beside, live));
      },
    },
  };
}

/** Lets pages read the content from the file that Astro keeps it in: bundled, all of it would be parsed as code. */
const contentFrom = (file: string) => ({
  name: 'content-from-file',
  enforce: 'pre' as const,
  load: (id: string) =>
    id === '\0astro:data-layer-content'
      ? `import { readFileSync } from 'node:fs'; export default JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));`
      : undefined,
});

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

/** What `first` makes, once `other` has ended as well: whatever fails, nobody writes any more. */
async function both<Made>(first: Promise<Made>, other: Promise<void>): Promise<Made> {
  await Promise.allSettled([first, other]);
  await other;
  return first;
}

/** Refuses a built site in which links lead nowhere. */
function refuseDead(dead: readonly string[]): void {
  if (dead.length === 0) return;
  console.error(`${dead.join('\n')}\n\n${dead.length} links lead nowhere; nothing was published.`);
  throw new ContentFault('Links lead nowhere.');
}
