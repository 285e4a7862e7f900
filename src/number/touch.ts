import type { Fault } from '../problem.ts';
import type { Computation } from './computation.ts';
import { changeBefore, changeBehind } from './direction.ts';
import type { Printed } from './printed.ts';
import type { Setting } from './unit.ts';
import { numberWords } from './words.ts';

const scales = 'hundreds?|thousands?|millions?|billions?|trillions?|dozens?|k|m|mn|bn';

/** What in front of a number makes another one of it: `2`, `1/`, `minus `, `£`, `two hundred `. */
const before: readonly RegExp[] = [
  /[\p{L}\d]$/u,
  /[.,/+±×*^~<>]$/,
  /(?<![\p{L}\d)])[-−–]$/u,
  /[\d%][-−–]$/,
  /[\p{L}][-−]$/u,
  /\b(?:minus|plus|negative)\s+$/iu,
  new RegExp(`\\b(?:${numberWords}|a|\\d+)[ -](?:hundred|thousand|million|billion)(?: and)?[ -]$`, 'iu'),
];
/** What behind a number makes another one of it: `0`, `,000`, `.5`, `k`, ` thousand`, `-60`. */
const behind: readonly RegExp[] = [
  /^[\p{L}\d]/u,
  /^[.,]\d/,
  /^[+×*^²³½¼¾]|^\/\d/,
  /^[-−–]\d/,
  new RegExp(`^\\s*(?:${scales})(?![\\p{L}\\d])`, 'iu'),
];

const currencyBefore = /[£$€]\s?$/;
const currencyBehind = /^\s?(?:£|€|\$|(?:pounds?|pence|euros?|dollars?)(?!\p{L}))/iu;

/** What is wrong with what touches a number: readers take it for a part of the number, and the build does not. */
export function touchFault(computed: Computation, setting: Setting): Fault | undefined {
  const from = setting.isRangeEnd ? setting.before.replace(/[-−–]$/, ' ') : setting.before;
  const to = setting.isRangeStart ? setting.after.replace(/^[-−–]/, ' ') : setting.after;
  const isMoney = /£|pound/i.test(computed.field?.unit ?? '');
  const isPriced = !isMoney && (currencyBefore.test(from) || currencyBehind.test(to));
  const first = before.some((pattern) => pattern.test(from));
  if (!first && !isPriced && !behind.some((pattern) => pattern.test(to))) return undefined;
  const place = first || currencyBefore.test(from) ? 'in front of' : 'behind';
  return {
    message: `What stands directly ${place} the tag makes another number of it.`,
    cure: 'Put the whole number in the tag, and a space or a word beside it; bind both ends of a range.',
  };
}

/** What is wrong with a figure of one time that the sentence calls a rise or a fall. */
export function levelFault(found: Printed, computed: Computation, setting: Setting): Fault | undefined {
  if (!isLevel(computed)) return undefined;
  const isCalled =
    found.direction !== undefined ||
    changeBefore(setting.before) ||
    changeBehind(`${found.unit === '' ? '' : ` ${found.unit}`}${setting.after}`);
  if (!isCalled) return undefined;
  return {
    message: 'The sentence tells of a change, and the number is how many there were.',
    cure: 'Say as="difference" or as="change" with "from", or write “to” where the sentence says “by”.',
  };
}

/** Whether a number is how much there was, and no change: a percentage may hold either, unless it says how it was worked out. */
function isLevel({ kind, field }: Computation): boolean {
  if (kind === 'share' || kind === 'count') return true;
  if (kind !== 'value' && kind !== 'sum') return false;
  const { unit = '', title = '', name = '', derived } = field ?? {};
  if (derived) return derived.kind === 'share' || derived.kind === 'rate' || derived.kind === 'average';
  if (/^(?:%|percentage points?)$/.test(unit)) return false;
  return !/chang|growth|increas|decreas|rise|fall|difference|reduc|more|fewer|less/i.test(`${title} ${name}`);
}
