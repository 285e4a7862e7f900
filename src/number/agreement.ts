import { toText } from '../dataset/cell.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Fault } from '../problem.ts';
import type { Claim } from './claim.ts';
import { computation, type Computation } from './computation.ts';
import { followingDirection, nearestDirection, type Direction } from './direction.ts';
import { printed as parsed, type Printed } from './printed.ts';
import { isIn, range, trailingQualifier, type Exactness, type Qualifier, type Range } from './qualifier.ts';
import { measured, type Measured, type Setting } from './unit.ts';

/** What is wrong with a printed number: the data do not give it, it is hidden, or it is not bound to one figure. */
export function agreementFaults(text: string, claim: Claim, dataset: Dataset, setting: Setting): Fault[] {
  const computed = computation(claim, dataset);
  if (Array.isArray(computed)) return computed;
  const found = parsed(text, computed.kind === 'rank');
  if (!found) {
    const message = 'This is not a number that the build can check.';
    const cure =
      'Put the number, its unit and a word such as “about” in the tag; docs/authors.md lists the forms.';
    return [{ message, cure, text }];
  }
  const fault = disagreement(text, found, computed, dataset, setting);
  if (claim.printed === undefined) return fault ? [fault] : [];
  return printedFaults(text, claim, fault);
}

/** A source’s own figure is kept only where it is what is printed, and the data do not bear it out. */
function printedFaults(text: string, { printed }: Claim, fault: Fault | undefined): Fault[] {
  if (printed?.trim() !== text.trim()) {
    const message = `"printed" is "${printed}", and the text "${text}".`;
    return [{ message, cure: 'Let both be the same.' }];
  }
  if (fault) return [];
  const message = '"printed" and "note" are not needed: the data give this number.';
  return [{ message, cure: 'Delete both.', text }];
}

function disagreement(
  text: string,
  found: Printed,
  computed: Computation,
  dataset: Dataset,
  setting: Setting,
): Fault | undefined {
  const { form } = found;
  if (form.kind === 'place') return placeFault(text, form, computed, dataset);
  const measure = measured(form, found, computed, setting);
  if ('message' in measure) return { ...measure, text };
  const qualifier = found.qualifier ?? trailingQualifier(setting.before);
  const holds = range(measure.printed, qualifier, measure.exactness);
  const shown = given(measure, qualifier);
  const isRight = measure.isSigned ? isIn(measure.actual, holds) : isIn(Math.abs(measure.actual), holds);
  const told = direction(found, setting);
  const wrongWay = measure.isSigned ? undefined : directionFault(told, measure, computed, dataset, shown);
  if (isRight) return wrongWay && { ...wrongWay, text };
  return {
    message: `The data give ${shown}, not this number${worked(computed, dataset)}.${allowed(qualifier, holds, measure)}`,
    text: `${found.qualifier || !qualifier ? '' : '… '}${text}`,
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
  { actual }: Measured,
  computed: Computation,
  dataset: Dataset,
  shown: string,
): Fault | undefined {
  const went = actual > 0 ? 'up' : actual < 0 ? 'down' : undefined;
  if (told === went || (told === undefined && went !== 'down')) return undefined;
  const words = { up: 'a rise', down: 'a fall' } as const;
  const fact = went === undefined ? 'no change' : `${words[went]} (${shown})`;
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
