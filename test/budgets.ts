import { brotli, longestOfEach, weightReport } from './weight.ts';

/** What the longest page of each kind may weigh, styles and all, in bytes after brotli. */
export const most: Readonly<Record<string, number>> = {
  '404': 5_000,
  about: 5_500,
  'about/accessibility': 7_000,
  'about/corrections': 5_000,
  'about/method': 6_000,
  'about/privacy': 5_500,
  'about/software': 8_000,
  'about/source': 17_500,
  'about/sources': 6_000,
  audiences: 6_000,
  'audiences/one': 14_000,
  briefing: 10_500,
  data: 9_000,
  'data/areas': 9_000,
  'data/indicators': 5_500,
  'data/themes': 9_000,
  dataset: 9_500,
  edition: 13_500,
  'edition/changes': 9_000,
  'edition/guidance': 6_500,
  glossary: 20_500,
  'glossary/one': 6_000,
  guidance: 7_500,
  home: 10_500,
  impact: 12_000,
  indicator: 8_000,
  learning: 22_000,
  'learning point': 7_000,
  'learning/by': 12_000,
  papers: 6_500,
  'papers/one': 13_000,
  posters: 5_000,
  'posters/one': 8_500,
  priorities: 8_000,
  'priorities/one': 11_000,
  recommendations: 19_500,
  report: 55_000,
  reviews: 8_000,
  search: 6_000,
  series: 5_500,
  'series/one': 6_000,
  'site-map': 13_500,
  themes: 5_500,
  'themes/one': 15_000,
};

/** Pages that weigh more than they may, or whose kind has no budget, each with what its parts weigh. */
export function overBudget(pages: readonly { file: string; html: string }[]): string[] {
  const longest = longestOfEach(pages);
  const gone = Object.keys(most).filter((kind) => !longest.has(kind));
  const over = [...longest].flatMap(([kind, { file, html }]) => {
    const budget = most[kind];
    if (budget === undefined) return [`${kind} (${file}) weighs ${brotli(html)} bytes and has no budget.`];
    if (brotli(html) <= budget) return [];
    return [`${kind} may weigh ${budget} bytes; ${file} weighs more:\n${weightReport(html)}`];
  });
  return [...over, ...gone.map((kind) => `${kind}: there is no such page.`)];
}
