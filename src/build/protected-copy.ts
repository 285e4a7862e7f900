import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content } from '../content.ts';
import { typedText } from '../dataset/download/resource.ts';
import { filesBelow } from '../files.ts';

/**
 * Writes a copy of a site's folder that anybody may have: `content/` and `public/` as they are, and `data/` as it is
 * published, without one hidden value. `to` must be empty or absent.
 */
export function protectedCopy(root: string, { raw, datasets }: Content, to: string): void {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} is not empty.`);
  mkdirSync(to, { recursive: true });
  // No hidden files: an editor's copy of a dataset holds what was typed.
  for (const file of ['content', 'data'].flatMap((folder) => filesBelow(root, folder))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(root, file), join(to, file));
  }
  if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(to, 'public'), { recursive: true });
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
