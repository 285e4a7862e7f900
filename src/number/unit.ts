import type { Fault } from '../problem.ts';
import type { Computation } from './computation.ts';
import { followingDirection } from './direction.ts';
import type { Form, Printed } from './printed.ts';
import type { Exactness } from './qualifier.ts';

/** Where a number is printed: the words of its paragraph or table cell before and behind it. */
export interface Setting {
  before: string;
  after: string;
  /** Whether it stands in a table, whose header may hold the unit. */
  isCell: boolean;
  /** Whether only a dash parts it from another bound number in front of it, or behind it. */
  isRangeEnd?: boolean;
  isRangeStart?: boolean;
}

/** What the data give and what is printed, in one unit. */
export interface Measured {
  actual: number;
  /** Never negative; a printed minus has turned `actual` round. */
  printed: number;
  exactness: Exactness;
  /** Whether the sign counts; else only the size does, and the sentence tells the direction. */
  isSigned: boolean;
  /** Stands behind the number in messages: `%`, ` children`. */
  suffix: string;
}

/** Brings what is printed and what was worked out into one unit, or says why they cannot be compared. */
export function measured(
  form: Exclude<Form, { kind: 'place' }>,
  { unit }: Printed,
  computed: Computation,
  setting: Setting,
): Measured | Fault {
  switch (form.kind) {
    case 'fraction':
      return fractionMeasured(form, computed);
    case 'multiple':
      return multipleMeasured(form, computed);
    case 'number':
      return numberMeasured(form, unit, computed, setting);
  }
}

function isPercent({ kind, field }: Computation): boolean {
  return kind === 'change' || kind === 'share' || (isRead(kind) && field?.unit === '%');
}

function isRead(kind: Computation['kind']): boolean {
  return kind === 'value' || kind === 'sum';
}

function fractionMeasured(form: Form & { kind: 'fraction' }, computed: Computation): Measured | Fault {
  const rest = { printed: 100 * form.value, exactness: { step: 0 }, suffix: '%' };
  if (computed.kind === 'ratio') return { ...rest, actual: 100 * computed.value, isSigned: true };
  if (isPercent(computed)) return { ...rest, actual: computed.value, isSigned: computed.kind !== 'change' };
  return {
    message: `A part of a whole is printed, and as="${computed.kind}" gives none.`,
    cure: 'Say as="share", "change" or "ratio".',
  };
}

/** “Halved” is a fall by 50 %, so that “nearly halved” is a smaller fall; “doubled” is two times. */
function multipleMeasured(form: Form & { kind: 'multiple' }, { kind, value }: Computation): Measured | Fault {
  if (kind !== 'ratio' && kind !== 'change') {
    return {
      message: `A multiple is printed, and as="${kind}" gives none.`,
      cure: 'Say as="ratio" or "change".',
    };
  }
  const ratio = kind === 'ratio' ? value : 1 + value / 100;
  if (form.value >= 1) {
    const exactness = { step: form.step, isMultiple: true };
    return { actual: ratio, printed: form.value, exactness, isSigned: true, suffix: ' times' };
  }
  const fall = { actual: 100 * (1 - ratio), printed: 100 * (1 - form.value) };
  return { ...fall, exactness: { step: 0 }, isSigned: true, suffix: '% less' };
}

function numberMeasured(
  form: Form & { kind: 'number' },
  unit: string,
  computed: Computation,
  setting: Setting,
): Measured | Fault {
  const fault = unitFault(form, unit, computed, setting);
  if (fault) return fault;
  const { kind, field } = computed;
  const time = timeIn(unit) ?? timeIn(setting.after.trim());
  const own = timeIn(field?.unit ?? '');
  const isConverted = isRead(kind) && time !== undefined && own !== undefined;
  const actual = isConverted ? (computed.value * days[own]!) / days[time]! : computed.value;
  return {
    actual: form.sign === '-' ? -actual : actual,
    printed: form.value,
    exactness: { step: form.step },
    isSigned: form.sign !== '' || (kind !== 'change' && kind !== 'difference'),
    suffix: isConverted ? ` ${time}s` : suffixOf(computed),
  };
}

function suffixOf(computed: Computation): string {
  const { kind, field } = computed;
  if (isPercent(computed)) return '%';
  if (kind === 'ratio') return ' times';
  if (kind === 'count' || !field?.unit) return '';
  return kind === 'difference' && field.unit === '%' ? ' percentage points' : ` ${field.unit}`;
}

const percent = /^(?:(?:,|and|or|to|–| )+\d[\d.,]*)*\s*(?:%|per ?cent)/;
const points = /^(?:% |percentage )?points?\b/;

/** Whether per cent or percentage points stand behind a number, in its tag or directly behind it. */
function percentIn(unit: string, after: string): { isPoints: boolean; isPercent: boolean } {
  const behind = unit === '' ? after.trimStart().toLowerCase() : '';
  const isPoints = points.test(unit) || points.test(behind);
  return { isPoints, isPercent: !isPoints && (unit.startsWith('%') || percent.test(behind)) };
}

/** What is wrong with the unit behind a number. */
function unitFault(
  { isPounds }: Form & { kind: 'number' },
  unit: string,
  computed: Computation,
  { after, isCell }: Setting,
): Fault | undefined {
  const { kind, field } = computed;
  const has = percentIn(unit, after);
  if (isPounds && (kind === 'count' || !/£|pound/i.test(field?.unit ?? ''))) {
    return { message: 'Pounds are printed, and the field is not in pounds.', cure: 'Correct the unit.' };
  }
  if (kind === 'difference' && field?.unit === '%') {
    if (has.isPoints || isCell) return undefined;
    const message = 'The difference of two percentages is printed without its unit.';
    return { message, cure: 'Write “percentage points” in the tag, or use as="change".' };
  }
  if (isPercent(computed)) {
    if (has.isPercent || (isCell && unit === '')) return undefined;
    const message = 'The number is in per cent, and the text does not say so.';
    return { message, cure: 'Write % or “per cent” in the tag.' };
  }
  if (!has.isPercent && !has.isPoints) return wordsFault(unit, computed);
  const cure = 'Delete the %; or bind the number to a percentage, as with as="share" or "change".';
  return { message: 'Per cent is printed, and the data give another unit.', cure };
}

/** The words behind a number in its tag are the field’s unit, another unit of time, or tell the direction. */
function wordsFault(unit: string, { kind, field }: Computation): Fault | undefined {
  const own = field?.unit ?? '';
  const isKnown =
    unit === '' ||
    followingDirection(` ${unit}`) !== undefined ||
    (kind !== 'count' && kind !== 'ratio' && singular(unit) === singular(own)) ||
    (timeIn(unit) !== undefined && timeIn(own) !== undefined);
  if (isKnown) return undefined;
  const cure = 'Put only the number, its unit and a word such as “about” in the tag, and the rest behind it.';
  const message = own ? `The unit of the data is “${own}”.` : 'The data name no unit.';
  return { message: `${message} The tag says “${unit}”.`, cure };
}

const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

/** The unit of time that a text begins with, in the singular. */
function timeIn(text: string): string | undefined {
  return /^(day|week|month|year)s?\b/.exec(text)?.[1];
}

function singular(unit: string): string {
  if (/children$/.test(unit)) return unit.replace(/children$/, 'child');
  return unit.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
