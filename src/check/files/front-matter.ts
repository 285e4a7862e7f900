import { metWhileReading, type Rule } from '../rule.ts';

/** Front matter can be read, has the keys it needs and no others, each with a value that it may have. */
export const frontMatterRule: Rule = {
  name: 'front-matter',
  group: 'Files and front matter',
  asks: 'Every file begins with front matter that has the keys it needs and no others, each with a value it may have.',
  why: 'Nothing is guessed or converted: a key that is mistyped would be passed over, and what it says be missing on the page. [authors.md](authors.md#front-matter) lists the keys.',
  example: {
    in: 'content/reports/2020-21/crag.mdx',
    wrong: 'shrot: Case reviews',
    right: 'short: Case reviews',
  },
  find: metWhileReading('front-matter'),
};
