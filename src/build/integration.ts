import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { removeDraftPictures } from '../narrative/draft-pictures.ts';
import { filesBelow } from '../files.ts';
import { boardEntry, draftsOf, locks, redirects } from '../folders.ts';
import { toReport, type Problem } from '../problem.ts';
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
import { withSearch } from './search.ts';
import { writeSitemap } from './sitemap.ts';
import { trimStyles } from './styles.ts';
import { swap } from './swap.ts';
import { workshopOf } from './workshop.ts';

/** Thrown when the content has problems; they have been printed already. */
export class ContentFault extends Error {}

/** What is done with a built folder whose links all lead somewhere; it calls `swap`, which puts it in its place. */
export type Finish = (built: string, swap: () => void) => void;

const justSwap: Finish = (_, swap) => swap();

/** Where a site is served: the sub-path, and the address without it. */
interface Site {
  base: string;
  origin: string;
}

/**
 * Publishes safely: checks the content first (unless that has been done), builds in a folder apart, and swaps by rename
 * when every link of the result leads somewhere.
 */
export function publishing(root: string, isChecked = false, finish = justSwap): AstroIntegration {
  let live = '';
  let beside = '';
  let site: Site = { base: '/', origin: '' };
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
        const { language } = boardEntry(root).entries[0]!.value;
        const kinds = [...assets.values()].map(pagesOf(beside));
        const found = await withSearch(beside, language, async ({ add, complete }) => {
          await trimStyles(beside, kinds, { page: add, all: complete });
          removeDraftPictures(beside, root, draftsOf(root));
          writeSitemap(beside, site);
          return {
            gone: goneAddresses(beside, root, site),
            taken: [
              ...takenPlaces(beside, root, site),
              ...replaced([...assets.values()].flat(), beside, root),
            ],
            dead: await deadLinks(beside),
          };
        });
        refuse(found);
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

/** Writes the redirects of a built site; an address that was published and is gone is a problem. */
function goneAddresses(beside: string, root: string, site: Site): Problem[] {
  return [
    ...writeRedirects(beside, redirects(root).entries[0], site),
    ...goneProblems(beside, locks(root).entries),
  ];
}

/** Writes what hosts are told; a file of the site's own in its place is a problem. */
function takenPlaces(beside: string, root: string, site: Site): Problem[] {
  const [board, moved] = [boardEntry(root).entries[0]!.value, redirects(root).entries[0]?.value];
  protectOwnPages(beside, root);
  return writeHosts(beside, { board, redirects: moved, ...site });
}

/** Files of `public/` that stand where a page or another file was made. */
function replaced(made: readonly URL[], beside: string, root: string): Problem[] {
  const places = new Set(made.map((file) => relative(beside, fileURLToPath(file)).replaceAll('\\', '/')));
  return filesBelow(join(root, 'public'), '.')
    .filter((path) => places.has(path))
    .map((path) => ({
      ...{ file: `public/${path}`, line: 1, column: 1, severity: 'error' },
      message: 'The build makes a file of this name.',
      cure: 'Give it another name.',
    }));
}

/** What is wrong with a built site: problems, and links that lead nowhere. */
interface Found {
  gone: readonly Problem[];
  taken: readonly Problem[];
  dead: readonly string[];
}

/** Refuses a built site in which something is wrong, and says what; the first kind of it alone, since others follow from it. */
function refuse({ gone, taken, dead }: Found): void {
  const because = (told: string, why: string) => {
    console.error(`${told}; nothing was published.`);
    throw new ContentFault(why);
  };
  if (gone.length > 0)
    because(`${toReport(gone)}\n\n${gone.length} addresses to put right`, 'Addresses are gone.');
  if (taken.length > 0)
    because(
      `${toReport(taken)}\n\n${taken.length} to put right`,
      'Files of public/ stand where the build writes.',
    );
  if (dead.length > 0)
    because(`${dead.join('\n')}\n\n${dead.length} links lead nowhere`, 'Links lead nowhere.');
}
