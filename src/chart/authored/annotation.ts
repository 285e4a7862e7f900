import { nearest, type Fault } from '../../problem.ts';
import { kindOfTime } from '../../time.ts';
import type { Annotation, Band, Reference } from '../chart.ts';
import { limits } from './limits.ts';

/** What an attribute holds, part by part, and what is wrong with it. */
export interface Reading<Item> {
  items: Item[];
  faults: Fault[];
}

/** The lines of `90: Target; 75.5: England`. */
export function references(attribute: string | undefined): Reading<Reference> {
  const read = parted(attribute).map((part): Reference | Fault => {
    const [, value, label] = /^([^:]*?)\s*:\s*(.*)$/s.exec(part) ?? [];
    if (value === undefined || label === undefined) return malformed('reference', part, '90: Target');
    return labelFault('reference', part, label) ?? numberFault(value) ?? { value: Number(value), label };
  });
  return reading('reference', read, limits.references.most);
}

/** The stretches of `2019/20 to 2020/21: Lockdowns; 60 to 80: Usual range`; categories are read before numbers. */
export function bands(attribute: string | undefined, categories: readonly string[]): Reading<Band> {
  const read = parted(attribute).map((part) => band(part, categories));
  return reading('band', read, limits.bands.most);
}

/** The remarks of `2013/14: A new threshold document`. */
export function annotations(
  attribute: string | undefined,
  categories: readonly string[],
): Reading<Annotation> {
  const read = parted(attribute).map((part): Annotation | Fault => {
    const known = start(part, categories, colon);
    const [, category, text] = known ?? /^([^:]*?)\s*:\s*(.*)$/s.exec(part) ?? [];
    if (category === undefined || text === undefined) {
      return malformed('annotation', part, `${categories[0] ?? '2013/14'}: A new threshold document`);
    }
    return labelFault('annotation', part, text) ?? placeFault(category, categories) ?? { category, text };
  });
  const { items, faults } = reading('annotation', read, limits.annotations.most);
  const twice = items.find(
    ({ category }, index) => items.findIndex((each) => each.category === category) < index,
  );
  if (!twice) return { items, faults };
  const message = `Two remarks stand on "${twice.category}".`;
  return { items, faults: [...faults, { message, cure: 'Join them into one.' }] };
}

/** The names of `Oxfordshire; England`. */
export function parted(attribute: string | undefined): string[] {
  const parts = (attribute ?? '').split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function reading<Item extends object>(
  name: string,
  read: readonly (Item | Fault)[],
  most: number,
): Reading<Item> {
  const isFault = (each: Item | Fault): each is Fault => 'cure' in each;
  const faults = read.filter(isFault);
  if (read.length > most) {
    const message = `"${name}" has ${read.length} parts; a chart can show ${most}.`;
    faults.push({ message, cure: 'Keep those that a reader needs, and tell the rest in the text.' });
  }
  return { items: read.filter((each): each is Item => !isFault(each)), faults };
}

function band(part: string, categories: readonly string[]): Band | Fault {
  const first = start(part, categories, upTo);
  const second = first && start(first[2]!, categories, colon);
  const [, from, to, label] =
    first && second
      ? ['', first[1], second[1], second[2]]
      : (/^(.+?)\s+to\s+([^:]+?)\s*:\s*(.*)$/s.exec(part) ?? []);
  if (from === undefined || to === undefined || label === undefined) {
    return malformed('band', part, '2019/20 to 2020/21: Lockdowns, or 60 to 80: Usual range');
  }
  const fault = labelFault('band', part, label);
  if (fault) return fault;
  return first && second ? stretch(from, to, label, categories) : span(from, to, label, categories);
}

/** A band from one category to another. */
function stretch(from: string, to: string, label: string, categories: readonly string[]): Band | Fault {
  if (categories.indexOf(from) > categories.indexOf(to)) {
    return { message: `The band "${label}" ends before it begins.`, cure: `Write ${to} to ${from}.` };
  }
  if (from === to && kindOfTime(from)) {
    const cure = 'Let it run on to a later time, or write an "annotation".';
    return { message: `The band "${label}" begins and ends in ${from}.`, cure };
  }
  return { label, categories: [from, to] };
}

/** A band between two values; ends that are meant for categories are looked up among them. */
function span(from: string, to: string, label: string, categories: readonly string[]): Band | Fault {
  const isTime = (end: string) =>
    kindOfTime(end) !== undefined && kindOfTime(end) === kindOfTime(categories[0] ?? '');
  const isMeant =
    categories.length > 0 &&
    [from, to].some((end) => categories.includes(end) || isTime(end) || !/\d/.test(end));
  const wrong = [from, to].find((end) => !categories.includes(end));
  if (isMeant)
    return placeFault(wrong ?? to, categories) ?? malformed('band', label, '60 to 80: Usual range');
  const fault = numberFault(from) ?? numberFault(to);
  if (fault) return fault;
  if (Number(from) > Number(to)) {
    return { message: `The band "${label}" ends before it begins.`, cure: `Write ${to} to ${from}.` };
  }
  if (Number(from) === Number(to)) {
    const cure = `Write reference="${from}: ${label}".`;
    return { message: `The band "${label}" begins and ends at ${from}.`, cure };
  }
  return { label, values: [Number(from), Number(to)] };
}

/** The category that a part begins with, before a mark, and what is behind the mark; the longest of those that fit. */
function start(part: string, categories: readonly string[], mark: RegExp): string[] | undefined {
  const behind = (category: string) => part.slice(category.length);
  const fitting = categories.filter((each) => part.startsWith(each) && mark.test(behind(each)));
  const [category] = fitting.sort((a, b) => b.length - a.length);
  return category === undefined ? undefined : [part, category, behind(category).replace(mark, '').trim()];
}

const [upTo, colon] = [/^\s+to\s+/, /^\s*:\s*/];

function malformed(name: string, part: string, example: string): Fault {
  const message = `A part of "${name}" does not say what stands where.`;
  return { message, cure: `Write it as ${example}; parts are parted by semicolons.`, text: part };
}

function labelFault(name: string, part: string, label: string): Fault | undefined {
  if (label === '') {
    return { message: `A part of "${name}" has no words.`, cure: 'Write them behind the colon.', text: part };
  }
  if (label.length <= limits.label.most) return undefined;
  const message = `The words of a "${name}" have ${label.length} characters; ${limits.label.most} fit.`;
  return { message, cure: 'Shorten them, and tell the rest in the text.', text: label };
}

function numberFault(value: string): Fault | undefined {
  if (/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  const cure = 'Write digits, with a point before decimals, no commas and no unit, as 1200 or 75.5.';
  return { message: `"${value}" is not a number.`, cure };
}

function placeFault(category: string, categories: readonly string[]): Fault | undefined {
  if (categories.includes(category)) return undefined;
  return { message: `"${category}" does not stand on the axis.`, cure: nearest(category, categories) };
}
