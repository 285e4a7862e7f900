import type { Written } from '../../entry.ts';
import { itemIds } from '../../narrative/named.ts';
import { components } from '../../narrative/parse.ts';
import { sections } from '../../narrative/themed.ts';
import { placeholders } from '../../placeholder.ts';

/** A section that says what it answers, and whether nothing is left to write in it. */
export interface Answering {
  items: string[];
  section: string;
  file: string;
  line: number;
  isWritten: boolean;
}

/** The sections of a text that say what they answer, in their order. */
export function answering({ tree, source, bodyOffset }: Written<unknown>): Answering[] {
  const sectionOf = sections(tree);
  return components(tree, bodyOffset)
    .filter(({ name }) => name === 'Answers')
    .map(({ attributes, node, offset }) => {
      const below = tree.children.slice(tree.children.indexOf(node) + 1);
      const next = below.find(({ type }) => type === 'heading')?.position?.start.offset;
      const text = source.text.slice(offset, next === undefined ? undefined : bodyOffset + next);
      const { line } = source.placeOf(offset);
      const section = sectionOf(node)?.title ?? '';
      return {
        ...{ items: itemIds(attributes), section, file: source.path, line },
        isWritten: placeholders(text).length === 0,
      };
    });
}
