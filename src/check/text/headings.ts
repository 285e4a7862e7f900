import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Headings have words, stand at the left margin, go down one level at a time, and no two sections share one. */
export const headingRule: Rule = {
  name: 'headings',
  group: 'Text',
  asks: 'Headings have words, go down one level at a time, and no two sections share one.',
  why: 'Readers who use a screen reader move by headings, and the contents beside a report are made of them.',
  example: {
    wrong: '#### A closer look',
    right: '### A closer look',
  },
  find: headingProblems,
};

function headingProblems({ texts }: Content): Problem[] {
  const narratives = [...texts.reports, ...texts.editions, ...texts.briefings, ...texts.papers];
  return narratives.flatMap(({ tree, source, bodyOffset }) => {
    const found: Problem[] = [];
    const sections = new Set<string>();
    let before = 1;
    visit(tree, 'heading', (node: Heading, _, parent) => {
      const text = toString(node).trim();
      const isTwice = node.depth === 2 && sections.has(text);
      const at = bodyOffset + (node.position?.start.offset ?? 0);
      for (const fault of headingFaults(text, node.depth, before, parent?.type === 'root', isTwice)) {
        found.push(problemAt(source, at, { text, ...fault }));
      }
      if (node.depth === 2) sections.add(text);
      before = node.depth;
    });
    return found;
  });
}

function headingFaults(
  text: string,
  depth: number,
  before: number,
  isAtMargin: boolean,
  isTwice: boolean,
): Fault[] {
  const faults: Fault[] = [];
  if (!isAtMargin) {
    const cure = 'Put it at the left margin between blank lines.';
    faults.push({ message: 'The heading stands inside a list or a quotation.', cure });
  }
  if (text === '') faults.push({ message: 'The heading is empty.', cure: 'Give it words, or delete it.' });
  if (depth > before + 1) {
    const message = `The heading goes from level ${before} to level ${depth}.`;
    faults.push({ message, cure: `Use ${'#'.repeat(before + 1)} here.` });
  }
  if (isTwice) faults.push({ message: 'Two sections have the same heading.', cure: 'Tell them apart.' });
  return faults;
}
