import { metWhileReading, type Rule } from '../rule.ts';

/** No file, paragraph or word is so long, and no text so nested or full of marks, that it could not be read in good time. */
export const sizeRule: Rule = {
  name: 'sizes',
  group: 'Files and front matter',
  asks: 'No text or table is many times larger than people write, none is full of marks of Markdown, and small counts do not hang together with too many others.',
  why: 'Something else than a text was pasted, or somebody wants to keep the build busy: reading it, or hiding its small counts, could take hours. It is passed over, and the rest is checked.',
  example: {
    wrong: `${'> '.repeat(21)}They were asked.`,
    right: '> They were asked.',
  },
  find: metWhileReading('sizes'),
};
