import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../src/files.ts';

const report = 'content/reports/2024-25/oscb.mdx';
const plans = 'data/2024-25/plans.json';

/** Sentences for places that ask for one, so that no two say the same. */
const sentences = [
  'Staff met families before they wrote a plan.',
  'Children said what helps, and adults listened.',
  'More plans were looked at on time.',
  'Schools heard about a plan on the same day.',
  'A short guide says what a plan is.',
];

/** Does what the handbook asks of a writer: words in all brackets, and a chart. */
export function told(site: string): void {
  let next = 0;
  for (const file of [...filesBelow(site, 'content'), ...filesBelow(site, 'data')])
    edit(site, file, (text) =>
      text.replace(/\[Write here: [^\]]*\]/g, (asked) =>
        /short (name|title)/.test(asked) ? 'Annual report' : sentences[next++ % sentences.length]!,
      ),
    );
  edit(site, report, (text) => text.replace('### How we checked\n', `${chart}\n\n### How we checked\n`));
}

const chart = `<Chart data="plans" kind="bar" title="More children had a plan" subtitle="Children with a plan, Riverford, 31 March" x="year" y="children">

Most plans were looked at on time.

</Chart>`;

/** Binds a number in the report to the data, or changes one that is bound. */
export function bound(site: string, number: string, before?: string): void {
  const sentence = (printed: string) =>
    `More children had a plan: <Num data="plans" at="year=2024/25" field="children">${printed}</Num>.`;
  edit(site, report, (text) =>
    before === undefined
      ? text.replace('\n### How we checked', `\n${sentence(number)}\n\n### How we checked`)
      : text.replace(sentence(before), sentence(number)),
  );
}

/** Puts a number of a published edition right, and says so. */
export function corrected(site: string): void {
  edit(site, plans, (text) => text.replace(/\b1262\b/, '1272'));
  bound(site, '1,272', '1,262');
  edit(site, 'content/corrections/2025-11-03-plans.md', () => correction);
}

const correction = `---
date: 2025-11-03
kind: correction
edition: 2024-25
title: The number of children with a plan left out ten children who had moved in March.
changes:
  - dataset: plans
    where: year=2024/25
    field: children
    before: '1,262'
    after: '1,272'
  - report: oscb
    section: What we did
    before: '1,262'
    after: '1,272'
---

Two teams each thought that the other had sent the form. Now one of them asks for it each month.
`;

function edit(site: string, file: string, change: (text: string) => string): void {
  const path = join(site, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const changed = change(text);

  mkdirSync(dirname(path), { recursive: true });
  if (changed !== text) writeFileSync(path, changed);
}
