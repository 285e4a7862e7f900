import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Source } from '../../source.ts';
import { forms } from '../../term.ts';
import type { Rule } from '../rule.ts';

const short = /(?<![\p{L}\p{N}]|\ben-)(?!(?<=“)[\p{L}&]+”)\p{Lu}(?:&?\p{Lu})+(?=s?(?![\p{L}\p{N}]))/gu;
const address = /https?:\/\/\S+/g;

/**
 * Warns of an abbreviation that no form of a glossary term holds, nor the board's short name or its list of those that
 * everybody knows: in every narrative, title, learning point, poster and paper, and in the words of datasets. One that
 * stands alone in quotation marks is only told of.
 */
export const abbreviationRule: Rule = {
  name: 'abbreviations',
  group: 'Glossary',
  severity: 'warning',
  asks: 'Every abbreviation is explained by the glossary.',
  why: 'Two or more capital letters in a row are taken for one. Those that everybody knows stand under "abbreviations" in content/board.json.',
  example: {
    wrong: 'The IFR met twice.',
    right: 'The invented family review met twice.',
  },
  find: abbreviationProblems,
};

function abbreviationProblems(content: Content): Problem[] {
  const { terms, board } = content;
  const known = new Set([
    ...terms.flatMap(({ value }) => forms(value).flatMap(abbreviations)),
    ...abbreviations(board?.value.short ?? ''),
    ...(board?.value.abbreviations ?? []),
  ]);
  return publicSources(content).flatMap((source) => {
    const text = source.text.replace(address, (link) => ' '.repeat(link.length));
    const first = new Map<string, number>();
    for (const { 0: form, index } of text.matchAll(short))
      if (!known.has(form) && !first.has(form)) first.set(form, index);
    return [...first].map(([form, at]) =>
      problemAt(source, at, {
        severity: 'warning',
        message: `"${form}" is an abbreviation that no glossary entry explains.`,
        cure: 'Write it out, or add an entry to content/glossary; one that everybody knows, to "abbreviations" in content/board.json.',
      }),
    );
  });
}

/** The files whose words readers see. */
export function publicSources({ texts, datasets, sources, board }: Content): Source[] {
  return [...Object.values(texts).flat(), ...datasets, ...sources, ...(board ? [board] : [])].map(
    ({ source }) => source,
  );
}

function abbreviations(text: string): string[] {
  return [...text.matchAll(short)].map(([form]) => form);
}
