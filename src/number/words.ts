const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const parts: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** Matches a number word from `zero` to `twenty`, for use inside a pattern. */
export const numberWords = `(?:${[...small].reverse().join('|')})`;

/** Matches an ordinal from `first` to `tenth`, for use inside a pattern. */
export const ordinalWords = `(?:${ordinals.join('|')})`;

/** Matches the name of a part, `half` to `tenth`, one or several, for use inside a pattern. */
export const partWords = `(?:halves|(?:${Object.keys(parts).join('|')})s?)`;

/** The whole number that a word or digits give: `twelve`, `12`, `a`, `no`; `undefined` for anything else. */
export function wholeOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (word === 'no' || word === 'none') return 0;
  const index = small.indexOf(word);
  return index === -1 ? undefined : index;
}

/** The place that an ordinal gives: `third` is 3, `3rd` is 3. */
export function placeOf(word: string): number | undefined {
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const index = ordinals.indexOf(word);
  return index === -1 ? undefined : index + 1;
}

/** Into how many parts the name of a part divides: `quarters` is 4. */
export function divisorOf(word: string): number | undefined {
  return parts[word === 'halves' ? 'half' : word.replace(/s$/, '')];
}
