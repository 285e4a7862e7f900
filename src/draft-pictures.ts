import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Drafts } from './drafts.ts';
import { decoded, filesBelow } from './files.ts';

/**
 * The files of `public/`, by their paths there, that belong to drafts: those that drafts name, and those that an import put
 * beside them; unless something that is published names them too. Nobody gets them before the drafts are published.
 */
export function draftPictures(root: string, drafts: Drafts): string[] {
  if (drafts.files.size === 0) return [];
  const texts = (isDraft: boolean) =>
    [...filesBelow(root, 'content'), ...filesBelow(root, 'data')]
      .filter((file) => drafts.files.has(file) === isDraft)
      .map((file) => decoded(root, file) ?? '')
      .join('\n');
  const own = [...drafts.files].flatMap((file) => {
    const [, edition, name] = /^content\/reports\/([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
    return name ? [`images/${edition}/${name}-`] : [];
  });
  const [drafted, shown] = [texts(true), texts(false)];
  return filesBelow(root, 'public')
    .map((file) => file.slice('public/'.length))
    .filter((file) => drafted.includes(`/${file}`) || own.some((begin) => file.startsWith(begin)))
    .filter((file) => !shown.includes(`/${file}`));
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
