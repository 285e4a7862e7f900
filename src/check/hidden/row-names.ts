import type { RawDataset } from '../../dataset/dataset.ts';
import { timeOf } from '../../time.ts';
import { plain } from './plain.ts';

/** What a row is called, in small letters, a plural of one word without its s. */
export interface RowNames {
  /** Names that say by themselves which row is meant: `fellside`. */
  strong: readonly string[];
  /** Names that could mean much else: `boy`, `other`. */
  weak: readonly string[];
  times: readonly string[];
}

const vague =
  /^(?:total|all|others?|another|unknown|not (?:known|recorded|stated|applicable)|none|males?|females?|children|child|adults?|people|cases?|under \d+|over \d+)$/;

/** What a row of a dataset is called; without what stands in brackets or behind a comma. */
export function rowNames({ schema, data }: RawDataset, row: number): RowNames {
  const texts = data[row]!.filter((_, column) => schema.fields[column]?.type === 'string').map(String);
  const names = texts
    .filter((name) => timeOf(name) === undefined)
    .map((name) =>
      plain(name.split(/ ?[(,]/)[0]!)
        .replace(/^[^\p{L}\d]+/u, '')
        .trim(),
    )
    .filter((name) => /\p{L}{2}|\d\D+\d/u.test(name) && !/^(?:yes|no)$/.test(name));
  const isWeak = (name: string) => name.length < 5 || vague.test(name);
  return {
    strong: names.filter((name) => !isWeak(name)).map(singular),
    weak: names.filter(isWeak).map(singular),
    times: texts.filter((name) => timeOf(name) !== undefined).map(plain),
  };
}

function singular(name: string): string {
  return / |ss$/.test(name) ? name : name.replace(/(?<=\p{L}\p{L})s$/u, '');
}

const wordStart = /(?<![\p{L}\d])[\p{L}\d]/gu;

/** The names of some that begin a word of a text; a short one has to be all of the word, but for the s of a plural. */
export function namesStanding(
  text: string,
  names: ReadonlySet<string>,
  lengths: readonly number[],
): Set<string> {
  const found = new Set<string>();
  for (const { index } of text.matchAll(wordStart)) {
    for (const length of lengths) {
      const name = text.slice(index, index + length);
      if (name.length === length && names.has(name) && isWhole(name, text.slice(index + length)))
        found.add(name);
    }
  }
  return found;
}

function isWhole(name: string, behind: string): boolean {
  return name.length > 4 && !vague.test(name) && !/\d$/.test(name) ? true : /^s?(?![\p{L}\d])/u.test(behind);
}
