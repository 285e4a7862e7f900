import { toString } from 'mdast-util-to-string';
import { linkedDataset } from '../dataset/download/json-ld.ts';
import type { LinkedData } from '../linked-data.ts';
import { datasetId } from '../narrative/named.ts';
import { components } from '../narrative/parse.ts';
import { reportName } from '../report.ts';
import {
  changedThing,
  editionThing,
  glossaryThing,
  learningThing,
  reportThing,
  siteThing,
  termThing,
} from '../sharing/things.ts';
import { heading } from '../term.ts';
import { briefings } from './briefings.ts';
import { changesOf, downloads, onceForAll, publication, sorted } from './collections.ts';
import { datesByPath } from './dates.ts';
import { linksByPath } from './learning.ts';

type Made = () => Promise<LinkedData> | LinkedData;

/** What the page at a path is about, as schema.org describes it; nothing for pages that only list others. */
export async function linkedThing(path: string): Promise<LinkedData | undefined> {
  return (await things()).get(path)?.();
}

const things = onceForAll(async (): Promise<Map<string, Made>> => {
  const from = await publication();
  const all: [string, Made][] = [
    ['/', () => siteThing(from)],
    ['/glossary/', () => glossaryThing(from)],
    ...(await ofEditions()),
    ...(await ofReports()),
    ...(await ofDatasets()),
    ...(await ofBriefings()),
    ...(await ofPosters()),
    ...(await ofTerms()),
  ];
  return new Map(all);
});

async function ofEditions(): Promise<[string, Made][]> {
  const [from, dates, reports] = [await publication(), await datesByPath(), await sorted('reports')];
  return (await sorted('editions')).map(({ id, data }) => {
    const path = `/${id}/`;
    const own = reports.filter((report) => report.id.startsWith(`${id}/`));
    const make = async () => {
      const { notices } = await changesOf({ edition: id });
      const titles = own.map((report) => ({ path: `/${report.id}/`, title: report.data.title }));
      return editionThing(
        { path, notices, dates: dates.get(path), edition: { ...data, id }, reports: titles },
        from,
      );
    };
    return [path, make];
  });
}

async function ofReports(): Promise<[string, Made][]> {
  const [from, dates] = [await publication(), await datesByPath()];
  const editions = new Map((await sorted('editions')).map(({ id, data }) => [id, { ...data, id }]));
  return (await sorted('reports')).map((report) => {
    const [edition = '', name = ''] = report.id.split('/');
    const path = `/${report.id}/`;
    const document = `/${edition}/${reportName(report.id)}` as const;
    const make = async () => {
      const { notices } = await changesOf({ edition, report: name });
      const files = [{ path: `${document}.pdf` }, { path: `${document}.docx` }] as const;
      const year = editions.get(edition)!;
      const place = await placeOf(report);
      const dated = { path, notices, dates: dates.get(path) };
      return reportThing({ ...dated, report: report.data, edition: year, place, files }, from);
    };
    return [path, make];
  });
}

/** The place that all figures of a report are about; nothing where there is no figure, or more than one place. */
async function placeOf(report: { id: string; data: { tree: Parameters<typeof components>[0] } }) {
  const ids = components(report.data.tree).flatMap(({ attributes: { data } }) =>
    data === undefined ? [] : datasetId(data, report),
  );
  const shown = (await sorted('datasets')).filter(({ id }) => ids.includes(id));
  const places = new Set(shown.map(({ data }) => data.geography));
  return places.size === 1 ? [...places][0] : undefined;
}

async function ofDatasets(): Promise<[string, Made][]> {
  const [from, dates] = [await publication(), await datesByPath()];
  const changed = async (id: string) => {
    const [edition = '', dataset = ''] = id.split('/');
    const { notices } = await changesOf({ edition, dataset });
    return changedThing({ notices, dates: dates.get(`/data/${id}/`) }, from);
  };
  const shown = (await sorted('datasets')).map(({ id, data }): [string, Made] => [
    `/data/${id}/`,
    async () => ({
      ...linkedDataset({ id, dataset: data }, await downloads(id, data), from),
      ...(await changed(id)),
    }),
  ]);
  return shown;
}

async function ofBriefings(): Promise<[string, Made][]> {
  const [from, links] = [await publication(), await linksByPath()];
  return (await briefings()).map(({ id, path, data: { title, audiences }, minutes }) => {
    const named = audiences.flatMap((audience) => links.get(`/audiences/${audience}/`)?.title ?? []);
    const files = (['-briefing.pdf', '-briefing.docx'] as const).map((end) => ({
      path: `/learning/${id}${end}` as const,
    }));
    const briefing = { path, title, minutes, audiences: named, files, kind: 'Briefing' } as const;
    return [path, () => learningThing(briefing, from)];
  });
}

async function ofPosters(): Promise<[string, Made][]> {
  const from = await publication();
  return (await sorted('posters')).map(({ id, data: { title } }) => {
    const path = `/posters/${id}/`;
    const files = (['-a4.pdf', '-a3.pdf'] as const).map((end) => ({ path: `/posters/${id}${end}` as const }));
    return [path, () => learningThing({ path, title, files, kind: 'Poster' }, from)];
  });
}

async function ofTerms(): Promise<[string, Made][]> {
  const from = await publication();
  return (await sorted('terms')).map(({ id, data }) => {
    const path = `/glossary/${id}/`;
    const term = { path, title: heading(data), short: data.abbreviation };
    return [path, () => termThing({ ...term, description: toString(data.tree.children[0]) }, from)];
  });
}
