import type { Content } from '../content.ts';

/** What several rules need of the content, made once. */
export function once<Made>(make: (content: Content) => Made): (content: Content) => Made {
  const made = new WeakMap<Content, Made>();
  return (content) => {
    if (!made.has(content)) made.set(content, make(content));
    return made.get(content)!;
  };
}
