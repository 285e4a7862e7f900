import { visit } from 'unist-util-visit';
import { questionPath } from '../../board.ts';
import type { Content } from '../../content.ts';
import { anchors, paragraphIds } from '../../narrative/parts.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { webAddressFault } from '../../web-address.ts';
import { namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';
import { sitePaths } from '../once.ts';

/** Links lead to an address or a heading that exists, or outside by https. */
export const linkRule: Rule = {
  name: 'links',
  group: 'Links and pictures',
  asks: 'Every link leads to a page and a heading that exist, or to another site by https.',
  why: 'A link that leads nowhere stops a reader. Whether a page of another site is still there cannot be seen from here.',
  example: {
    wrong: 'See the [report](/2020-21/carg/).',
    right: 'See the [report](/2020-21/crag/).',
  },
  find: linkProblems,
};

function linkProblems(content: Content): Problem[] {
  const known = sitePaths(content);
  const cureOf = curing(known);
  const { reports, editions, terms, points, themes, audiences, briefings, posters, papers, corrections } =
    content.texts;
  const { recommendations, reviews } = content.texts;
  const { priorities, impacts } = content.texts;
  const pages = [
    ...[...reports, ...editions].map((text) => ({ ...text, own: `/${text.id}/` })),
    ...briefings.map((text) => ({ ...text, own: `/learning/${text.id}/` })),
    ...papers.map((text) => ({ ...text, own: `/papers/${text.id}/` })),
  ];
  const numbered = new Set([...reports, ...editions].map(({ tree }) => tree));
  const ids = new Map(
    pages.map(({ own, tree }) => [
      own,
      numbered.has(tree) ? new Set([...anchors(tree), ...paragraphIds(tree)]) : anchors(tree),
    ]),
  );
  const written = [
    ...pages,
    ...terms.map((text) => ({ ...text, own: `/glossary/${text.id}/` })),
    ...points.map((text) => ({ ...text, own: `/learning/points/${text.id}/` })),
    ...themes.map((text) => ({ ...text, own: `/themes/${text.id}/` })),
    ...audiences.map((text) => ({ ...text, own: `/audiences/${text.id}/` })),
    ...posters.map((text) => ({ ...text, own: `/posters/${text.id}/` })),
    ...recommendations.map((text) => ({ ...text, own: '/recommendations/' })),
    ...reviews.map((text) => ({ ...text, own: '/reviews/' })),
    ...priorities.map((text) => ({ ...text, own: `/priorities/${text.id}/` })),
    ...impacts.map((text) => ({ ...text, own: '/impact/' })),
    ...corrections.map((text) => ({ ...text, own: '/about/corrections/' })),
    ...content.texts.guidance.map((text) => ({ ...text, own: '/guidance/' })),
  ];
  const inTexts = written.flatMap(({ tree, source, bodyOffset, own }) => {
    const found: Problem[] = [];
    visit(tree, (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      if (node.type === 'link' && node.data?.claim) return; // The rule on numbers names its dataset.
      const fault = linkFault(node.url, own, { known, cureOf, ids });
      if (!fault) return;
      const at = bodyOffset + (node.position?.start.offset ?? 0);
      found.push(problemAt(source, at, { ...fault, text: node.url }));
    });
    return found;
  });
  return [...inTexts, ...questionProblems(content, (url) => linkFault(url, '/', { known, cureOf, ids }))];
}

/** The questions of the home page lead to a page of the site, whichever edition is the newest. */
function questionProblems({ board, files }: Content, faultOf: (url: string) => Fault | undefined): Problem[] {
  if (!board) return [];
  const names = namesIn('content/editions', files);
  return board.value.home.questions.flatMap(({ path }, index) => {
    const fault = faultOf(questionPath(path, names));
    const at = board.offsetOf(['home', 'questions', index, 'path']);
    return fault ? [problemAt(board.source, at, { ...fault, text: path })] : [];
  });
}

/** How many addresses that are not known are looked up among all: that takes its time. */
const mostLookedUp = 100;

/** What to do about an address that is not known: the nearest that is. */
function curing(known: ReadonlySet<string>): (path: string) => string {
  const cures = new Map<string, string>();
  return (path) => {
    const cure = cures.get(path) ?? (cures.size < mostLookedUp ? nearest(path, [...known]) : lookUp);
    cures.set(path, cure);
    return cure;
  };
}

const lookUp = 'Take the address of a page of the site: /site-map/ lists them.';

/** What a link can lead to: the addresses of the site, what to do about another, and the ids on pages. */
interface Targets {
  known: ReadonlySet<string>;
  cureOf: (path: string) => string;
  ids: ReadonlyMap<string, ReadonlySet<string>>;
}

function linkFault(url: string, own: string, { known, cureOf, ids }: Targets): Fault | undefined {
  const isContact = /^mailto:/i.test(url); // The rule on contacts names it, without repeating it.
  if (isContact) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return webAddressFault(url);
  if (url === '') return { message: 'The link has no address.', cure: 'Write it between ( and ).' };
  if (/%(?![0-9a-f]{2})/i.test(url))
    return {
      message: 'A % of the link stands for no character.',
      cure: 'Write the address as the page has it.',
    };
  const [, path = '', fragment] = /^([^#]*)(?:#(.*))?$/s.exec(url) ?? [];
  if (path !== '' && !path.startsWith('/')) {
    return {
      message: 'The link is not written from the root of the site.',
      cure: `Begin it with /, as ${own}.`,
    };
  }
  if (path !== '' && !known.has(path)) {
    return { message: 'The link leads to a page that does not exist.', cure: cureOf(path) };
  }
  const headings = ids.get(path || own);
  const isElsewhere = fragment === 'help' || (path !== '' && !headings); // Fragments of other pages are checked once they are built.
  if (fragment === undefined || isElsewhere || headings?.has(fragment)) return undefined;
  return {
    message: `The page ${path || own} has no heading or figure "${fragment}".`,
    cure: nearest(fragment, [...(headings ?? [])]),
  };
}
