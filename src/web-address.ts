import { z } from 'astro/zod';
import type { Fault } from './problem.ts';

/** The address of a page of another site, as content gives it in a field: by https, on a host that is what it seems to be. */
export const WebAddress = z
  .url({ protocol: /^https$/, abort: true })
  .refine((url) => !webAddressFault(url), 'write a full address, with https://, as the browser shows it');

/** What is wrong with an address that should lead to another site. */
export function webAddressFault(url: string): Fault | undefined {
  if (!url.startsWith('https://'))
    return {
      message: 'The link does not lead to a page.',
      cure: 'Use an address that begins with https:// or with /.',
    };
  const strange = /[\p{C}\p{Zl}\p{Zp}\s\\"<>]/u.exec(url)?.[0];
  if (strange !== undefined)
    return {
      message: `The address holds ${strange === '\\' ? 'a backslash' : 'a character that does not belong there'}.`,
      cure: 'Copy it from the browser again.',
    };
  const host = /^https:\/\/([^/?#]*)/.exec(url)![1]!;
  if (host.includes('@'))
    return {
      message: 'The address has a name before an @, which hides where it leads.',
      cure: 'Delete all between // and @, and the @.',
    };
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d{1,5})?$/u.test(host) && URL.canParse(url)) return undefined;
  return { message: 'The address names no site.', cure: 'Copy it from the browser again.' };
}
