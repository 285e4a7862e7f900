import { metWhileReading, type Rule } from '../rule.ts';

/** No character stands in a file that does not show, or that turns the direction of what follows. */
export const invisibleRule: Rule = {
  name: 'invisible',
  group: 'Text',
  asks: 'No character stands in a text that does not show, or that turns the direction of what follows.',
  why: 'They come with text from Word and web pages, break words for search and screen readers, and can make a text read otherwise than it is.',
  example: { wrong: 'Plans were\u200b kept.', right: 'Plans were kept.' },
  find: metWhileReading('invisible'),
};
