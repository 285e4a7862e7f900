import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Drafts } from '../drafts.ts';
import { decoded, filesBelow } from '../files.ts';
import { addressesIn } from './addresses-in.ts';

/**
 * The files of `public/`, by their paths there, that belong to drafts: those that drafts name, and those that an import put
 * beside them; unless something that is published names them too. Nobody gets them before the drafts are published.
 */
export function draftPictures(root: string, drafts: Drafts): string[] {
  if (drafts.files.size === 0) return [];
  const drafted = namedByDrafts(root, drafts);
  const found = filesBelow(root, 'public')
    .map((file) => file.slice('public/'.length))
    .filter((file) => file !== 'favicon.svg' && drafted(file));
  if (found.length === 0) return [];
  const shown = named(root, (file) => !drafts.files.has(file));
  return found.filter((file) => !shown.has(`/${file}`));
}

/** Whether drafts name a file, be it in words that cannot be read as they should, or an import of a draft has put it there. */
function namedByDrafts(root: string, drafts: Drafts): (file: string) => boolean {
  const own = [...drafts.files].flatMap((file) => {
    const [, edition, name] = /^content\/reports\/([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
    return name ? [`images/${edition}/${name}-`] : [];
  });
  const texts = [...drafts.files].map((file) => decoded(root, file) ?? '').join('\n');
  const addresses = named(root, (file) => drafts.files.has(file));
  return (file) =>
    addresses.has(`/${file}`) || texts.includes(`/${file}`) || own.some((begin) => file.startsWith(begin));
}

/** The addresses that some files of the content name. */
function named(root: string, isMeant: (file: string) => boolean): Set<string> {
  const files = [...filesBelow(root, 'content'), ...filesBelow(root, 'data')].filter(isMeant);
  return new Set(files.flatMap((file) => [...addressesIn(root, file)]));
}

/** Takes the pictures of drafts out of a site that was built. */
export function removeDraftPictures(site: string, root: string, drafts: Drafts): void {
  for (const file of draftPictures(root, drafts)) {
    rmSync(join(site, file), { force: true });
    for (let folder = dirname(file); folder !== '.' && isEmpty(join(site, folder)); folder = dirname(folder))
      rmdirSync(join(site, folder));
  }
}

function isEmpty(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length === 0;
}
