import type { z } from 'astro/zod';
import { placeholder } from '../placeholder.ts';
import { subjects, type Term } from '../term.ts';
import { textFile, type NewFile } from './file.ts';
import { slug } from './slug.ts';

/** A term of the glossary from its words; an abbreviation stands in brackets: `Child in need (CiN)`. */
export function newTerm(name: string): NewFile {
  const [, full = name, abbreviation] = /^(.*?)\s*\(([^()]{2,20})\)\s*$/.exec(name.trim()) ?? [];
  const value: z.input<typeof Term> = {
    draft: true,
    term: inSentence(full.trim()),
    ...(abbreviation && { abbreviation }),
    meaning: 'general knowledge',
    'for-children': placeholder('what it means for a child, in a short sentence'),
  };
  const text = placeholder('what it means, in one or two plain sentences, the first of which stands alone');
  return textFile(`content/glossary/${slug(full)}.md`, value, text, {
    meaning: `or papers, where they say it. You may add also, see, papers, and as subject one of ${Object.keys(subjects).join(', ')}`,
  });
}

/** A term as it stands in the middle of a sentence: a phrase begins small, a name of one word stays as it is. */
function inSentence(term: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(term)) return term.replaceAll('-', ' ');
  const isPhrase = /^\p{Lu}\p{Ll}+( \p{Ll}[\p{Ll}’'-]*)+$/u.test(term);
  return isPhrase ? term.charAt(0).toLowerCase() + term.slice(1) : term;
}
