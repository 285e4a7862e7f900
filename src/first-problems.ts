import type { Problem } from './problem.ts';

/** The most problems of one kind that are told of one file, one by one. */
const most = 100;

/** The problems of the first things of one kind that were found in a file, and one that says how many more there are. */
export function firstProblems<Found>(found: Iterable<Found>, problemOf: (each: Found) => Problem): Problem[] {
  const problems: Problem[] = [];
  let more = 0;
  for (const each of found) {
    if (problems.length < most) problems.push(problemOf(each));
    else more += 1;
  }
  const last = problems.at(-1);
  if (!last || more === 0) return problems;
  const { text: _, ...place } = last;
  const message = `After this, ${more} more of this kind ${more === 1 ? 'stands' : 'stand'} in the file.`;
  return [
    ...problems,
    { ...place, message, cure: 'Look for what they have in common, and correct it at once.' },
  ];
}
