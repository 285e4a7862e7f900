import { editionTitle } from '../point.ts';
import { seriesNames } from '../report.ts';
import { namesByDate, seriesOf } from '../series.ts';
import { missingYears } from '../years.ts';
import { board, onceForAll, sorted } from './collections.ts';
import { yearOf } from '../edition.ts';

type Report = Awaited<ReturnType<typeof sorted<'reports'>>>[number];
type Edition = Awaited<ReturnType<typeof sorted<'editions'>>>[number];

/** A reporting year from the first to the last edition of the site. */
export interface Year {
  id: string;
  title: string;
  /** The edition; nothing where the site lacks the year. */
  edition: Edition | undefined;
}

/** Every reporting year from the first to the last edition, those that are missing included, newest first. */
export const years = onceForAll(async (): Promise<Year[]> => {
  const editions = new Map((await sorted('editions')).map((entry) => [entry.id, entry]));
  const ids = [...editions.keys()];
  return [...ids, ...missingYears(ids)]
    .sort()
    .reverse()
    .map((id) => ({ id, title: editionTitle(id), edition: editions.get(id) }));
});

/** Years in their order, those that are missing one after the other as one: `2017/18 to 2018/19`. */
export function gathered(all: readonly Year[]): Year[] {
  return all.reduce<Year[]>((sofar, year) => {
    const last = sofar.at(-1);
    if (!last || last.edition || year.edition) return [...sofar, year];
    return [
      ...sofar.slice(0, -1),
      { ...last, title: `${year.title} to ${last.title.split(' to ').at(-1)!}` },
    ];
  }, []);
}

/** The reporting years that the site lacks, oldest first: `2015/16`. */
export async function missing(): Promise<string[]> {
  return missingYears((await sorted('editions')).map(({ id }) => id)).map(editionTitle);
}

/** A series with what it tells, its names by date, and each year's report. */
export interface Series {
  name: keyof typeof seriesNames;
  title: string;
  about: string | undefined;
  names: { name: string; when: string }[];
  /** Newest first. */
  years: (Year & { report: Report | undefined })[];
  newest: Report;
}

/** Every series that has a report. */
export const allSeries = onceForAll(async (): Promise<Series[]> => {
  const words = (await board()).series;
  const reports = new Map((await sorted('reports')).map((entry) => [entry.id, entry]));
  const every = await years();
  return seriesOf([...reports.keys()]).map(({ name, reports: own }) => ({
    name,
    title: seriesNames[name],
    about: words[name]?.about,
    names: words[name] ? namesByDate(words[name], own.map(yearOf)).map(dated) : [],
    years: every.map((year) => ({ ...year, report: reports.get(`${year.id}/${name}`) })),
    newest: reports.get(own[0]!)!,
  }));
});

function dated({ name, from, until }: ReturnType<typeof namesByDate>[number]) {
  const ends = [
    from && `From ${editionTitle(from)}`,
    until && `${from ? 'until' : 'Until'} ${editionTitle(until)}`,
  ];
  return { name, when: ends.filter(Boolean).join(', ') };
}

/** The reports that belong to no series, newest first. */
export async function specials(): Promise<Report[]> {
  const isSpecial = ({ id }: Report) => id.includes('/special-');
  return (await sorted('reports')).filter(isSpecial).reverse();
}

/** The reports of the same series before and after one. */
export async function neighbours(
  id: string,
): Promise<{ previous: Report | undefined; next: Report | undefined }> {
  const series = (await allSeries()).find(({ name }) => id.endsWith(`/${name}`));
  const reports = series?.years.flatMap(({ report }) => report ?? []) ?? [];
  const index = reports.findIndex((report) => report.id === id);
  return { previous: reports[index + 1], next: index > 0 ? reports[index - 1] : undefined };
}
