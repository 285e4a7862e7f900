import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Committee } from '../committee.ts';
import { asked, implicationTitles, madeSections, requests, type CoverPaper } from '../cover-paper.ts';
import { borrowed, keyMessages } from './messages.ts';
import { sections, type Section } from './sections.ts';
import { cited } from '../paper.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** The number of a paragraph of a cover paper. */
    number?: number;
  }
}

/** What a cover paper is made of. */
export interface CoverPaperParts {
  id: string;
  paper: CoverPaper;
  /** What its author wrote. */
  tree: Root;
  committee: Committee;
  edition: Narrated & { summary: string; to: string };
  /** The reports of the edition. */
  reports: readonly Narrated[];
}

interface Narrated {
  id: string;
  title: string;
  tree: Root;
}

/** A section that an author wrote or that is made. */
type Made = Omit<Section, 'offset'>;

/** A cover paper as one tree: what its author wrote and what is made, in their order, the paragraphs numbered throughout. */
export function coverPaperTree(parts: CoverPaperParts): Root {
  const numbered = bodySections(parts).flatMap(({ heading, blocks }) => [h(2, heading), ...blocks]);
  let number = 0;
  for (const node of numbered) if (node.type === 'paragraph') node.data = { ...node.data, number: ++number };
  const closing = closingSections(parts).flatMap(({ heading, blocks }) => [h(2, heading), ...blocks]);
  return { type: 'root', children: [...numbered, ...closing] };
}

/** What stands above the text, in the order of a list. */
export function coverPaperFacts({ paper, edition }: CoverPaperParts): { term: string; words: string }[] {
  const facts = [
    { term: 'Report by', words: paper.by },
    { term: 'Divisions', words: paper.divisions },
    { term: 'Reporting year', words: edition.title },
    { term: 'Written from', words: paper.source && cited(paper.source) },
  ];
  return facts.flatMap(({ term, words }) => (words === undefined ? [] : [{ term, words }]));
}

/** The author's sections, with what is made added to those of its name, or before and behind them. */
function bodySections(parts: CoverPaperParts): Made[] {
  const titles = madeSections(parts.paper);
  const made = new Map<string, RootContent[]>([
    [titles.recommendation, recommendation(parts)],
    [titles.summary, [p(text(parts.edition.summary))]],
    [titles.issues, issues(parts)],
    [titles.implications, implications(parts.paper)],
  ]);
  const written = sections(structuredClone(parts.tree)); // Its paragraphs are numbered below.
  const own = (title: string): Made[] => {
    const blocks = made.get(title)!;
    const isWritten = written.some((section) => section.title === title);
    return isWritten || blocks.length === 0 ? [] : [{ title, heading: [text(title)], blocks }];
  };
  return [
    ...own(titles.recommendation),
    ...written.map((each) => ({ ...each, blocks: [...each.blocks, ...(made.get(each.title) ?? [])] })),
    ...own(titles.issues),
    ...own(titles.implications),
  ];
}

function recommendation({ paper, committee }: CoverPaperParts): RootContent[] {
  const opening = [text(`The ${committee.name} is `), strong('RECOMMENDED'), text(' to')];
  const all = requests(paper);
  if (all.length < 3) return [p(...opening, text(` ${asked(paper)}.`))];
  return [
    p(...opening, text(':')),
    list(all.map((each, index) => [text(each + (all[index + 1] ? ';' : '.'))])),
  ];
}

/** The key messages that the paper asks for, under the names of their reports where there are several. */
function issues({ paper, edition, reports }: CoverPaperParts): RootContent[] {
  const names = paper['key-messages'];
  return names.flatMap((name) => {
    const isEdition = name === 'edition';
    const from = isEdition ? edition : reports.find(({ id }) => id === `${edition.id}/${name}`);
    if (!from) return [];
    const title = isEdition ? `The year ${edition.title} as a whole` : from.title;
    const messages = keyMessages(from.tree).flatMap((blocks) => borrowed(blocks, from.tree, `/${from.id}/`));
    return names.length > 1 ? [h(3, [text(title)]), ...messages] : messages;
  });
}

function implications({ implications: all }: CoverPaper): RootContent[] {
  if (!all) return [];
  return Object.entries(implicationTitles).flatMap(([key, title]) => [
    h(3, [text(title)]),
    p(text(all[key as keyof typeof all])),
  ]);
}

/** What stands behind the text, without numbers: annexes, background papers, whom to ask, how the paper was made. */
function closingSections({ paper, edition, reports }: CoverPaperParts): Made[] {
  const named = (name: string) => {
    const report = reports.find(({ id }) => id === `${edition.id}/${name}`);
    return report ? link(`/${report.id}/`, report.title) : text(name);
  };
  const annexes = paper.annexes.map((name, index) => [text(`Annex ${index + 1}: `), named(name)]);
  const section = (title: string, blocks: RootContent[]) => ({ title, heading: [text(title)], blocks });
  return [
    ...(annexes.length > 0 ? [section(annexes.length === 1 ? 'Annex' : 'Annexes', [list(annexes)])] : []),
    ...(paper.background.length > 0
      ? [section('Background papers', [list(paper.background.map((name) => [named(name)]))])]
      : []),
    section('Contact officer', [p(text(paper.contact))]),
    ...(paper.note ? [section('About this paper', [p(text(paper.note))])] : []),
  ];
}

/** A copy of a paper's tree whose paragraphs show their numbers, each a link to itself, as a page needs it. */
export function withShownNumbers(tree: Root): Root {
  const copy = structuredClone(tree);
  visit(copy, 'paragraph', (node: Paragraph) => {
    const { number } = node.data ?? {};
    if (number === undefined) return;
    const id = `paragraph-${number}`;
    node.data = { ...node.data, hProperties: { id, className: ['numbered'] } };
    const properties = { href: `#${id}`, className: ['paper-number'] };
    node.children.unshift(
      { type: 'text', value: `${number}.`, data: { hName: 'a', hProperties: properties } },
      text(' '),
    );
  });
  return copy;
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [text(value)] });
const link = (url: string, title: string): PhrasingContent => ({
  type: 'link',
  url,
  children: [text(title)],
});
const p = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
const h = (depth: 2 | 3, children: PhrasingContent[]): RootContent => ({ type: 'heading', depth, children });
const list = (items: PhrasingContent[][]): RootContent => ({
  type: 'list',
  children: items.map((children) => ({ type: 'listItem', children: [p(...children)] })),
});
