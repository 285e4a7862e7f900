import type { Root } from 'mdast';
import type { Board } from '../board.ts';
import { meeting } from '../cover-paper.ts';
import { coverPaperFacts, type CoverPaperParts } from '../narrative/cover-paper.ts';
import { text, webLink, type Document } from './document.ts';
import { narrativeBlocks, type Sources } from './narrative.ts';

/** A cover paper as a document: what stands on its page; `tree` is its text, with its bound numbers linked. */
export function coverPaperDocument(
  parts: CoverPaperParts,
  tree: Root,
  board: Board,
  sources: Sources,
): Document {
  const { id, paper, committee, edition } = parts;
  const where = meeting(paper, committee);
  const address = sources.address(`/papers/${id}/`);
  return {
    title: paper.title,
    kicker: where,
    ...{ board: board.name, notice: board.notice, language: board.language, address },
    date: paper.date ?? edition.to,
    details: [
      ...coverPaperFacts(parts).map(({ term, words }) => ({ term, children: [text(words)] })),
      { term: 'On the web', children: [webLink(address)] },
    ],
    ...{ hasCover: false, hasContents: false },
    head: where,
    foot: `Reporting year ${edition.title}`,
    blocks: narrativeBlocks(tree, sources),
  };
}
