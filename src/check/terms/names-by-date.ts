import type { Content } from '../../content.ts';
import type { Edition } from '../../edition.ts';
import type { Text } from '../../entry.ts';
import type { Matcher } from '../../narrative/terms.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { isBefore, type Term } from '../../term.ts';
import { termMatcher } from './matcher.ts';
import { yearOf } from '../../edition.ts';
import type { Rule } from '../rule.ts';

/** Warns of a name in a text of an edition in which nobody used it, where the text does not give the right one as well. */
export const nameByDateRule: Rule = {
  name: 'names-by-date',
  group: 'Glossary',
  severity: 'warning',
  asks: 'A report uses the names of its time.',
  why: 'It knows the dates that the glossary gives, and no others.',
  find: nameByDateProblems,
};

function nameByDateProblems(content: Content): Problem[] {
  const { terms, editions, texts } = content;
  const all = new Map(terms.map(({ id, value }) => [id, value]));
  const found = termMatcher(content);
  const periods = new Map(editions.map(({ id, value }) => [id, value]));
  return [...texts.reports, ...texts.editions, ...texts.reviews, ...texts.evidence].flatMap((text) => {
    const period = periods.get(yearOf(text.id));
    return period ? misdated(text, period, found, all) : [];
  });
}

function misdated(text: Text, period: Edition, terms: Matcher, all: ReadonlyMap<string, Term>): Problem[] {
  const first = new Map<string, { form: string; at: number }>();
  for (const { form, slug, index } of terms(text.source.text))
    if (!first.has(slug)) first.set(slug, { form, at: index });
  return [...first].flatMap(([slug, { form, at }]) => {
    const when = outside(all.get(slug)!, period);
    const right = when && rightName(slug, period, all);
    if (!when || (right && first.has(right))) return [];
    const name = right && all.get(right)!.term;
    return problemAt(text.source, at, {
      severity: 'warning',
      message: `"${form}" was ${when === 'early' ? 'not yet' : 'no longer'} a name in use in ${period.title}.`,
      cure: name ? `Write "${name}", or give both names.` : 'Use the name of the time.',
    });
  });
}

/** Whether a name began too late for a period and the year after it, in which its reports are written, or ended before it. */
function outside({ from, until }: Term, period: Edition): 'early' | 'late' | undefined {
  if (from && isBefore(yearLater(period.to), from)) return 'early';
  if (until && isBefore(until, period.from)) return 'late';
  return undefined;
}

/** The name of the same thing in a period: one of those before or after it in its line of names. */
function rightName(slug: string, period: Edition, all: ReadonlyMap<string, Term>): string | undefined {
  const line = [slug];
  for (const each of line) {
    const next = all.get(each)?.became;
    const before = [...all].filter(([, { became }]) => became === each).map(([id]) => id);
    for (const id of [...(next ? [next] : []), ...before])
      if (all.has(id) && !line.includes(id)) line.push(id);
  }
  return line.find((id) => outside(all.get(id)!, period) === undefined);
}

function yearLater(date: string): string {
  return String(Number(date.slice(0, 4)) + 1) + date.slice(4);
}
