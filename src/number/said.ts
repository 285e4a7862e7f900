import { personNouns } from './people.ts';
import { figuresIn, sentenceAround } from './prose.ts';
import { numberWords, wholeOf } from './words.ts';

/** A number that a text says, however it is written: `3`, `one child`, `twenty-four`, `two dozen`, `a trio`. */
export interface Said {
  value: number;
  decimals: number;
  isPercent: boolean;
  /** Where it stands in the text. */
  index: number;
  /** What follows it, to the end of its sentence. */
  behind: string;
  sentence: string;
}

const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const groups: Readonly<Record<string, number>> = {
  single: 1,
  lone: 1,
  couple: 2,
  pair: 2,
  duo: 2,
  twosome: 2,
  twins: 2,
  trio: 3,
  threesome: 3,
  triplets: 3,
  foursome: 4,
  quartet: 4,
  quadruplets: 4,
  quintet: 5,
  sextet: 6,
};

const unit = numberWords;
const tensWords = Object.keys(tens).join('|');
const below100 = `(?:(?:${tensWords})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)(?![\\p{L}]))?|${unit}(?![\\p{L}]))`;
const start = '(?<![\\p{L}\\d-])';
const notCompound = '(?![\\p{L}\\d])(?!-\\p{L})';

const compound = new RegExp(
  `${start}(?:(?<hundreds>a|${unit})[ -]hundred(?:[ -](?:and[ -])?(?<rest>${below100}))?|(?<small>(?:${tensWords})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))${notCompound}`,
  'giu',
);
const dozens = new RegExp(`${start}(?<dozens>half a|a|\\d{1,2}|${unit}) dozen${notCompound}`, 'giu');
const grouped = new RegExp(
  `${start}(?:a (?<group>single|lone|couple|pair|duo|twosome|trio|threesome|foursome|quartet|quintet|sextet)|(?<many>twins|triplets|quadruplets)|(?<both>both)(?= (?:of )?(?:the |these |those )?(?:\\p{L}+ )?(?:${personNouns})(?!\\p{L})))${notCompound}`,
  'giu',
);

/** “One” is a number where it counts somebody: not in “no one”, “one in three”, “one of the children’s homes”, “one team”. */
const one = new RegExp(
  `(?<!\\b(?:no|any|some|every|each|that|which|another|either|day|number|year|phase|stage|part|tier|section) )${start}one(?! (?:in|of|out of) (?:every |\\d|${unit}\\b|ten\\b))(?=` +
    [
      `\\s+(?:[\\p{L}-]+\\s+){0,3}(?:${personNouns})(?!\\p{L}|['’]s|s['’]|-|\\s(?:protection|safeguarding|services?|social|support|homes?|centres?|plan\\b))`,
      `\\s+of\\s+(?:the(?:se|m)?|those|its|our)\\b(?:\\s+(?:[\\p{L}-]+\\s+){0,2}(?:${personNouns})(?!\\p{L}|['’]s|s['’])|\\s+(?:was|had|has|is|lived))`,
      '\\s+(?:was|is|had|has|did|died|lived|lives|came|went|stayed|moved|left|started|ended|aged|who|in|at|from)\\b',
      '\\s*(?:[.,;:)|]|$)',
    ].join('|') +
    ')',
  'giu',
);

/** “No child”, “none of them”: 0 is hidden, too, where a field is sensitive. */
const nought = new RegExp(
  `${start}(?:no|zero) (?:[\\p{L}-]+ ){0,2}(?:${personNouns})(?!\\p{L}|['’]s|s['’])|${start}(?:none|nobody|no one)(?= (?:of|in|at|from|was|were|had|has|lived|died)\\b|[.,;|]|$)`,
  'giu',
);

/** Every number that a text says, in its order. */
export function numbersSaid(text: string): Said[] {
  const found = new Map<number, Said>();
  const worded = [
    ...matched(text, compound, ({ hundreds, rest, small }) =>
      hundreds ? 100 * wordValue(hundreds) + wordValue(rest ?? '') : wordValue(small ?? ''),
    ),
    ...matched(text, dozens, ({ dozens: many = '' }) => (/^half/i.test(many) ? 6 : 12 * wordValue(many))),
    ...matched(text, grouped, ({ group, many }) => groups[(group ?? many ?? 'pair').toLowerCase()] ?? 0),
    ...matched(text, one, () => 1),
    ...matched(text, nought, () => 0),
  ];
  const taken = worded.map(({ index, end }) => [index, end] as const);
  for (const { value, index, decimals, isPercent, behind, sentence } of figuresIn(text)) {
    if (value === undefined || taken.some(([from, to]) => index >= from && index < to)) continue;
    found.set(index, { value, index, decimals, isPercent, behind, sentence });
  }
  for (const { value, index, end } of worded) {
    const { behind, sentence } = sentenceAround(text, index, end);
    const isPercent = /^\s*(?:%|per ?cent)/.test(behind);
    found.set(index, { value, index, decimals: 0, isPercent, behind, sentence });
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

const somebody = new RegExp(`^\\s+(?:[\\p{L}-]+\\s+){0,2}(?:${personNouns})(?!\\p{L}|['’]s|s['’])`, 'iu');

/** Whether what follows a number says that it counts people or what happened to them. */
export function countsSomebody(behind: string): boolean {
  return somebody.test(behind);
}

interface Match {
  value: number;
  index: number;
  end: number;
}

function matched(
  text: string,
  pattern: RegExp,
  valueOf: (groups: Record<string, string | undefined>) => number,
): Match[] {
  return [...text.matchAll(pattern)].map((match) => ({
    value: valueOf(match.groups ?? {}),
    index: match.index,
    end: match.index + match[0].length,
  }));
}

/** The value of words below a hundred: `twenty-four`, `thirty`, `a`, `3`. */
function wordValue(words: string): number {
  const [first = '', second = ''] = words.toLowerCase().split(/[ -]/);
  return (tens[first] ?? wholeOf(first) ?? 0) + (wholeOf(second) ?? 0);
}
