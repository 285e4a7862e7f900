import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../files.ts';
import type { Redirects } from '../../redirect.ts';

/** An address that leads to another, both from the root of the site: for good, or until the next edition. */
export interface Move {
  from: string;
  to: string;
  status: 301 | 302;
}

/** Every address of a built site that leads on: those of the content, and those of what is newest. */
export function moves(folder: string, redirects: Redirects | undefined, base: string): Move[] {
  const permanent = Object.entries(redirects ?? {}).map(([from, to]) => ({ from, to, status: 301 as const }));
  const newest = filesBelow(folder, 'latest')
    .filter((file) => file.endsWith('/index.html'))
    .flatMap((file): Move[] => {
      const to = ledTo(readFileSync(join(folder, file), 'utf8'));
      if (!to?.startsWith(base)) return [];
      return [{ from: `/${file.replace(/index\.html$/, '')}`, to: `/${to.slice(base.length)}`, status: 302 }];
    });
  return [...permanent, ...newest];
}

/** Where a page leads at once. */
function ledTo(html: string): string | undefined {
  const target = /<meta http-equiv="refresh" content="0; ?url=([^"]+)"/.exec(html)?.[1];
  return target && decodeURI(target);
}
