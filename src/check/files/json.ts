import { metWhileReading, type Rule } from '../rule.ts';

/** JSON files can be read, have the keys they need and no others, each once and with a value that it may have. */
export const jsonRule: Rule = {
  name: 'json',
  group: 'Files and front matter',
  asks: 'Every JSON file is valid JSON that has the keys it needs and no others, each with a value it may have.',
  why: 'A comma too many or a number with a comma in it leaves the rest of the file without meaning. [datasets.md](datasets.md) lists the keys of a dataset.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Plan", "2020/21", £1100, 10]',
    right: '["Plan", "2020/21", 1100, 10]',
  },
  find: metWhileReading('json'),
};
