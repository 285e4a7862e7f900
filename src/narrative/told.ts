import type { Root } from 'mdast';
import { chainTexts, type Impact } from '../impact.ts';
import { recordTexts, type Priority } from '../priority.ts';
import { sentence } from './sentence.ts';

/** All that a priority tells, its text above. */
export function priorityRoot({ tree, record }: Priority & { tree: Root }): Root {
  const told = record.flatMap((each) => recordTexts(each).map(({ text }) => sentence(text, each.edition)));
  return { type: 'root', children: [...tree.children, ...told.flatMap((each) => each.tree.children)] };
}

/** All that a chain of impact tells, its remark last. */
export function chainRoot(impact: Impact & { tree: Root }): Root {
  const told = chainTexts(impact).map(({ text }) => sentence(text, impact.edition));
  return { type: 'root', children: [...told.flatMap(({ tree }) => tree.children), ...impact.tree.children] };
}
