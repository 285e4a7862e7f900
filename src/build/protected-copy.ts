import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../content.ts';
import type { Dataset, RawDataset } from '../dataset/dataset.ts';
import { resource } from '../dataset/download/resource.ts';

/**
 * Writes a copy of a site's folder that anybody may have: `content/` and `public/` as they are, and `data/` as it is
 * published, without one hidden value. `to` must be empty or absent.
 */
export function protectedCopy(root: string, { raw, datasets }: Content, to: string): void {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} is not empty.`);
  mkdirSync(to, { recursive: true });
  for (const folder of ['content', 'data', 'public']) {
    if (existsSync(join(root, folder))) cpSync(join(root, folder), join(to, folder), { recursive: true });
  }
  const typed = new Map(raw.map(({ id, value }) => [id, value]));
  for (const { id, value } of datasets) {
    const before = typed.get(id)!;
    if (JSON.stringify(before.data) !== JSON.stringify(value.data))
      writeFileSync(join(to, `data/${id}.json`), asTyped(before, value));
  }
}

/** A protected dataset as an author would have typed it: what the build adds to it is added again. */
function asTyped(before: RawDataset, { schema, data }: Dataset): string {
  return resource({ ...before, schema, data } as Dataset, before.$schema);
}
