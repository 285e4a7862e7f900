import type { z } from 'astro/zod';
import type { Content } from '../content.ts';
import { implicationTitles, madeSections, type CoverPaper } from '../cover-paper.ts';
import { yearOf } from '../edition.ts';
import type { Written } from '../entry.ts';
import { placeholder } from '../placeholder.ts';
import { place } from '../report.ts';
import type { Mark } from './dataset.ts';
import { textFile, type NewFile } from './file.ts';
import { newSections, oldSections } from './sections.ts';
import { slug, words } from './slug.ts';
import { distance, later } from './years.ts';

/** The paper with which a committee is given an edition, with the sections of the last one for that committee. */
export function newPaper(
  name: string,
  edition: string,
  committee: string,
  content: Content,
  mark: Mark,
): NewFile {
  const before = lastPaper(edition, committee, content);
  const years = before ? distance(before.value.edition, edition) : 0;
  const value: z.input<typeof CoverPaper> = {
    ...mark,
    title: before ? later(before.value.title, years) : words(name),
    'for-children': placeholder('what it means for children, in one or two plain sentences'),
    ...{ edition, committee },
    asks:
      before && before.value.asks.length > 0
        ? before.value.asks
        : [{ to: 'note', what: 'the annual report' }],
    'key-messages': ['edition'],
    ...(before && { 'key-issues': before.value['key-issues'] }),
    ...(before?.value.implications && { implications: implications() }),
    annexes: annexesOf(edition, content),
    contact: before?.value.contact ?? placeholder('whom to ask: a role, never a name'),
  };
  return textFile(`content/papers/${slug(name)}.md`, value, body(before, years), {
    committee: `one of ${Object.keys(content.board?.value.committees ?? {}).join(', ')}`,
  });
}

/** The names of all reports of an edition, in the order in which they stand in it. */
function annexesOf(edition: string, { reports }: Content): string[] {
  return reports
    .map(({ id }) => id)
    .filter((id) => yearOf(id) === edition)
    .sort((a, b) => place(a) - place(b))
    .map((id) => id.split('/')[1]!);
}

/** What follows for those who decide, each still to be written. */
function implications() {
  const titles = Object.entries(implicationTitles).map(([key, title]) => [
    key,
    placeholder(`the ${title.charAt(0).toLowerCase()}${title.slice(1)}, in a sentence or two`),
  ]);
  return Object.fromEntries(titles) as Record<keyof typeof implicationTitles, string>;
}

function body(before: Written<CoverPaper> | undefined, years: number): string {
  if (!before)
    return ['## Recommendation', '## Background', placeholder('why the committee is given this')].join(
      '\n\n',
    );
  const made = Object.values(madeSections(before.value)) as string[];
  const old = oldSections(before);
  const own = newSections(old, [], years);
  const headings = old.filter(({ title }) => made.includes(title)).map(({ title }) => `## ${title}`);
  return own
    .filter((line, index) => !headings.includes(own[index - 1] ?? '') || line.startsWith('#'))
    .join('\n\n');
}

/** The newest paper about an earlier edition: for the committee, or for any. */
function lastPaper(edition: string, committee: string, { papers }: Content): Written<CoverPaper> | undefined {
  const earlier = papers
    .filter(({ value }) => value.edition < edition)
    .sort((a, b) => (a.value.edition < b.value.edition ? -1 : 1));
  return earlier.filter(({ value }) => value.committee === committee).at(-1) ?? earlier.at(-1);
}
