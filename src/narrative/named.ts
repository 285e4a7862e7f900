import type { Root } from 'mdast';
import { components } from './parse.ts';
import { figureNames } from './vocabulary.ts';
import { yearOf } from '../edition.ts';

/** The id of the dataset, or of the evidence, that a narrative names: of its own edition, unless it names another. */
export function datasetId(name: string, { id }: { id: string }): string {
  return name.includes('/') ? name : `${yearOf(id)}/${name}`;
}

/** The learning points that a component names itself: `points="stay-curious; plan-together"`. */
export function pointIds(attributes: Record<string, string>): string[] {
  return listed(attributes['points'] ?? '');
}

/** The evidence that a component names: `of="neglect; education"`. */
export function evidenceNames(attributes: Record<string, string>): string[] {
  return listed(attributes['of'] ?? '');
}

/** The themes that a component names: `themes="neglect; parents"`. */
export function themeIds(attributes: Record<string, string>): string[] {
  return listed(attributes['themes'] ?? '');
}

/** The recommendations that a component names: `names="share-learning; join-responses"`. */
export function recommendationIds(attributes: Record<string, string>): string[] {
  return listed(attributes['names'] ?? '');
}

/** The items of statutory guidance that a component names: `items="feedback; impact"`. */
export function itemIds(attributes: Record<string, string>): string[] {
  return listed(attributes['items'] ?? '');
}

function listed(text: string): string[] {
  return text.split(';').flatMap((id) => id.trim() || []);
}

/** The datasets that narratives show as tables only: their authors found no chart for them. */
export function tabled(narratives: readonly { id: string; tree: Root }[]): Set<string> {
  const shown = new Map<string, Set<string>>();
  for (const { id: narrative, tree } of narratives) {
    for (const { name, attributes } of components(tree)) {
      const isFigure = (figureNames as readonly string[]).includes(name);
      if (!isFigure || !attributes['data']) continue;
      const id = datasetId(attributes['data'], { id: narrative });
      shown.set(id, new Set([...(shown.get(id) ?? []), name]));
    }
  }
  return new Set([...shown].flatMap(([id, names]) => (names.has('Chart') ? [] : [id])));
}
