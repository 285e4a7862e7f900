import type { Entry } from '../entry.ts';
import { nearest, problemAt, type Fault, type Problem } from '../problem.ts';

/** The names of what a folder holds, whether or not it can be read: of `content/reports`, `2019-20/crag`. */
export function namesIn(folder: string, files: readonly string[]): string[] {
  const name = new RegExp(
    `^${folder}/(.+)\\.${['data', 'content/sources'].includes(folder) ? 'json' : 'mdx?'}$`,
  );
  return files.flatMap((file) => name.exec(file)?.[1] ?? []);
}

/** The names of a list that nothing has or that stand there twice, by their place; any will do where none are known. */
export function nameFaults(
  list: readonly string[],
  noun: string,
  known?: readonly string[],
): { index: number; fault: Fault }[] {
  return list.flatMap((name, index) => {
    if (known && !known.includes(name))
      return { index, fault: { message: `There is no ${noun} "${name}".`, cure: nearest(name, known) } };
    if (list.indexOf(name) === index) return [];
    return { index, fault: { message: `The ${noun} "${name}" is named twice.`, cure: 'Name it once.' } };
  });
}

/** The same for a list in front matter. */
export function nameProblems<Key extends string>(
  { value, source, offsetOf }: Entry<Record<Key, readonly string[]>>,
  key: Key,
  noun: string,
  known?: readonly string[],
): Problem[] {
  return nameFaults(value[key], noun, known).map(({ index, fault }) =>
    problemAt(source, offsetOf([key, index]), fault),
  );
}
