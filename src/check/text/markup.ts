import type { Content } from '../../content.ts';
import type { Entry } from '../../entry.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

const markup = /<\/?[A-Za-z][^<>]*>|\]\([^)]*\)|\*\*|\[\^/;

/** Keys whose values another rule reads, for they may hold numbers that are bound to data. */
const sentences = ['record', 'need', 'activity', 'evidence', 'outcome'];

/** What is written outside texts is shown as it is typed, so that marks of Markdown and tags would stand there for all to see. */
export const markupRule: Rule = {
  name: 'markup',
  group: 'Text',
  asks: 'Titles, summaries and other front matter hold words alone.',
  why: 'They are shown as they are typed, so readers would see stars, brackets and tags.',
  example: {
    in: 'content/reports/2020-21/crag.mdx',
    wrong: 'short: "**Case** reviews"',
    right: 'short: Case reviews',
  },
  find: markupProblems,
};

function markupProblems(content: Content): Problem[] {
  const { texts, board, sources, raw } = content;
  const kinds = Object.keys(texts) as (keyof Content['texts'])[];
  return [
    ...kinds.flatMap((kind) =>
      (content[kind] as Entry<object>[]).flatMap((entry) =>
        problemsOf(entry, kind === 'priorities' || kind === 'impacts' ? sentences : []),
      ),
    ),
    ...[...sources, ...raw, ...(board ? [board] : [])].flatMap((entry) => problemsOf(entry, [])),
  ];
}

function problemsOf({ value, source, offsetOf }: Entry<object>, passed: readonly string[]): Problem[] {
  const found: Problem[] = [];
  const walk = (held: unknown, path: PropertyKey[]) => {
    const text = typeof held === 'string' && markup.exec(held)?.[0];
    if (text)
      found.push(
        problemAt(source, offsetOf(path), {
          message: 'This is shown as it is typed, and readers would see the marks.',
          text,
          cure: 'Write words alone here; links, bold letters and <Num> belong in the text of a report.',
        }),
      );
    if (typeof held !== 'object' || held === null) return;
    for (const [key, each] of Object.entries(held))
      if (!passed.includes(key)) walk(each, [...path, Array.isArray(held) ? Number(key) : key]);
  };
  walk(value, []);
  return found;
}
