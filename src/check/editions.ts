import type { Content, Entry } from '../content.ts';
import { nearest, problemAt, type Problem } from '../problem.ts';

/** Reports, datasets and posters belong to an edition that exists; a year's title agrees with its name and dates. */
export function editionProblems(content: Content): Problem[] {
  const names = content.files.flatMap((file) => /^content\/editions\/(.+)\.md$/.exec(file)?.[1] ?? []);
  const orphan = ({ id, source }: Entry<unknown>) => {
    const [edition = ''] = id.split('/');
    if (names.includes(edition)) return [];
    const message = `The edition ${edition} of this file does not exist.`;
    return [problemAt(source, 0, { message, cure: `Add content/editions/${edition}.md, or move the file.` })];
  };
  const posters = content.posters
    .filter(({ value }) => !names.includes(value.edition))
    .map(({ source, offsetOf, value }) =>
      problemAt(source, offsetOf(['edition']), {
        message: `The edition "${value.edition}" does not exist.`,
        cure: nearest(value.edition, names),
      }),
    );
  const editions = content.editions.flatMap(({ id, value, source, offsetOf }) => {
    const faults: Problem[] = [];
    if (value.title !== id.replace('-', '/')) {
      faults.push(
        problemAt(source, offsetOf(['title']), {
          message: `The title "${value.title}" is not the year in the file's name.`,
          cure: `Write ${id.replace('-', '/')}, or rename the file.`,
        }),
      );
    }
    const isYear = value.from.startsWith(id.slice(0, 4)) && value.to.slice(2, 4) === id.slice(5);
    if (value.from > value.to || !isYear) {
      faults.push(
        problemAt(source, offsetOf(['from']), {
          message: `The period from ${value.from} to ${value.to} is not the year of the file's name.`,
          cure: 'Correct "from" and "to".',
        }),
      );
    }
    return faults;
  });
  return [...[...content.reports, ...content.datasets].flatMap(orphan), ...posters, ...editions];
}
