import type { z } from 'astro/zod';
import type { Content } from '../content.ts';
import { placeholder } from '../placeholder.ts';
import type { ReviewRegister } from '../review.ts';
import type { SourcePaper } from '../source-paper.ts';
import { jsonFile, textFile, type NewFile } from './file.ts';
import { isOfOneYear } from './years.ts';

type Typed = z.input<typeof ReviewRegister>;
type Group = Typed['groups'][number];

/** The register of reviews with the groups of last year, none of them counted, and the paper that it rests on. */
export function newReviews(edition: string, last: string | undefined, content: Content): NewFile[] {
  const before = content.reviews.find(({ id }) => id === last)?.value;
  if (!before) return [];
  const source = sourceName(edition);
  const groups = before.groups.map(({ what, kind, stage }): Group => ({
    what: isOfOneYear(what) ? placeholder('which reviews', what, 200) : what,
    ...(kind && { kind }),
    stage,
    publication: stage === 'published' ? 'published' : 'not said',
    ...{ source, place: placeholder('where in the paper') },
  }));
  const value: Typed = { groups };
  const text = placeholder('what the year’s reviews were about, in one paragraph');
  return [
    textFile(`content/reviews/${edition}.md`, value, text),
    ...(content.sources.some(({ id }) => id === source) ? [] : [newSource(edition, content)]),
  ];
}

/** What the paper of an edition is called as long as there is only one. */
export function sourceName(edition: string): string {
  return `${edition}-annual-report`;
}

/** The paper that an edition is written from, in one part, which its page carries. */
export function newSource(edition: string, { board }: Content): NewFile {
  const value: z.input<typeof SourcePaper> = {
    $schema: '../source-paper.schema.json',
    title: placeholder('the title of the paper that this edition is written from'),
    body: board?.value.name ?? placeholder('the group that wrote it'),
    edition,
    lines: 1,
    units: [
      {
        lines: [1, 1],
        place: placeholder('a part of the paper'),
        about: placeholder('what it is about'),
        carried: [`/${edition}/`],
      },
    ],
  };
  return jsonFile(`content/sources/${sourceName(edition)}.json`, value);
}
