import type { Root } from 'mdast';
import type { Chart } from '../chart/chart.ts';
import type { EvidenceWords } from '../evidence.ts';
import { shownEvidence, sorted, withNumbers } from './collections.ts';
import { figuresOf } from './figures.ts';
import type { Held, Link } from './learning.ts';
import { themeIds } from '../narrative/named.ts';
import { figures } from '../narrative/parse.ts';
import { themed } from '../narrative/themed.ts';
import { editionTitle } from '../point.ts';
import { recommendationKinds, recommendationPath } from '../recommendation.ts';
import { recommendationsAbout, type Asked } from './recommendations.ts';
import { yearOf } from '../edition.ts';

/** A figure of a report that is about a theme: where it stands, what it is called, and its drawing. */
export interface ThemeFigure extends Link {
  subtitle: string;
  /** The edition and the report: `2014/15, Child protection report card`. */
  from: string;
  /** None when it is a table. */
  chart: Chart | undefined;
}

/** What a narrative says about a theme, with the place that says it. */
export interface Said {
  tree: Root;
  from: Link;
}

/** What was asked or announced about a theme. */
export interface AskedOfTheme extends Link {
  /** What kind of thing it is, and who is to act: `Recommendation: Board members`. */
  kicker: string;
}

/** What one reporting year holds about a theme. */
export interface ThemeYear {
  edition: string;
  title: string;
  /** The edition's page, when the site has one. */
  path: string | undefined;
  said: Said[];
  asked: AskedOfTheme[];
  points: Held[];
  reports: Link[];
}

/** The figures about a theme, newest first. */
export async function themeFigures(theme: string): Promise<ThemeFigure[]> {
  const found: ThemeFigure[] = [];
  for (const entry of (await narratives()).toReversed()) {
    const shown = await figuresOf(entry);
    const from = `${editionTitle(yearOf(entry.id))}, ${entry.short}`;
    for (const [index, { attributes }] of figures(entry.data.tree).entries()) {
      if (!themeIds(attributes).includes(theme)) continue;
      const { id, title, subtitle, chart } = shown[index]!;
      found.push({ path: `/${entry.id}/#${id}`, title, subtitle, chart, from });
    }
  }
  return found;
}

/** The evidence about a theme, newest first, each with the place in the report that shows it. */
export async function themeEvidence(theme: string): Promise<{ evidence: EvidenceWords; from: Link }[]> {
  const words = await shownEvidence();
  const reports = new Map((await sorted('reports')).map(({ id, data }) => [id, data.short]));
  const about = (await sorted('evidence')).filter(({ data }) => data.themes.includes(theme));
  return about.toReversed().map(({ id, data: { report } }) => {
    const evidence = words.get(id)!;
    const title = `${editionTitle(yearOf(id))}, ${reports.get(report)}`;
    return { evidence, from: { path: `/${report}/#${evidence.id}`, title } };
  });
}

/** What the papers of each year hold about a theme, oldest first; `held` are the points about it. */
export async function themeYears(theme: string, held: readonly Held[]): Promise<ThemeYear[]> {
  const entries = await narratives();
  const said = new Map<string, Said[]>();
  for (const entry of entries) said.set(entry.id, await saidIn(entry, theme));
  const found = held.flatMap(({ data }) => data.found);
  const speaking = entries.filter(({ id }) => said.get(id)!.length > 0).map(({ id }) => id);
  const all = await recommendationsAbout(theme);
  const years = [...found, ...all.map(({ data }) => data)]
    .map(({ edition }) => edition)
    .concat(speaking.map(yearOf));
  const named = new Set([...found.map(({ report }) => report), ...speaking]);
  return [...new Set(years)].sort().map((edition) => {
    const here = entries.filter(({ id }) => yearOf(id) === edition);
    return {
      edition,
      title: editionTitle(edition),
      path: here[0] && `/${edition}/`,
      said: here.flatMap(({ id }) => said.get(id)!),
      asked: all.filter(({ data }) => data.edition === edition).map(askedOfTheme),
      points: held.filter(({ data }) => data.found.some((finding) => finding.edition === edition)),
      reports: here
        .filter(({ id }) => id !== edition && named.has(id))
        .map(({ id, title }) => ({ path: `/${id}/`, title })),
    };
  });
}

function askedOfTheme({ id, data: { headline, kind, owner } }: Asked): AskedOfTheme {
  const kicker = [recommendationKinds[kind], owner].filter(Boolean).join(': ');
  return { path: recommendationPath(id), title: headline, kicker };
}

async function saidIn(entry: Awaited<ReturnType<typeof narratives>>[number], theme: string): Promise<Said[]> {
  const tree = await withNumbers(entry.data.tree);
  const all = themed(tree, theme, `/${entry.id}/`);
  return all.map(({ tree: words, section }) => ({
    tree: words,
    from: {
      path: `/${entry.id}/${section ? `#${section.id}` : ''}`,
      title: section ? `${entry.short}: ${section.title}` : entry.short,
    },
  }));
}

/** What can say something about a theme: the editions, each before its reports. */
async function narratives() {
  const editions = (await sorted('editions')).map(({ id, data }) =>
    narrative(id, data.title, `Edition ${data.title}`, data),
  );
  const reports = (await sorted('reports')).map(({ id, data }) =>
    narrative(id, data.title, data.short, data),
  );
  return editions.flatMap((edition) => [
    edition,
    ...reports.filter(({ id }) => id.startsWith(`${edition.id}/`)),
  ]);
}

function narrative(id: string, title: string, short: string, { tree }: { tree: Root }) {
  return { id, title, short, data: { tree } };
}
