import { metWhileReading, type Rule } from '../rule.ts';

/** Files are UTF-8 text. */
export const encodingRule: Rule = {
  name: 'encoding',
  group: 'Files and front matter',
  asks: 'Every file of text is saved with the encoding UTF-8.',
  why: 'In another encoding the £ sign, dashes, quotation marks and accents become other characters. Editors offer the encoding when you save.',
  find: metWhileReading('encoding'),
};
