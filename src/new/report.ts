import type { z } from 'astro/zod';
import type { Content } from '../content.ts';
import type { Edition } from '../edition.ts';
import type { Written } from '../entry.ts';
import { asked, type GuidanceItem } from '../guidance.ts';
import { placeholder } from '../placeholder.ts';
import { editionTitle } from '../point.ts';
import { seriesNames, type Report } from '../report.ts';
import type { Mark } from './dataset.ts';
import { textFile, type NewFile } from './file.ts';
import { itemSections, newSections, oldSections } from './sections.ts';
import { distance, later } from './years.ts';

type Typed = z.input<typeof Report>;
type Series = keyof typeof seriesNames;

/** A report of an edition with the sections of the last one of its series, and those for `items` behind them. */
export function newReport(
  id: string,
  title: string,
  { reports }: Pick<Content, 'reports'>,
  askedNow: readonly GuidanceItem[],
  items: readonly GuidanceItem[],
  mark: Mark,
): NewFile {
  const [edition = '', name = ''] = id.split('/');
  const before = lastReport(edition, name, reports);
  const years = before ? distance(before.id, edition) : 0;
  const value: Typed = {
    ...{ ...mark, title, short: before?.value.short ?? shortOf(name, title) },
    ...toWrite(before?.value),
  };
  const own = before ? newSections(oldSections(before), askedNow, years) : [];
  const first =
    own.length + items.length > 0 ? [] : ['## What happened', placeholder('what the year was like')];
  return textFile(`content/reports/${id}.mdx`, value, body([...own, ...first, ...itemSections(items)]));
}

/** What an author says of a report, still to be written, with what was said of the last one. */
function toWrite(before: Report | undefined) {
  return {
    summary: placeholder('what the report is about, in one or two sentences', before?.summary, 300),
    'for-children': placeholder(
      'what it means for children, in one or two plain sentences',
      before?.['for-children'],
      300,
    ),
    source: {
      title: placeholder('the title of the paper that the report is written from'),
      body: placeholder('the committee or group that wrote or received it', before?.source.body),
    },
    ...(before?.['content-note'] && {
      'content-note': placeholder(
        'what readers should be warned of, or delete this line',
        before['content-note'],
      ),
    }),
  };
}

function body(sections: readonly string[]): string {
  const opening = [
    '<KeyMessage>',
    placeholder('the most important thing that the report says, in one or two sentences'),
    '</KeyMessage>',
  ];
  return [...opening, ...sections].join('\n\n');
}

/** The title of a report of a series: that of the last one with the new year, or a plain one. */
export function reportTitle(id: string, { reports, board }: Pick<Content, 'reports' | 'board'>): string {
  const [edition = '', name = ''] = id.split('/');
  const before = lastReport(edition, name, reports);
  if (before) return later(before.value.title, distance(before.id, edition));
  const series = seriesNames[name as Series];
  return `${board ? `${board.value.short}: ` : ''}${series} ${editionTitle(edition)}`;
}

function shortOf(name: string, title: string): string {
  const series = Object.hasOwn(seriesNames, name) ? seriesNames[name as Series] : title;
  return series.length <= 40 ? series : placeholder('a short title', '', 40);
}

/** The newest report of a series in an edition before another; none of a one-off. */
export function lastReport(
  edition: string,
  name: string,
  reports: readonly Written<Report>[],
): Written<Report> | undefined {
  if (!Object.hasOwn(seriesNames, name)) return undefined;
  return reports
    .filter(({ id }) => id.endsWith(`/${name}`) && id < edition)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .at(-1);
}

/** The series of the board's last edition; where that had none, all that it ever published, or is said to. */
export function seriesBefore(edition: string | undefined, { reports, board }: Content): Series[] {
  const all = Object.keys(seriesNames) as Series[];
  const inEdition = all.filter((name) => reports.some(({ id }) => id === `${edition}/${name}`));
  if (inEdition.length > 0) return inEdition;
  const ever = all.filter((name) => reports.some(({ id }) => id.endsWith(`/${name}`)));
  if (ever.length > 0) return ever;
  const named = all.filter((name) => board?.value.series[name] !== undefined);
  return named.length > 0 ? named : ['oscb'];
}

/** What the guidance in force asks of an edition. */
export function itemsAsked(edition: Edition, { guidance }: Pick<Content, 'guidance'>): GuidanceItem[] {
  return asked(edition, guidance).map(({ item }) => item);
}
