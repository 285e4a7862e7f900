import type { Content } from '../../content.ts';
import type { Edition } from '../../edition.ts';
import type { Written } from '../../entry.ts';
import { editionTitle } from '../../point.ts';

/** What an edition may have to say about something that is followed over the years. */
interface ToFollow {
  what: string;
  isDone: boolean;
  stops: false;
  cure?: string;
  file: string;
  line: 1;
  path: string;
}

/** Each priority, and whether it has a record of the edition; readers are told where the papers do not speak of one. */
export function priorityItems({ id: edition }: Written<Edition>, { priorities }: Content): ToFollow[] {
  return priorities.map(({ id, value, source }) => {
    const isDone = value.record.some((record) => record.edition === edition);
    const place = { stops: false as const, file: source.path, line: 1 as const, path: `/priorities/${id}/` };
    if (isDone) return { what: `${value.title}: it has a record.`, isDone, ...place };
    const cure = `Add one with "edition: ${edition}" below the last; leave it out if the year’s paper does not speak of it.`;
    return { what: `${value.title}: no record for ${editionTitle(edition)}.`, isDone, cure, ...place };
  });
}

/** The recommendations of earlier years that are not done, and whether the edition says what became of them. */
export function recommendationItems(
  { id: edition }: Written<Edition>,
  { recommendations }: Content,
): ToFollow[] {
  const open = recommendations.filter(
    ({ value }) => value.edition < edition && (value.status !== 'done' || tells(value, edition)),
  );
  return open.map(({ id, value, source }) => {
    const isDone = tells(value, edition);
    const place = {
      ...{ stops: false as const, file: source.path, line: 1 as const },
      path: `/recommendations/#${id}`,
    };
    if (isDone) return { what: `${value.headline}: followed up.`, isDone, ...place };
    const cure = 'Add to "follow" what the year’s paper says of it, if it does.';
    return { what: `${value.headline}: what became of it?`, isDone, cure, ...place };
  });
}

function tells({ follow }: Content['recommendations'][number]['value'], edition: string): boolean {
  return follow.some((each) => each.edition === edition);
}

/** The committees that were given the edition before, and whether each has a paper on this one. */
export function paperItems(
  { id: edition, source }: Written<Edition>,
  { editions, papers, board }: Content,
): ToFollow[] {
  const last = editions
    .map(({ id }) => id)
    .filter((id) => id < edition)
    .sort()
    .at(-1);
  const given = (year: string | undefined) => papers.filter(({ value }) => value.edition === year);
  const committees = [...given(edition), ...given(last)].map(({ value }) => value.committee);
  return [...new Set(committees)].map((committee) => {
    const paper = given(edition).find(({ value }) => value.committee === committee);
    const name = board?.value.committees[committee]?.name ?? committee;
    const place = {
      stops: false as const,
      line: 1 as const,
      path: paper ? `/papers/${paper.id}/` : '/papers/',
    };
    if (paper) return { what: `The paper for the ${name}.`, isDone: true, file: paper.source.path, ...place };
    return {
      what: `No paper for the ${name}, which was given the last edition.`,
      cure: `Begin it with: npm run new -- paper ${edition}-${committee}`,
      ...{ isDone: false, file: source.path, ...place },
    };
  });
}
