import { excerpt } from '../source.ts';
import type { Problem } from '../problem.ts';
import { ruleGroups, type Rule } from './rule.ts';
import { rules } from './rules.ts';

/** The authors' page of rules (`docs/rules.md`), made from the rules themselves; `said` is what a rule says of its example. */
export function rulesReference(said: (rule: Rule) => Problem | undefined): string {
  const groups = ruleGroups
    .map((group) => ({ group, own: rules.filter((rule) => rule.group === group) }))
    .filter(({ own }) => own.length > 0);
  const contents = groups.map(
    ({ group, own }) => `- ${group}: ${own.map(({ name }) => `[${name}](#${name})`).join(' · ')}`,
  );
  const paragraphs = [
    '# What check asks',
    'This page is made from the rules that `npm run check` goes by (`npm run schema`). Each problem ends with the name of its rule, as `[headings]`; look it up here. An **error** stops the build. A **warning** stops nothing, but `npm run check -- --strict`. Each example was tried: its rule finds the wrong lines, and not the right ones. [checking.md](checking.md) says how to use check.',
    contents.join('\n'),
    ...groups.flatMap(({ group, own }) => [
      `## ${group}`,
      ...own.flatMap((rule) => section(rule, said(rule))),
    ]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

const severities = { error: 'Error', warning: 'Warning', both: 'Error or warning' };

function section(
  { name, asks, why, severity = 'error', example, warnsInDrafts }: Rule,
  said?: Problem,
): string[] {
  const kind = `${severities[severity]}${warnsInDrafts ? '; in drafts a warning' : ''}`;
  const head = [`### ${name}`, `**${asks}** _${kind}._`, why];
  if (!example) return head;
  const { wrong, right } = example;
  return [
    ...head,
    `Wrong${example.in ? `, in a file such as \`${example.in}\`` : ''}:`,
    fenced(wrong, example.in),
    ...(said ? [`Check says: ${plain(said.message)} ${plain(said.cure)}`] : []),
    right === '' ? 'Right: no such file.' : 'Right:',
    ...(right === '' ? [] : [fenced(right, example.in)]),
  ];
}

function fenced(lines: string, file = 'a.md'): string {
  const language = file.endsWith('.json') ? 'json' : 'markdown';
  const shown = lines.split('\n').map((line) => excerpt(line, 1000));
  return ['```' + language, ...shown, '```'].join('\n');
}

/** A message as Markdown that shows it as it is printed. */
function plain(message: string): string {
  return excerpt(message, 300).replace(/[\\*_`<[\]|#]/g, '\\$&');
}
