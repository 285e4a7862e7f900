import type { z } from 'astro/zod';
import { placeholder } from '../placeholder.ts';
import type { Priority } from '../priority.ts';
import type { Recommendation } from '../recommendation.ts';
import { textFile, type NewFile } from './file.ts';
import { slug, words } from './slug.ts';

const told = (edition: string, source: string) => ({
  edition,
  source,
  place: placeholder('where in the paper'),
});

/** A priority with the record of one edition. */
export function newPriority(name: string, edition: string, source: string): NewFile {
  const value: z.input<typeof Priority> = {
    draft: true,
    title: words(name),
    'for-children': placeholder('what it means for children, in one or two plain sentences'),
    record: [
      {
        ...told(edition, source),
        objective: placeholder('what the board set out to do'),
        status: 'unknown',
        because: placeholder('which words of the paper the status rests on, between quotation marks'),
      },
    ],
  };
  return textFile(
    `content/priorities/${slug(name)}.md`,
    value,
    placeholder('what it is about, in one paragraph'),
  );
}

/** Something that a paper of an edition asks for. */
export function newRecommendation(name: string, edition: string, source: string): NewFile {
  const value: z.input<typeof Recommendation> = {
    draft: true,
    headline: words(name),
    kind: 'recommendation',
    ...told(edition, source),
    owner: placeholder('who is to act: a role or a body, never a person'),
    status: 'open',
  };
  const text = placeholder('what is to be done, in one paragraph');
  return textFile(`content/recommendations/${slug(name)}.md`, value, text, {
    kind: 'or aim, message, action',
    status: 'or done, under-way, repeated, with the evidence',
  });
}
