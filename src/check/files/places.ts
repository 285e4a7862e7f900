import { metWhileReading, type Rule } from '../rule.ts';

/** Files lie where the build knows them, under names that can be addresses, and the site has what every site needs. */
export const placeRule: Rule = {
  name: 'places',
  group: 'Files and front matter',
  asks: 'Every file lies in the folder of what it is, under a name of small letters, digits and hyphens, and is no link to another file.',
  why: 'The place of a file is its address. What lies elsewhere would be left out unseen. A site also needs an edition, a board and an icon.',
  example: { in: 'content/notes.md', wrong: '---\ntitle: Notes\n---', right: '' },
  find: metWhileReading('places'),
};
