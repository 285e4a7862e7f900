import type { Content } from '../content.ts';
import type { Entry, Written } from '../entry.ts';
import { isEditionName, type Edition } from '../edition.ts';
import { problemAt, type Problem } from '../problem.ts';
import { namesIn } from './names.ts';
import type { Rule } from './rule.ts';

/** Reports and datasets belong to an edition that exists, posters to a year; a year's title agrees with its name and dates. */
export const editionRule: Rule = {
  name: 'editions',
  group: 'Files and front matter',
  asks: 'Every report and dataset belongs to an edition that exists, and the title and dates of an edition agree with its name.',
  why: 'The year in the address, on the page and in the dates has to be the same year, or readers take figures for another year’s.',
  example: {
    in: 'content/editions/2020-21.md',
    wrong: 'title: 2021/22',
    right: 'title: 2020/21',
  },
  find: editionProblems,
};

function editionProblems({ files, reports, datasets, posters, editions }: Content): Problem[] {
  const names = namesIn('content/editions', files);
  const strange = posters.filter(({ value: { edition } }) => edition && !isEditionName(edition));
  return [
    ...[...reports, ...datasets].flatMap((entry) => orphanProblems(entry, names)),
    ...strange.map(({ source, offsetOf, value }) =>
      problemAt(source, offsetOf(['edition']), {
        message: `"${value.edition}" is not a reporting year.`,
        cure: 'Write it as 2019-20.',
      }),
    ),
    ...editions.flatMap(yearProblems),
  ];
}

function orphanProblems({ id, source }: Entry<unknown>, names: readonly string[]): Problem[] {
  const [edition = ''] = id.split('/');
  if (names.includes(edition)) return [];
  const message = `The edition ${edition} of this file does not exist.`;
  return [problemAt(source, 0, { message, cure: `Add content/editions/${edition}.md, or move the file.` })];
}

function yearProblems({ id, value, source, offsetOf }: Written<Edition>): Problem[] {
  const { title, from, to } = value;
  const [first = '', second = ''] = id.split('-');
  const wrongTitle = problemAt(source, offsetOf(['title']), {
    message: `The title "${title}" is not the year in the file's name.`,
    cure: `Write ${first}/${second}, or rename the file.`,
  });
  const wrongPeriod = problemAt(source, offsetOf(['from']), {
    message: `The period from ${from} to ${to} is not the year of the file's name.`,
    cure: 'Correct "from" and "to".',
  });
  const isPeriod = from <= to && from.startsWith(first) && to.slice(2, 4) === second;
  return [...(title === `${first}/${second}` ? [] : [wrongTitle]), ...(isPeriod ? [] : [wrongPeriod])];
}
