import type { Edition } from '../edition.ts';
import { guidanceOf, itemsOf, type GuidanceItem, type NamedGuidance } from '../guidance.ts';
import { askedItems, type AskedItem } from '../narrative/answers.ts';
import { guidance, onceForAll, sorted } from './collections.ts';

/** What the guidance asked of an edition, by what became of it. */
export interface EditionGuidance {
  edition: { id: string; data: Edition };
  named: { guidance: NamedGuidance; because: string | undefined }[];
  inForce: NamedGuidance[];
  asked: AskedItem[];
  answered: AskedItem[];
  /** What the papers do not cover. */
  missing: AskedItem[];
  notApplicable: AskedItem[];
  /** What is neither answered nor listed so far. */
  open: AskedItem[];
}

/** What the guidance asked of each edition, newest first; none where a site has no guidance. */
export const guidanceOfEditions = onceForAll(async (): Promise<EditionGuidance[]> => {
  const all = await guidance();
  if (all.length === 0) return [];
  const reports = await sorted('reports');
  return (await sorted('editions')).toReversed().map((edition) => {
    const own = reports.filter(({ id }) => id.startsWith(`${edition.id}/`));
    const narratives = [
      ...own.map(({ id, data }) => ({ id, title: data.short, tree: data.tree })),
      { id: edition.id, title: edition.data.title, tree: edition.data.tree },
    ];
    return sortedOut(edition, askedItems(edition.data, narratives, all), all);
  });
});

function sortedOut(
  edition: EditionGuidance['edition'],
  asked: AskedItem[],
  all: readonly NamedGuidance[],
): EditionGuidance {
  const { data } = edition;
  const { named, inForce } = guidanceOf(data, all);
  const unanswered = asked.filter(({ answers }) => answers.length === 0);
  const listed = (kind: string) => unanswered.filter((each) => each.unanswered?.kind === kind);
  return {
    ...{ edition, inForce, asked },
    named: named.map((each) => ({
      guidance: each,
      because: data.guidance.find(({ name }) => name === each.id)!.because,
    })),
    answered: asked.filter(({ answers }) => answers.length > 0),
    missing: listed('the source paper does not cover this'),
    notApplicable: listed('not applicable'),
    open: unanswered.filter((each) => !each.unanswered),
  };
}

/** What a report written now must cover and the newest edition was not asked for: the items of each guidance still in force. */
export async function askedSince(): Promise<{ guidance: NamedGuidance; items: GuidanceItem[] }[]> {
  const [newest] = await guidanceOfEditions();
  const all = await guidance();
  const seen = new Set(newest?.asked.map(({ item }) => item.id));
  return all
    .filter((each) => each.value.until === undefined)
    .map((each) => {
      const items = itemsOf(each, all).filter(({ id }) => !seen.has(id));
      for (const { id } of items) seen.add(id);
      return { guidance: each, items };
    })
    .filter(({ items }) => items.length > 0);
}
