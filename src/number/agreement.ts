import { toText } from '../dataset/cell.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Fault } from '../problem.ts';
import type { Claim } from './claim.ts';
import { computation, type Computation } from './computation.ts';
import { followingDirection, nearestDirection, type Direction } from './direction.ts';
import { printed as parsed, type Printed } from './printed.ts';
import { isIn, range, trailingQualifier, type Exactness, type Qualifier, type Range } from './qualifier.ts';
import { levelFault, touchFault } from './touch.ts';
import { measured, type Measured, type Setting } from './unit.ts';

/** What is wrong with a printed number: the data do not give it, it is hidden, or it is not bound to one figure. */
export function agreementFaults(text: string, claim: Claim, dataset: Dataset, setting: Setting): Fault[] {
  const computed = computation(claim, dataset);
  if (Array.isArray(computed)) return computed;
  const found = parsed(text, computed.kind === 'rank');
  if (!found) return [{ ...unreadable, text }];
  const { form } = found;
  if (form.kind === 'place') return kept(text, claim, placeFault(text, form, computed, dataset));
  const measure = measured(form, found, computed, setting);
  if ('message' in measure) return [{ ...measure, text }];
  const misread = touchFault(computed, setting) ?? levelFault(found, computed, setting);
  if (misread) return [{ ...misread, text }];
  const qualifier = found.qualifier ?? trailingQualifier(setting.before);
  const fault = sizeFault(text, qualifier, measure, computed, dataset);
  const faults = kept(text, claim, fault);
  if (fault || measure.isSigned) return faults;
  const way = directionFault(direction(found, setting), measure, computed, dataset);
  return way ? [...faults, { ...way, text }] : faults;
}

const unreadable: Fault = {
  message: 'This is not a number that the build can check.',
  cure: 'Put the number, its unit and a word such as “about” in the tag; docs/authors.md lists the forms.',
};

/** The fault, unless it is a source’s own figure: kept where it is what is printed, and the data do not bear it out. */
function kept(text: string, { printed }: Claim, fault: Fault | undefined): Fault[] {
  if (printed === undefined) return fault ? [fault] : [];
  if (printed.trim() !== text.trim()) {
    const message = `"printed" is "${printed}", and the text "${text}".`;
    return [{ message, cure: 'Let both be the same.' }];
  }
  if (fault) return [];
  const message = '"printed" and "note" are not needed: the data give this number.';
  return [{ message, cure: 'Delete both.', text }];
}

/** What is wrong with the size of a printed number. */
function sizeFault(
  text: string,
  qualifier: Qualifier | undefined,
  measure: Measured,
  computed: Computation,
  dataset: Dataset,
): Fault | undefined {
  const { actual, isSigned } = measure;
  const holds = range(measure.printed, qualifier, measure.exactness);
  if (isIn(isSigned ? actual : Math.abs(actual), holds)) return undefined;
  return {
    message: `The data give ${given(measure, qualifier)}, not this number${worked(computed, dataset)}.${allowed(qualifier, holds, measure)}`,
    text,
    cure: 'Correct the number, or what it is bound to; a source’s own figure is kept with "printed" and "note".',
  };
}

function direction(found: Printed, { before, after }: Setting): Direction | undefined {
  return (
    found.direction ??
    followingDirection(` ${found.unit.replace('%', '')}`) ??
    followingDirection(after) ??
    nearestDirection(before)
  );
}

/** A change printed without a sign goes the way that its sentence says. */
function directionFault(
  told: Direction | undefined,
  measure: Measured,
  computed: Computation,
  dataset: Dataset,
): Fault | undefined {
  const went = measure.actual > 0 ? 'up' : measure.actual < 0 ? 'down' : undefined;
  if (told === went || (told === undefined && went !== 'down')) return undefined;
  const words = { up: 'a rise', down: 'a fall' } as const;
  const fact = went === undefined ? 'no change' : `${words[went]} (${given(measure, undefined)})`;
  if (told === undefined) {
    return {
      message: `The data give ${fact}, and no word of the sentence says so${worked(computed, dataset)}.`,
      cure: 'Say that it fell, in front of the number or directly behind it, or print the minus.',
    };
  }
  return {
    message: `The sentence tells of ${words[told]}, and the data give ${fact}${worked(computed, dataset)}.`,
    cure: 'Correct the sentence, or which rows are compared.',
  };
}

function placeFault(
  text: string,
  form: Extract<Printed['form'], { kind: 'place' }>,
  computed: Computation,
  dataset: Dataset,
): Fault | undefined {
  const { shared, of } = computed.rank ?? { shared: 0, of: 1 };
  const fromTop = computed.value;
  const fromBottom = of - fromTop + 1 - shared;
  const actual = form.end === 'highest' ? fromTop : fromBottom;
  if (actual === form.place && shared > 0 === form.isJoint) return undefined;
  const joint = shared > 0 ? `, a place that it shares with ${shared} more` : '';
  return {
    message: `By the data it is number ${fromTop} from the highest and ${fromBottom} from the lowest of ${of}${joint}${worked(computed, dataset)}.`,
    text,
    cure: shared > 0 ? 'Correct the place; one that is shared is “joint”.' : 'Correct the place, or "among".',
  };
}

/** How the number was worked out, and from which rows: `: 100 × (514 − 427) ÷ 427, rows 40 and 36 of "legal-status"`. */
function worked({ formula, rows }: Computation, { name }: Dataset): string {
  const unique = [...new Set(rows)];
  const shown =
    unique.length > 6
      ? `${unique.slice(0, 6).join(', ')} …`
      : unique.join(', ').replace(/, (\d+)$/, ' and $1');
  const place = `${unique.length === 1 ? 'row' : 'rows'} ${shown} of "${name}"`;
  return formula ? `: ${formula}, ${place}` : ` (${place})`;
}

/** What the data give, rounded as it is printed; one more decimal where the form has none of its own. */
function given({ actual, exactness, suffix }: Measured, qualifier: Qualifier | undefined): string {
  return rounded(actual, exactness, qualifier) + suffix;
}

function rounded(value: number, { step, isMultiple }: Exactness, qualifier: Qualifier | undefined): string {
  const printed = step > 0 ? Math.max(0, Math.round(-Math.log10(step))) : isMultiple ? 2 : 1;
  const decimals = printed + (qualifier && step > 0 ? 1 : 0);
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const isShort = qualifier !== undefined || step === 0;
  const tail = isShort ? fraction.replace(/0+$/, '') : fraction;
  const sign = value < 0 ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${tail && `.${tail}`}`;
}

/** For which numbers a word such as “over” would be right. */
function allowed(
  qualifier: Qualifier | undefined,
  { from, to, isOpen }: Range,
  { suffix }: Measured,
): string {
  if (!qualifier) return '';
  const [low, high] = [from, to].map((end) => toText(Number(end.toPrecision(6)), undefined));
  const words = `${isOpen.from ? 'above' : 'from'} ${low} ${isOpen.to ? 'and below' : 'to'} ${high}`;
  return ` “${qualifier}” would be right ${words}${suffix}.`;
}
