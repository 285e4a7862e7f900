import { addresses } from '../addresses.ts';
import type { Content } from '../content.ts';

/** What several rules need of the content, made once. */
export function once<Made>(make: (content: Content) => Made): (content: Content) => Made {
  const made = new WeakMap<Content, Made>();
  return (content) => {
    if (!made.has(content)) made.set(content, make(content));
    return made.get(content)!;
  };
}

/** Every address of the site. */
export const siteAddresses = once(addresses);

/** The same as paths alone. */
export const sitePaths = once((content) => new Set(siteAddresses(content).map(({ path }) => path)));
