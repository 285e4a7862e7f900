import { metWhileReading, type Rule } from '../rule.ts';

/** Components, their attributes and their tags are those of the vocabulary, where they may stand. */
export const componentRule: Rule = {
  name: 'components',
  group: 'Text',
  asks: 'Components are those that the site has, with attributes that they have, on lines of their own and closed.',
  why: 'An unknown component would be missing from page, PDF and Word. Nothing in a text is run as a program. [charts.md](charts.md) lists components and attributes.',
  example: {
    wrong: '<Note titel="About the figures">\n\nThey are invented.\n\n</Note>',
    right: '<Note title="About the figures">\n\nThey are invented.\n\n</Note>',
  },
  find: metWhileReading('components'),
};
