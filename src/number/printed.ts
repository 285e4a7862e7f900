import { leadingDirection, type Direction } from './direction.ts';
import { leadingQualifier, type Qualifier } from './qualifier.ts';
import { divisorOf, numberWords, ordinalWords, partWords, placeOf, wholeOf } from './words.ts';

/** What is printed for a number, taken apart. */
export interface Printed {
  form: Form;
  qualifier: Qualifier | undefined;
  direction: Direction | undefined;
  /** What stands behind the number in the tag: `%`, `percentage points`, `children`; empty when nothing does. */
  unit: string;
}

/** The forms in which a number is printed. */
export type Form =
  /** Digits or a number word; `step` is the worth of one in the last place. */
  | { kind: 'number'; value: number; step: number; sign: '' | '+' | '-'; isPounds: boolean }
  /** `a third`, `one in five`. */
  | { kind: 'fraction'; value: number }
  /** `doubled`, `three times`, `halved`; `step` is 0 for words without digits. */
  | { kind: 'multiple'; value: number; step: number }
  /** `second highest`. */
  | { kind: 'place'; place: number; end: 'highest' | 'lowest'; isJoint: boolean };

const multiples: Readonly<Record<string, number>> = {
  doubled: 2,
  doubling: 2,
  double: 2,
  twice: 2,
  trebled: 3,
  treble: 3,
  tripled: 3,
  triple: 3,
  quadrupled: 4,
  halved: 0.5,
  halving: 0.5,
};
const multiple = new RegExp(`^(${Object.keys(multiples).join('|')})\\b`);
const times = new RegExp(`^(${numberWords}|\\d+(?:\\.\\d+)?)(?: times\\b| ?fold\\b)`);
const outOf = new RegExp(`^(${numberWords}|\\d+) (?:in|out of)(?: every)? (${numberWords}|\\d+)\\b`);
const fraction = new RegExp(`^(?:(a|${numberWords}) )?(${partWords})\\b`);
const digits = /^([+-]?)(£?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?: (thousand|million|billion)\b)?/;
const word = new RegExp(`^(${numberWords}|none|no)\\b`);
const most = 'highest|largest|biggest|greatest|longest|most|top';
const least = 'lowest|smallest|least|fewest|shortest|bottom';
const place = new RegExp(
  `^(?:the )?(joint )?(?:(${ordinalWords}|\\d+(?:st|nd|rd|th))\\b ?)?(?:(${most})|(${least}))?\\b`,
);
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** Takes apart what is printed; `undefined` when it is no number that can be checked. */
export function printed(text: string, isRank = false): Printed | undefined {
  const plain = text.trim().toLowerCase().replaceAll('−', '-').replace(/\s+/g, ' ');
  const { direction, rest } = leadingDirection(plain);
  const { qualifier, rest: core } = leadingQualifier(rest);
  const found = isRank ? ranked(core) : (worded(core) ?? numbered(core));
  if (!found) return undefined;
  const { unit, qualifier: trailing } = unitOf(core.slice(found.length).trim());
  return { form: found.form, qualifier: qualifier ?? trailing, direction, unit };
}

interface Found {
  form: Form;
  /** How much of the text the form takes. */
  length: number;
}

function ranked(text: string): Found | undefined {
  const [all = '', joint, ordinal, , lowest] = place.exec(text) ?? [];
  if (all.trim() === '' || all.trim() === 'the' || all.trim() !== text) return undefined;
  const end = lowest === undefined ? 'highest' : 'lowest';
  const form = {
    kind: 'place',
    place: placeOf(ordinal ?? 'first')!,
    end,
    isJoint: joint !== undefined,
  } as const;
  return { form, length: text.length };
}

function worded(text: string): Found | undefined {
  const plain = text.replace(/(?<=[a-z])-(?=[a-z])/g, ' ');
  const named = multiple.exec(plain);
  if (named)
    return { form: { kind: 'multiple', value: multiples[named[1]!]!, step: 0 }, length: named[0].length };
  const timed = times.exec(plain);
  if (timed) {
    const decimals = timed[1]!.split('.')[1]?.length ?? 0;
    const value = wholeOf(timed[1]!) ?? Number(timed[1]);
    const step = /^\d/.test(timed[1]!) ? 10 ** -decimals : 0;
    return { form: { kind: 'multiple', value, step }, length: timed[0].length };
  }
  const parted = outOf.exec(plain);
  if (parted) {
    const value = wholeOf(parted[1]!)! / wholeOf(parted[2]!)!;
    return value <= 1 ? { form: { kind: 'fraction', value }, length: parted[0].length } : undefined;
  }
  const named2 = fraction.exec(plain);
  if (!named2) return undefined;
  const value = (wholeOf(named2[1] ?? 'a') ?? 1) / divisorOf(named2[2]!)!;
  const isOrdinal = named2[1] === undefined && named2[2] !== 'half';
  return isOrdinal || value > 1 ? undefined : { form: { kind: 'fraction', value }, length: named2[0].length };
}

function numbered(text: string): Found | undefined {
  const typed = digits.exec(text);
  if (typed) {
    const [all, sign = '', pounds = '', whole = '', decimals = '', scale = ''] = typed;
    const worth = scales[scale] ?? 1;
    const value = Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`) * worth;
    const step = worth * 10 ** -decimals.length;
    const form = { kind: 'number', value, step, sign: sign as '', isPounds: pounds !== '' } as const;
    return { form, length: all.length };
  }
  const found = word.exec(text);
  if (!found) return undefined;
  const form = { kind: 'number', value: wholeOf(found[1]!)!, step: 1, sign: '', isPounds: false } as const;
  return { form, length: found[0].length };
}

/** The unit behind a number, without the words that qualify it or give its direction. */
function unitOf(rest: string): { unit: string; qualifier: Qualifier | undefined } {
  const [, more, fewer] = /\b(?:(or more)|(or (?:fewer|less)))$/.exec(rest) ?? [];
  const qualifier = more ? 'at least' : fewer ? 'at most' : undefined;
  const unit = rest.replace(/ ?or (more|fewer|less)$/, '').replace(/^per ?cent\b/, '%');
  return { unit: unit.trim(), qualifier };
}
