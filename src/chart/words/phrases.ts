import type { Field } from '../../dataset/dataset.ts';
import { kindOfTime } from '../../time.ts';

/** `A`, `A and B`, `A, B and C`; names that hold an “and” or a comma of their own are parted by semicolons. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  const isRunOn = items.some((item) => /, |; | and /.test(item));
  const isPair = items.length === 2 && !items.some((item) => /, |; /.test(item));
  const [comma, last] = !isRunOn ? [', ', ' and '] : isPair ? ['', ', and '] : ['; ', '; and '];
  return items.slice(0, -1).join(comma) + last + items.at(-1)!;
}

/** A title inside a sentence: `Children on a plan` → `children on a plan`; abbreviations keep their capitals. */
export function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A sentence inside another. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A value’s place in a table of two ways, as readers would say it: `Girls (10 to 15)`, `Central in 2019/20`. */
export function placed(series: string, category: string): string {
  if (kindOfTime(category)) return `${series} ${when(category)}`;
  if (kindOfTime(series)) return `${category} ${when(series)}`;
  return series.includes('(') ? `${series}, ${category}` : `${series} (${category})`;
}

/** Some such places: `South in 2019/20 and 2020/21`, `Plan and Care in 2019/20`. */
export function places(cells: readonly { series: string; category: string }[]): string {
  const [names, categories] = (['series', 'category'] as const).map((way) => [
    ...new Set(cells.map((each) => each[way])),
  ]) as [string[], string[]];
  const at = (things: string[], times: string[]) =>
    `${list(things)} ${when(times[0]!).replace(times[0]!, list(times))}`;
  if ((names.length === 1 || categories.length === 1) && kindOfTime(categories[0]!))
    return at(names, categories);
  if ((names.length === 1 || categories.length === 1) && kindOfTime(names[0]!)) return at(categories, names);
  return list(cells.map(({ series, category }) => placed(series, category)));
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' };
const ordinalRules = new Intl.PluralRules('en-GB', { type: 'ordinal' });

/** `third`, `11th`, `22nd`. */
export function ordinal(place: number): string {
  return ordinals[place - 1] ?? `${place}${endings[ordinalRules.select(place)]}`;
}

/** A sentence from its words. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * What categories or series are, in the plural: `areas`, `kinds of plan`, `risk factors`; another word where the title
 * of their field is no such noun.
 */
export function plural(title: string | undefined, otherwise: string): string {
  const [, before = '', noun = '', after = ''] =
    /^((?!who|how|what|when|where)[a-z-]+ )?([a-z]+)( of(?: [a-z-]+){1,3})?$/.exec(lowered(title ?? '')) ??
    [];
  if (noun === '' || /(s|ed|ing|ly)$|^(children|people|men|women|measure)$/.test(noun)) return otherwise;
  const ending = /[^aeiou]y$/.test(noun) ? 'ies' : /(x|ch|sh)$/.test(noun) ? 'es' : 's';
  return before + (ending === 'ies' ? noun.slice(0, -1) : noun) + ending + after;
}

/** `both areas`, `all 5 areas`, `3 of 5 areas`. */
export function among(count: number, all: number, nouns: string): string {
  if (count < all) return `${count} of ${all} ${nouns}`;
  return all === 2 ? `both ${nouns}` : `all ${all} ${nouns}`;
}

/** A time with its preposition: `in 2014/15`, `on 31 March 2015`. */
export function when(time: string): string {
  return kindOfTime(time) === 'day' ? `on ${time}` : `in ${time}`;
}

/** A name as an author gave it, marked off from the sentence. */
export function quoted(text: string): string {
  return `“${text.replace(/[.\s]+$/, '')}”`;
}

/** `1 of 4 values is`, `All 3 values are`. */
export function counted(count: number, all: number, nouns: string): string {
  if (count === all)
    return all === 1 ? `The only ${nouns.replace(/s$/, '')} is` : `${capital(among(count, all, nouns))} are`;
  return `${count} of ${all} ${nouns} ${count === 1 ? 'is' : 'are'}`;
}

const head =
  /^(share|increase|decrease|rate|number|proportion|percentage|average|change|growth|total|median|ratio|difference|cost)\b/;

/** Whether the title of a measure says what is counted: `Children who went on a plan`, in children. */
function isNumber({ title, unit }: Field): boolean {
  return unit !== undefined && /^[a-z]+$/.test(unit) && new RegExp(`^${unit}\\b`).test(lowered(title));
}

/** What is measured, inside a sentence: `the number of children`, `the share of plans`, `times it led to a plan`. */
export function measured(measure: Field): string {
  const title = lowered(measure.title);
  if (isNumber(measure)) return `the number of ${title}`;
  return head.test(title) ? `the ${title}` : title;
}

/** The same with its unit, where it does not say it: `the increase, in per cent`. */
export function measuredIn(measure: Field): string {
  const { unit } = measure;
  const said = measured(measure);
  if (!unit || said.toLowerCase().includes(unit.toLowerCase())) return said;
  if (unit !== '%') return `${said}, ${unit.startsWith('per ') ? unit : `in ${unit}`}`;
  return /per cent|percent/.test(said) ? said : `${said}, in per cent`;
}

/** One word for what is measured: `share`, `number`, `percentage`, `rate`, or else `value`. */
export function noun(measure: Field): string {
  if (isNumber(measure)) return 'number';
  const word = head.exec(lowered(measure.title))?.[1];
  if (word) return word;
  if (measure.unit === '%') return 'percentage';
  return measure.unit?.startsWith('per ') ? 'rate' : 'value';
}

/** What rises and falls when there is one series, with its article: `the number of children`, `the percentage`. */
export function subject(measure: Field): string {
  const said = measured(measure);
  return said.startsWith('the ') && said.length <= 60 ? said : `the ${noun(measure)}`;
}

/** Whether the subject already says the unit, so that `49` needs none. */
export function saysUnit(measure: Field): boolean {
  return isNumber(measure) && subject(measure) === measured(measure);
}
