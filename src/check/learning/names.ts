import type { Entry } from '../../entry.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';

/** The entries of a folder by id, those that cannot be read included. */
export function names(files: readonly string[], folder: string, ending: RegExp): string[] {
  const start = `content/${folder}/`;
  return files
    .filter((file) => file.startsWith(start) && ending.test(file))
    .map((file) => file.slice(start.length).replace(ending, ''));
}

/** Each name of a list is known and stands there once; any will do where none are given to choose from. */
export function nameProblems<Key extends string>(
  { value, source, offsetOf }: Entry<Record<Key, readonly string[]>>,
  key: Key,
  noun: string,
  known?: readonly string[],
): Problem[] {
  const all = value[key];
  return all.flatMap((name, index) => {
    const problem = (fault: Fault) => [problemAt(source, offsetOf([key, index]), fault)];
    if (known && !known.includes(name))
      return problem({ message: `There is no ${noun} "${name}".`, cure: nearest(name, known) });
    if (all.indexOf(name) < index)
      return problem({ message: `The ${noun} "${name}" is named twice.`, cure: 'Name it once.' });
    return [];
  });
}
