import type { PriorityRecord } from '../../priority.ts';
import type { Fault } from '../../problem.ts';

/** A status and what it needs: parts of the record, and words of the paper. */
interface Need {
  message: string;
  cure: string;
  isMet: (record: PriorityRecord) => boolean;
}

const progress: Need = {
  message: 'The status claims progress, but no progress is told.',
  cure: 'Say under "progress" what the paper reports, or choose a lower status.',
  isMet: (record) => record.progress.length > 0,
};
const more: Need = {
  message: 'The status says that there is more to do, but neither a challenge nor a next step is told.',
  cure: 'Write what the paper says under "challenges" or "next", or choose another status.',
  isMet: ({ challenges, next }) => challenges.length + next.length > 0,
};
const done: Need = {
  message: 'The status says that all is done, but a challenge or a next step is told.',
  cure: 'Choose "mixed" or "progress".',
  isMet: ({ challenges, next }) => challenges.length + next.length === 0,
};
const none: Need = {
  message: 'The status says that there is no progress yet, but progress is told.',
  cure: 'Choose "mixed" or "unknown".',
  isMet: (record) => record.progress.length === 0,
};
const ahead: Need = {
  message: 'The status says that work was named for the time ahead, but the record names none.',
  cure: 'Write it under "objective", "challenges" or "next".',
  isMet: ({ objective, challenges, next }) => objective !== undefined || challenges.length + next.length > 0,
};
const quoted: Need = {
  message: 'The status does not say on which words of the paper it rests.',
  cure: 'Quote them under "because", between “ and ”.',
  isMet: ({ because }) => /“[^”]*\p{L}{2}[^”]*”/u.test(because),
};

const needs: Record<PriorityRecord['status'], Need[]> = {
  achieved: [progress, done, quoted],
  progress: [progress, quoted],
  mixed: [progress, more, quoted],
  needed: [more, quoted],
  little: [more, quoted],
  set: [ahead, none],
  unknown: [],
};

/** What is wrong with a status, given the rest of the record: it claims no more than is told, and names the paper's words. */
export function statusFaults(record: PriorityRecord): Fault[] {
  const { objective, progress: made, challenges, next } = record;
  if (objective === undefined && made.length + challenges.length + next.length === 0)
    return [
      {
        message: 'The record tells nothing: no objective, no progress, no challenge, no next step.',
        cure: 'Write what the paper says, or delete the record; readers are then told that the papers do not say.',
      },
    ];
  return needs[record.status]
    .filter(({ isMet }) => !isMet(record))
    .map(({ message, cure }) => ({ message, cure }));
}
