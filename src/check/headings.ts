import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../content.ts';
import { problemAt, type Problem } from '../problem.ts';

/** Headings have text, go down one level at a time, and no two of one level in one section are the same. */
export function headingProblems({ texts }: Content): Problem[] {
  return [...texts.reports, ...texts.editions].flatMap(({ tree, source, bodyOffset }) => {
    const found: Problem[] = [];
    let before = 1;
    const titles = new Set<string>();
    visit(tree, 'heading', (node: Heading, _, parent) => {
      const at = bodyOffset + (node.position?.start.offset ?? 0);
      const text = toString(node).trim();
      if (parent?.type !== 'root') {
        const message = 'The heading stands inside a list or a quotation.';
        found.push(
          problemAt(source, at, { message, text, cure: 'Put it at the left margin between blank lines.' }),
        );
      }
      if (text === '') {
        found.push(
          problemAt(source, at, { message: 'The heading is empty.', cure: 'Give it words, or delete it.' }),
        );
      }
      if (node.depth > before + 1) {
        const message = `The heading goes from level ${before} to level ${node.depth}.`;
        found.push(problemAt(source, at, { message, text, cure: `Use ${'#'.repeat(before + 1)} here.` }));
      }
      if (node.depth === 2 && titles.has(text)) {
        found.push(
          problemAt(source, at, {
            message: 'Two sections have the same heading.',
            text,
            cure: 'Tell them apart.',
          }),
        );
      }
      if (node.depth === 2) titles.add(text);
      before = node.depth;
    });
    return found;
  });
}
