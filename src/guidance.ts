import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import type { Edition } from './edition.ts';
import { ForChildren } from './for-children.ts';
import { PaperDate } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');

/** A day, a month or a year, kept as the text that was typed: `2018-07` or `2026`. */
const Since = z
  .string()
  .refine(
    (text) => /^\d{4}$/.test(text) || PaperDate.safeParse(text).success,
    'write a year (2026), a month (2018-07) or a day (2018-07-04)',
  );

/** One thing that a yearly report must cover, in our words. */
export const GuidanceItem = z.strictObject({
  /** How sections and editions name it: `feedback`; the same in every guidance that asks for the same. */
  id: slug,
  /** What lines and lists call it: `views of children and families`. */
  title: z.string().min(1).max(60),
  /** What it asks for, as a sentence: `How the views of children and families were sought and used.` */
  asks: z.string().min(1).max(240),
  from: z.enum(['papers', 'general knowledge']),
});
export type GuidanceItem = z.infer<typeof GuidanceItem>;

/** Statutory guidance. Read from `content/guidance/<name>.md`; the text says what it is and how far the list was checked. */
export const Guidance = z.strictObject({
  /** As readers say it: `Working Together to Safeguard Children 2018`. */
  title: z.string().min(1).max(80),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** In force from this day, month or year. */
  from: Since,
  /** In force until this day, month or year; open where it still is. */
  until: Since.optional(),
  /** What it still asks for of earlier guidance: all of it, or the items that are named. */
  keeps: z.array(z.strictObject({ from: slug, items: z.array(slug).min(1).optional() })).default([]),
  /** What it asks for in its own words; an item of earlier guidance may stand here again, with the same words. */
  items: z.array(GuidanceItem).min(1),
});
export type Guidance = z.infer<typeof Guidance>;

/** Guidance with its name, `working-together-2018`. */
export interface NamedGuidance {
  id: string;
  value: Guidance;
}

/** Whether guidance was in force on a day of a period. */
export function isInForce({ from, until }: Guidance, period: { from: string; to: string }): boolean {
  return from <= period.to && (until === undefined || period.from.slice(0, until.length) <= until);
}

/** What guidance asks for: what it keeps of earlier guidance, then its own. */
export function itemsOf({ value }: NamedGuidance, all: readonly NamedGuidance[]): GuidanceItem[] {
  const kept = value.keeps.flatMap(({ from, items }) => {
    const earlier = all.find(({ id, value: other }) => id === from && other.from < value.from);
    const asked = earlier ? itemsOf(earlier, all) : [];
    return items ? asked.filter(({ id }) => items.includes(id)) : asked;
  });
  return [...new Map([...kept, ...value.items].map((item) => [item.id, item])).values()];
}

/** The guidance that an edition names, and what was in force: of what it names, or where it names none, by the dates. */
export function guidanceOf<Each extends NamedGuidance>(edition: Edition, all: readonly Each[]) {
  const named = edition.guidance.flatMap(({ name }) => all.find(({ id }) => id === name) ?? []);
  const isThen = ({ value }: Each) => isInForce(value, edition);
  const byDate = (a: Each, b: Each) => (a.value.from < b.value.from ? -1 : 1);
  const own = named.filter(isThen);
  return { named, inForce: (own.length > 0 ? own : all.filter(isThen)).sort(byDate) };
}

/** What the guidance in force asked of an edition, each item once, with the guidance that asks for it. */
export function asked(edition: Edition, all: readonly NamedGuidance[]) {
  const found = new Map<string, { item: GuidanceItem; by: NamedGuidance[] }>();
  for (const guidance of guidanceOf(edition, all).inForce) {
    for (const item of itemsOf(guidance, all))
      found.set(item.id, { item, by: [...(found.get(item.id)?.by ?? []), guidance] });
  }
  return [...found.values()];
}

/** What pages and documents say of the guidance of an edition: what the papers name, or what was in force by its dates. */
export function guidanceWords(edition: Edition, all: readonly NamedGuidance[]): string {
  const { named, inForce } = guidanceOf(edition, all);
  if (named.length > 0) return named.map(({ value }) => value.title).join('; ');
  const titles = inForce.map(({ value }) => value.title);
  if (titles.length === 0) return 'The papers name none';
  return `The papers name none. By the dates, ${titles.join(' and then ')} ${titles.length > 1 ? 'were' : 'was'} in force`;
}

/** `A yearly report had to cover 6 things. Of these, 4 are answered here. The papers do not cover the other 2.` */
export function countWords(all: number, answered: number, missing: number): string {
  const what = all === 1 ? 'one thing' : `${all} things`;
  const are =
    answered === all ? 'All of it is' : answered === 0 ? 'None of it is' : `Of these, ${be(answered)}`;
  const rest =
    missing === 0 ? '' : missing === all ? ' The papers do not cover it.' : gap(missing, all - answered);
  return `A yearly report had to cover ${what}. ${are} answered here.${rest}`;
}

function be(count: number): string {
  return count === 1 ? 'one is' : `${count} are`;
}

/** What the papers do not cover, of so many that are not answered. */
function gap(missing: number, left: number): string {
  const other = left === 1 ? 'other one' : `other ${left}`;
  return missing === left ? ` The papers do not cover the ${other}.` : ` The papers do not cover ${missing}.`;
}
