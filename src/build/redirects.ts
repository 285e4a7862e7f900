import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { under } from '../addresses.ts';
import type { Entry } from '../entry.ts';
import { problemAt, type Problem } from '../problem.ts';
import type { Redirects } from '../redirect.ts';
import { withPolicy } from './hosts/policy.ts';

/**
 * Writes what stands at the old addresses of a built site: for a page a page that leads on, for a file the same file.
 * What has no target, or an address that something stands at, is a problem.
 */
export function writeRedirects(
  folder: string,
  redirects: Entry<Redirects> | undefined,
  site: { base: string; origin: string },
): Problem[] {
  return Object.entries(redirects?.value ?? {}).flatMap(([from, to]) => {
    const [place, target] = [from, to].map((address) => join(folder, fileOf(address))) as [string, string];
    if (existsSync(place) || !existsSync(target)) {
      const message = existsSync(place)
        ? `${from} is an address of the site, so it cannot lead elsewhere.`
        : `${from} leads to ${to}, which is not an address of the site.`;
      return [
        problemAt(redirects!.source, redirects!.offsetOf([from]), { message, cure: 'Correct the line.' }),
      ];
    }
    mkdirSync(dirname(place), { recursive: true });
    if (to.endsWith('/'))
      writeFileSync(place, withPolicy(page(under(site.base, to), site.origin), fileOf(from)));
    else copyFileSync(target, place);
    return [];
  });
}

/** The file of a built site that answers at an address. */
export function fileOf(address: string): string {
  return address.slice(1) + (address.endsWith('/') ? 'index.html' : '');
}

/** A page that leads on at once, and has a link for those whom it does not take along. */
function page(to: string, origin: string): string {
  const path = encodeURI(to);
  return `<!DOCTYPE html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="0; url=${path}">
    <meta name="robots" content="noindex">
    <title>This page has moved</title>
    <link rel="canonical" href="${origin}${path}">
  </head>
  <body>
    <main>
      <h1>This page has moved</h1>
      <p><a href="${path}">Read it at its new address</a></p>
    </main>
  </body>
</html>
`;
}
