import { elementsIn, type Element } from '../../xml.ts';
import { attributeOf, inside, valueIn, isOn } from './element.ts';

/** A paragraph's place in a list: which numbering, and how deep from 0. */
export interface Place {
  id: string;
  level: number;
}

/** A level of a numbering, as it is set. */
interface Level {
  format: string;
  pattern: string;
  start: number;
  isLegal: boolean;
}

/** What Word sets before a paragraph. */
export interface Label {
  /** `1.2`, `(a)`; nothing before a bullet. */
  text: string;
  number: number;
  kind: 'bullet' | 'decimal' | 'letters';
  /** What counts together: two lists with the same key are one that goes on. */
  key: string;
}

/** The numberings of a document; `next` counts on, so it is asked once for each paragraph, in order. */
export interface Numbering {
  next(place: Place): Label | undefined;
  /** How many numbers a label joins (`1.2` two), and what counts together. */
  shape(place: Place): { joined: number; key: string; isBullet: boolean } | undefined;
  /** Begins to count anew. */
  reset(): void;
}

/** Reads the numberings of a document. */
export function numbering(root: Element | undefined): Numbering {
  const nums = new Map(elementsIn(root, 'num').map((each) => [attributeOf(each, 'numId') ?? '', each]));
  const lists = new Map(
    elementsIn(root, 'abstractNum').map((each) => [attributeOf(each, 'abstractNumId') ?? '', each]),
  );
  const counters = new Counters();
  const levels = cached((id) => levelsOf(nums.get(id), lists));
  const isAnew = cached((id) => startsAnew(nums.get(id)));
  const keyOf = (id: string) => valueIn(nums.get(id), 'abstractNumId') ?? id;
  return {
    reset: () => counters.reset(),
    shape({ id, level }) {
      const found = levels(id)[level];
      if (!found) return undefined;
      const joined = new Set(found.pattern.match(/%\d/g)).size;
      return { joined, key: keyOf(id), isBullet: kindOf(found) === 'bullet' };
    },
    next({ id, level }) {
      const all = levels(id);
      const found = all[level];
      if (!found) return undefined;
      const key = keyOf(id);
      counters.begin(id, key, isAnew(id));
      const counts = counters.next(key, level, all);
      return { text: labelOf(found, all, counts), number: counts[level]!, kind: kindOf(found), key };
    },
  };
}

/** How far the lists of a document have counted, by what counts together. */
class Counters {
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  reset(): void {
    this.#counts.clear();
    this.#begun.clear();
  }

  /** Notes that a numbering counts now; one that starts anew does so when it is first met. */
  begin(id: string, key: string, isNew: boolean): void {
    if (isNew && !this.#begun.has(id)) this.#counts.delete(key);
    this.#begun.add(id);
  }

  /** The numbers of the next paragraph at a level: its own, behind those of the levels above. */
  next(key: string, level: number, all: readonly Level[]): readonly number[] {
    const counts = (this.#counts.get(key) ?? []).slice(0, level + 1);
    for (let each = 0; each < level; each += 1) counts[each] ??= all[each]?.start ?? 1;
    counts[level] = counts[level] === undefined ? (all[level]?.start ?? 1) : counts[level] + 1;
    this.#counts.set(key, counts);
    return counts;
  }
}

/** Whether a numbering sets a number from which it starts, though others count with it. */
function startsAnew(num: Element | undefined): boolean {
  return elementsIn(num, 'lvlOverride').some((each) => inside(each, 'startOverride'));
}

function cached<Value>(make: (id: string) => Value): (id: string) => Value {
  const made = new Map<string, Value>();
  return (id) => {
    if (!made.has(id)) made.set(id, make(id));
    return made.get(id)!;
  };
}

/** The levels of a numbering, with what it sets apart from its list. */
function levelsOf(num: Element | undefined, lists: ReadonlyMap<string, Element>): Level[] {
  const found: Level[] = [];
  const list = lists.get(valueIn(num, 'abstractNumId') ?? '');
  for (const each of elementsIn(list, 'lvl')) found[indexOf(each)] = levelOf(each);
  for (const override of elementsIn(num, 'lvlOverride')) {
    const own = inside(override, 'lvl');
    const level = own ? levelOf(own) : found[indexOf(override)];
    if (!level) continue;
    const start = Number(valueIn(override, 'startOverride') ?? level.start);
    found[indexOf(override)] = { ...level, start: Number.isFinite(start) ? start : 1 };
  }
  return found;
}

function indexOf(element: Element): number {
  const level = Number(attributeOf(element, 'ilvl') ?? 0);
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0;
}

function levelOf(element: Element): Level {
  const start = Number(valueIn(element, 'start') ?? 1);
  return {
    format: valueIn(element, 'numFmt') ?? 'decimal',
    pattern: isOn(inside(element, 'rPr'), 'vanish') ? '' : (valueIn(element, 'lvlText') ?? ''),
    start: Number.isInteger(start) ? start : 1,
    isLegal: inside(element, 'isLgl') !== undefined,
  };
}

function kindOf({ format, pattern }: Level): Label['kind'] {
  if (format === 'bullet' || format === 'none' || !/%\d/.test(pattern)) return 'bullet';
  return /^decimal/.test(format) ? 'decimal' : 'letters';
}

/** `%1.%2` with its numbers. */
function labelOf(level: Level, all: readonly Level[], counts: readonly number[]): string {
  if (kindOf(level) === 'bullet') return '';
  return level.pattern.replace(/%(\d)/g, (_, which: string) => {
    const index = Number(which) - 1;
    const count = counts[index] ?? all[index]?.start ?? 1;
    return written(count, level.isLegal ? 'decimal' : (all[index]?.format ?? 'decimal'));
  });
}

function written(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'upperLetter':
      return letters(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

/** 1 is A, 26 is Z, 27 is AA, 28 is BB, as Word counts. */
function letters(count: number): string {
  if (count < 1 || count > 780) return String(count);
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
}

const romans = Object.entries({
  M: 1000,
  CM: 900,
  D: 500,
  CD: 400,
  C: 100,
  XC: 90,
  L: 50,
  XL: 40,
  X: 10,
  IX: 9,
  V: 5,
  IV: 4,
  I: 1,
});

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let [rest, text] = [count, ''];
  for (const [sign, value] of romans) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}
