import type { z } from 'astro/zod';
import type { Content } from '../content.ts';
import type { RawDataset } from '../dataset/dataset.ts';
import { yearOf, type Edition } from '../edition.ts';
import type { Entry } from '../entry.ts';
import { guidanceOf } from '../guidance.ts';
import { components } from '../narrative/parse.ts';
import { datasetId } from '../narrative/named.ts';
import { placeholder } from '../placeholder.ts';
import { editionTitle } from '../point.ts';
import { seriesNames } from '../report.ts';
import { continued } from './dataset.ts';
import { textFile, type NewFile } from './file.ts';
import { itemsAsked, lastReport, newReport, reportTitle, seriesBefore } from './report.ts';
import { newReviews } from './reviews.ts';
import { newSections, oldSections } from './sections.ts';
import { distance, periodOf } from './years.ts';

type Typed = z.input<typeof Edition> & { draft: true };

/** The files of a new edition, made from the board's last one: its page, reports, datasets, reviews and their paper. */
export function newEdition(edition: string, content: Content): NewFile[] {
  const last = lastEdition(edition, content);
  const value = editionValue(edition, content);
  const items = itemsAsked({ ...value, unanswered: [], missing: [], considered: [] } as Edition, content);
  const series = seriesBefore(last, content);
  const olds = series.map((name) => lastReport(edition, name, content.reports));
  const page = content.editions.find(({ id }) => id === last);
  const answered = [page, ...olds]
    .flatMap((text) => (text ? oldSections(text) : []))
    .flatMap(({ answers }) => answers);
  const left = items.filter(({ id }) => !answered.includes(id));
  return [
    textFile(`content/editions/${edition}.md`, value, editionBody(edition, content, last)),
    ...series.map((name, index) => {
      const id = `${edition}/${name}`;
      return newReport(id, reportTitle(id, content), content, items, index === 0 ? left : [], {});
    }),
    ...yearlyDatasets(last, content).map((like) =>
      continued(`${edition}/${like.id.split('/')[1]}`, like, {}),
    ),
    ...newReviews(edition, last, content),
  ];
}

/** The newest edition before another. */
export function lastEdition(edition: string, { editions }: Pick<Content, 'editions'>): string | undefined {
  return editions
    .map(({ id }) => id)
    .filter((id) => id < edition)
    .sort()
    .at(-1);
}

function editionValue(edition: string, { guidance }: Content): Typed & { guidance: { name: string }[] } {
  const value = {
    ...{ draft: true as const, title: editionTitle(edition), ...periodOf(edition) },
    summary: placeholder('what the year was about, in one or two sentences'),
    'for-children': placeholder('what the year meant for children, in one or two plain sentences'),
    guidance: [],
  };
  const all = guidanceOf({ ...value, unanswered: [], missing: [], considered: [] }, guidance).inForce;
  return { ...value, guidance: all.map(({ id }) => ({ name: id })) };
}

function editionBody(edition: string, content: Content, last: string | undefined): string {
  const before = content.editions.find(({ id }) => id === last);
  const years = last === undefined ? 0 : distance(last, edition);
  const messages = ['the most important', 'the second', 'the third'].flatMap((which) => [
    '<KeyMessage>',
    placeholder(`${which} key message, in one or two sentences`),
    '</KeyMessage>',
  ]);
  const old = before ? oldSections(before) : [];
  const at = old.findIndex(({ title }) => /^key messages$/i.test(title));
  const items = itemsAsked(
    { ...editionValue(edition, content), unanswered: [], missing: [], considered: [] } as Edition,
    content,
  );
  return [
    placeholder('an introduction to the year, in one paragraph. Two to four headline figures go below it'),
    ...newSections(at < 0 ? [] : old.slice(0, at), items, years),
    '## Key messages',
    ...messages,
    ...newSections(at < 0 ? old : old.slice(at + 1), items, years),
  ].join('\n\n');
}

/** The datasets of an edition that are told every year: those of an indicator, and those that its yearly texts show. */
function yearlyDatasets(
  edition: string | undefined,
  { raw, reports, editions }: Pick<Content, 'raw' | 'reports' | 'editions'>,
): Entry<RawDataset>[] {
  const yearly = [...editions.filter(({ id }) => id === edition), ...reports.filter(isOfSeries)];
  const shown = new Set(
    yearly
      .filter(({ id }) => yearOf(id) === edition)
      .flatMap(({ id, tree }) =>
        components(tree).flatMap(({ attributes: { data } }) =>
          data ? datasetId(data, { id: yearOf(id) }) : [],
        ),
      ),
  );
  return raw.filter(
    ({ id, value }) => yearOf(id) === edition && (value.indicators.length > 0 || shown.has(id)),
  );
}

function isOfSeries({ id }: { id: string }): boolean {
  return Object.hasOwn(seriesNames, id.split('/')[1]!);
}
