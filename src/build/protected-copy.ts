import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content } from '../content.ts';
import { removeDraftPictures } from '../narrative/draft-pictures.ts';
import { typedText } from '../dataset/download/resource.ts';
import { decoded, filesBelow } from '../files.ts';
import { sourceText, withoutDigests } from '../source-copy.ts';

const folders = ['content', 'data', 'public'] as const;

/** Why a folder cannot take a protected copy: it must be absent, empty, or a git repository of earlier copies. */
export function copyFault(to: string): string | undefined {
  if (!existsSync(to)) return undefined;
  const others = readdirSync(to).filter((name) => name !== '.git' && !isFolder(name));
  if (others.length > 0) return `${to} holds other things, such as ${others[0]}.`;
  if (!isRepository(to)) return readdirSync(to).length > 0 ? `${to} is not empty.` : undefined;
  return git(to, 'status', '--porcelain') === '' ? undefined : `${to} has changes that are not committed.`;
}

function isFolder(name: string): boolean {
  return (folders as readonly string[]).includes(name);
}

/** Files that are no drafts and speak of a draft edition, which a copy for anybody must not. */
export function draftsTold(root: string, { drafts, files }: Content): string[] {
  const names = [...drafts.editions];
  return files.filter((file) => names.some((name) => decoded(root, file)?.includes(name)));
}

/** Whether a folder is the top of a git repository. */
export function isRepository(to: string): boolean {
  return existsSync(join(to, '.git'));
}

/**
 * Writes a copy of a site's folder that anybody may have: `content/` and `public/` as they are, and `data/` as it is
 * published, without one hidden value, nor the digests of texts from which one could be guessed, nor its drafts. An earlier copy in `to` is replaced.
 */
export function protectedCopy(root: string, { raw, datasets, sources, drafts }: Content, to: string): void {
  for (const folder of folders) rmSync(join(to, folder), { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  // No hidden files: an editor's copy of a dataset holds what was typed.
  for (const file of ['content', 'data'].flatMap((folder) => filesBelow(root, folder))) {
    if (drafts.files.has(file)) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(root, file), join(to, file));
  }
  if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(to, 'public'), { recursive: true });
  removeDraftPictures(join(to, 'public'), root, drafts);
  for (const { value, source } of sources)
    writeFileSync(join(to, source.path), sourceText(withoutDigests(value)));
  const typed = new Map(raw.map(({ id, value }) => [id, value]));
  for (const { id, value } of datasets) {
    const before = typed.get(id)!;
    if (JSON.stringify(before.data) !== JSON.stringify(value.data))
      writeFileSync(
        join(to, `data/${id}.json`),
        typedText({ ...before, schema: value.schema, data: value.data }),
      );
  }
}

/** Commits a copy to its repository; `false` when nothing has changed. Throws with git's words when git refuses. */
export function committed(to: string): boolean {
  git(to, 'add', '--all', '--', ...folders.filter((folder) => existsSync(join(to, folder))));
  if (git(to, 'status', '--porcelain') === '') return false;
  git(to, 'commit', '--quiet', '--message', 'Publish the datasets, protected');
  return true;
}

function git(folder: string, ...words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  if (error) throw new Error(`git cannot be run here, and ${folder} is a git repository.`);
  if (status !== 0) throw new Error(`git: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return stdout.trim();
}
