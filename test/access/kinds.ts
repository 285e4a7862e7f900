import { filesBelow } from '../../src/files.ts';

/** Pages that stand for more than the first of their kind: the longest, those with the rarest parts. */
const chosen = [
  '2019-20/crag/index.html',
  '2014-15/special-child-protection/index.html',
  'data/2014-15/looked-after-legal-status/index.html',
  'data/2014-15/plans-snapshot/index.html',
  'data/indicators/children-looked-after-march/index.html',
  'glossary/crag/index.html',
  'posters/ten-learning-points/index.html',
  'posters/working-together/index.html',
  'learning/neglect/index.html',
  '2021-22/changes/index.html',
  '2013-14/changes/index.html',
  'series/crag/index.html',
  'learning/points/recognise-neglect-early/index.html',
  'themes/neglect/index.html',
  'priorities/neglect/index.html',
  'priorities/quality-and-learning/index.html',
  'audiences/schools/index.html',
  'papers/2016-17-performance-scrutiny/index.html',
  'papers/2021-22-health-and-wellbeing/index.html',
  '2013-14/index.html',
  '2016-17/guidance/index.html',
  '2021-22/guidance/index.html',
];

/** One page of each kind or more: of each file in `src/pages` that makes pages, and those chosen. */
export function kinds(project: string, pages: readonly string[]): string[] {
  const routes = filesBelow(project, 'src/pages')
    .map((file) => file.slice('src/pages/'.length))
    .filter((file) => /\.(astro|mdx)$/.test(file));
  const firsts = routes.flatMap((route) => {
    const mine = pages.filter((page) => patternOf(route).test(page));
    return mine.some((page) => chosen.includes(page)) ? [] : mine.slice(0, 1);
  });
  return [...new Set([...chosen.filter((page) => pages.includes(page)), ...firsts])].sort();
}

/** The files that a route makes: `[edition]/[report].astro` makes `2019-20/crag/index.html`. */
function patternOf(route: string): RegExp {
  const path = route.replace(/\.(astro|mdx)$/, '').replace(/(^|\/)index$/, '$1');
  const file =
    path === '404' ? '404.html' : `${path}${path === '' || path.endsWith('/') ? '' : '/'}index.html`;
  const parts = file.split(/(\[\w+\])/).map((part) => wild[part] ?? RegExp.escape(part));
  return new RegExp(`^${parts.join('').replace(/\\\[\w+\\\]/g, '[^/]+')}$`);
}

const wild: Record<string, string> = { '[edition]': '\\d{4}-\\d{2}' };
