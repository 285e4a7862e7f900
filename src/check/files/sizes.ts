import { metWhileReading, type Rule } from '../rule.ts';

/** No file, paragraph or word is so long, and no text so nested or full of marks, that it could not be read in good time. */
export const sizeRule: Rule = {
  name: 'sizes',
  group: 'Files and front matter',
  asks: 'No file, paragraph, table or word is many times longer than people write, and none is full of marks of Markdown. Small counts hang together with no more numbers than can be protected in good time.',
  why: 'Something else than a text was pasted, or somebody wants to keep the build busy: reading it could take hours. It is passed over, and the rest is checked.',
  example: {
    wrong: `${'> '.repeat(21)}They were asked.`,
    right: '> They were asked.',
  },
  find: metWhileReading('sizes'),
};
