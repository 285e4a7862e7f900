import type { Content } from '../../content.ts';
import type { Entry } from '../../entry.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { namesIn } from '../names.ts';

/** What papers and considerations can name: editions, committees (none when the board cannot be read), reports of an edition. */
export interface Names {
  editions: string[];
  committees: string[] | undefined;
  /** The reports of an edition by their file name, those that cannot be read included. */
  reportsOf(edition: string): string[];
  /** The reports of an edition that the papers do not include, as the edition calls them. */
  missingOf(edition: string): string[];
}

/** What the content has names for. */
export function names({ files, board, editions }: Content): Names {
  return {
    editions: namesIn('content/editions', files),
    committees: board && Object.keys(board.value.committees),
    reportsOf: (edition) =>
      namesIn('content/reports', files).flatMap((id) => {
        const [folder, name] = id.split('/');
        return folder === edition && name ? [name] : [];
      }),
    missingOf: (edition) => editions.find(({ id }) => id === edition)?.value.missing ?? [],
  };
}

/** A committee that the board does not have. */
export function committeeFaults(name: string, { committees }: Names): Fault[] {
  if (!committees || committees.includes(name)) return [];
  const message = `There is no committee "${name}" in content/board.json.`;
  if (committees.length > 0) return [{ message, cure: nearest(name, committees) }];
  return [{ message, cure: 'Add it there under "committees", with its name and kind.' }];
}

/** The reports of a list that the edition neither has nor misses, and those named twice. */
export function listProblems(
  { source, offsetOf }: Pick<Entry<unknown>, 'source' | 'offsetOf'>,
  path: readonly PropertyKey[],
  list: readonly string[],
  allowed: readonly string[],
  edition: string,
): Problem[] {
  return list.flatMap((name, index) => {
    const problem = (fault: Fault) => [problemAt(source, offsetOf([...path, index]), fault)];
    if (!allowed.includes(name))
      return problem({
        message: `The edition ${edition} has no report "${name}".`,
        cure: nearest(name, allowed),
      });
    if (list.indexOf(name) < index)
      return problem({ message: `"${name}" is named twice.`, cure: 'Name it once.' });
    return [];
  });
}

/** A day or month that is over before the year that it is about has ended. */
export function dateFaults(date: string | undefined, end: string | undefined, title: string): Fault[] {
  if (date === undefined || end === undefined || date >= end.slice(0, date.length)) return [];
  const message = `The date ${date} is before the end of the year ${title}.`;
  return [{ message, cure: 'Correct the date or the edition.' }];
}
