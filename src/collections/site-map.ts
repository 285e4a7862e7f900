import { yearOf } from '../edition.ts';
import { editionTitle } from '../point.ts';
import { heading } from '../term.ts';
import { briefings } from './briefings.ts';
import { guidance, series as indicators, sorted } from './collections.ts';
import { audiences, themes, type Link } from './learning.ts';
import { coverPapers, paperLink } from './papers.ts';
import { priorities } from './priorities.ts';
import { allSeries } from './series.ts';
import { sourcePapers } from './sources.ts';

/** Pages that belong together, below the page that leads to them, where there is one. */
export interface Group {
  title: string;
  path?: string;
  links: Link[];
}

/** A part of the site: its own page, if it has one, and its pages in groups. */
export interface Part extends Group {
  id: string;
  groups: Group[];
}

/** Every page that a reader could want, in parts and groups. */
export async function siteMap(): Promise<Part[]> {
  const parts = [
    await reports(),
    await overYears(),
    await learning(),
    await data(),
    await glossary(),
    await papers(),
  ];
  return [...parts, about];
}

async function reports(): Promise<Part> {
  const all = await sorted('reports');
  const hasGuidance = (await guidance()).length > 0;
  const years = (await sorted('editions')).toReversed().map(({ id, data }) => ({
    title: data.title,
    path: `/${id}/`,
    links: [
      ...all
        .filter((report) => yearOf(report.id) === id)
        .map((report) => ({ path: `/${report.id}/`, title: report.data.title })),
      { path: `/${id}/changes/`, title: `What changed, ${data.title}` },
      ...(hasGuidance ? [{ path: `/${id}/guidance/`, title: `What the guidance asked, ${data.title}` }] : []),
    ],
  }));
  const series = (await allSeries()).map(({ name, title }) => ({ path: `/series/${name}/`, title }));
  const bySeries = { title: 'By series', path: '/series/', links: series };
  return { id: 'reports', title: 'Reports', path: '/', links: [], groups: [...years, bySeries] };
}

async function overYears(): Promise<Part> {
  const links = [
    { path: '/recommendations/', title: 'Recommendations' },
    { path: '/reviews/', title: 'Register of reviews' },
    { path: '/impact/', title: 'What came of the work' },
    { path: '/guidance/', title: 'What the guidance asks, year by year' },
  ];
  const groups = [{ title: 'Priorities', path: '/priorities/', links: plain(await priorities()) }];
  return { id: 'over-the-years', title: 'Over the years', links, groups };
}

async function learning(): Promise<Part> {
  const links = [
    { path: '/learning/by-age/', title: 'Learning by age' },
    { path: '/learning/by-edition/', title: 'Learning by year' },
    { path: '/learning/by-return/', title: 'Learning that came back' },
  ];
  const all = await themes();
  const groups = [
    { title: 'Briefings', links: titled(await briefings()) },
    { title: 'Posters', path: '/posters/', links: titled(inFolder('posters', await sorted('posters'))) },
    { title: 'For your work', path: '/audiences/', links: titled(await audiences()) },
    { title: 'Themes', path: '/themes/', links: titled(all) },
    ...all.map(({ data, points }) => ({
      title: `Learning points: ${data.title}`,
      links: points
        .filter((point) => all.find(({ id }) => id === point.data.themes[0])?.data === data)
        .map(({ id, data: { headline } }) => ({ path: `/learning/points/${id}/`, title: headline })),
    })),
  ];
  return { id: 'learning', title: 'Learning', path: '/learning/', links, groups: held(groups) };
}

async function data(): Promise<Part> {
  const datasets = await sorted('datasets');
  const counted = (await indicators()).map(({ name, title }) => ({
    path: `/data/indicators/${name}/`,
    title,
  }));
  const years = [...Map.groupBy(datasets, ({ id }) => yearOf(id))].reverse().map(([edition, own]) => ({
    title: `Datasets of ${editionTitle(edition)}`,
    links: titled(inFolder('data', own)),
  }));
  const links = [
    { path: '/data/themes/', title: 'Data by theme' },
    { path: '/data/areas/', title: 'Data by area' },
  ];
  const groups = [{ title: 'Indicators', path: '/data/indicators/', links: counted }, ...years];
  return { id: 'data', title: 'Data', path: '/data/', links, groups: held(groups) };
}

async function glossary(): Promise<Part> {
  const terms = (await sorted('terms'))
    .map(({ id, data }) => ({ path: `/glossary/${id}/`, title: heading(data) }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const letters = [...Map.groupBy(terms, ({ title }) => title.charAt(0).toUpperCase())];
  const groups = letters.map(([title, links]) => ({ title, links }));
  return { id: 'glossary', title: 'Glossary', path: '/glossary/', links: [], groups };
}

async function papers(): Promise<Part> {
  const cover = (await coverPapers()).map(paperLink);
  const sources = (await sourcePapers()).map(({ path, paper, edition }) => ({
    path,
    title: `${paper.title}, ${edition}`,
  }));
  const groups = [
    { title: 'Committee papers', path: '/papers/', links: cover },
    { title: 'Papers that this site is made from', path: '/about/sources/', links: sources },
  ];
  return { id: 'papers', title: 'Papers', links: [], groups };
}

const about: Part = {
  id: 'about',
  title: 'About this site',
  path: '/about/',
  links: [
    { path: '/about/method/', title: 'How this site was made' },
    { path: '/about/corrections/', title: 'Corrections' },
    { path: '/about/accessibility/', title: 'Accessibility statement' },
    { path: '/about/privacy/', title: 'Privacy' },
    { path: '/about/software/', title: 'What this site is made with' },
    { path: '/search/', title: 'Search' },
  ],
  groups: [],
};

/** Groups that hold something. */
function held(groups: readonly Group[]): Group[] {
  return groups.filter(({ links }) => links.length > 0);
}

function plain(links: readonly Link[]): Link[] {
  return links.map(({ path, title }) => ({ path, title }));
}

function titled(entries: readonly { path: string; data: { title: string } }[]): Link[] {
  return plain(entries.map(({ path, data }) => ({ path, title: data.title })));
}

function inFolder<Entry extends { id: string }>(folder: string, entries: readonly Entry[]) {
  return entries.map((entry) => ({ ...entry, path: `/${folder}/${entry.id}/` }));
}
