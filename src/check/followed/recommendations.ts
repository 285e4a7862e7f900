import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Recommendation } from '../../recommendation.ts';
import { paragraphFaults, textStart } from '../learning/paragraph.ts';
import { nameProblems, namesIn } from '../names.ts';
import type { Told } from '../../told.ts';
import { toldFaults } from '../told.ts';
import type { Rule } from '../rule.ts';

/** Recommendations name what exists; what became of them is told in order, and rests on something. */
export const recommendationRule: Rule = {
  name: 'recommendations',
  group: 'Following the years',
  asks: 'A recommendation names what exists, and what became of it is told in order and rests on something.',
  why: '“Done” without evidence is a claim; what was not reported again stays open.',
  example: {
    in: 'content/recommendations/do-one-thing.md',
    wrong: 'status: done',
    right: 'status: under-way\nevidence: The same paper says that partners have begun.',
  },
  find: recommendationProblems,
};

function recommendationProblems(content: Content): Problem[] {
  const { recommendations, files } = content;
  const themes = namesIn('content/themes', files);
  return recommendations.flatMap((entry) => {
    const { value, tree, source, bodyOffset } = entry;
    const { follow } = value;
    return [
      ...paragraphFaults(tree, 'text').map((fault) => problemAt(source, bodyOffset + textStart(tree), fault)),
      ...nameProblems(entry, 'themes', 'theme', themes),
      ...priorityProblems(entry, namesIn('content/priorities', files)),
      ...placeProblems(entry, value, [], content),
      ...follow.flatMap((each, index) => placeProblems(entry, each, ['follow', index], content)),
      ...orderProblems(entry),
      ...statusProblems(entry),
      ...dueProblems(entry, content),
    ];
  });
}

/** What is wrong with where it is told, here or in a later paper. */
function placeProblems(
  { source, offsetOf }: Written<Recommendation>,
  told: Told,
  path: readonly PropertyKey[],
  content: Content,
): Problem[] {
  return toldFaults(told, content).map(({ key, fault }) =>
    problemAt(source, offsetOf([...path, key]), fault),
  );
}

function priorityProblems(
  { value: { priority }, source, offsetOf }: Written<Recommendation>,
  known: readonly string[],
): Problem[] {
  return [priority ?? []].flat().flatMap((name) => {
    const fault = { message: `There is no priority "${name}".`, cure: nearest(name, known) };
    return known.includes(name) ? [] : [problemAt(source, offsetOf(['priority']), fault)];
  });
}

/** What a later paper says is of a later edition, oldest first. */
function orderProblems({ value, source, offsetOf }: Written<Recommendation>): Problem[] {
  return value.follow.flatMap(({ edition }, index) => {
    const before = value.follow[index - 1]?.edition ?? '';
    const fault =
      edition <= value.edition
        ? {
            message: `${edition} is not later than ${value.edition}, which made the recommendation.`,
            cure: 'What the same paper says goes into "evidence".',
          }
        : edition < before
          ? { message: `${edition} stands behind ${before}, which is later.`, cure: 'Put the oldest first.' }
          : undefined;
    return fault ? [problemAt(source, offsetOf(['follow', index, 'edition']), fault)] : [];
  });
}

/** A status says no more than the papers do. */
function statusProblems({ value, source, offsetOf }: Written<Recommendation>): Problem[] {
  const { status, evidence, follow } = value;
  const fault = {
    done: !evidence && restsOnNothing,
    'under-way': !evidence && restsOnNothing,
    repeated: follow.length === 0 && {
      message: 'It is said to be raised again, but no later paper is named.',
      cure: 'Name it under "follow", or make the status "open".',
    },
    open: follow.length > 0 && {
      message: 'Nothing is said to be reported since, but a later paper is named.',
      cure: 'Make the status "repeated", "under-way" or "done", or delete "follow".',
    },
  }[status];
  return fault ? [problemAt(source, offsetOf(['status']), fault)] : [];
}

const restsOnNothing: Fault = {
  message: 'The status rests on nothing.',
  cure: 'Say under "evidence" what a paper reports, or make the status "open".',
};

function dueProblems(
  { value: { due, edition }, source, offsetOf }: Written<Recommendation>,
  { editions }: Content,
): Problem[] {
  const from = editions.find(({ id }) => id === edition)?.value.from;
  if (!due || !from || due >= from.slice(0, due.length)) return [];
  const message = `It was due before ${edition} began, which made it.`;
  return [problemAt(source, offsetOf(['due']), { message, text: due, cure: 'Correct one of the two.' })];
}
