import { onceForAll, sorted } from './collections.ts';
import { shownPoints } from './learning.ts';
import { datasetId } from '../narrative/named.ts';
import { cited } from '../paper.ts';
import { editionTitle } from '../point.ts';
import {
  publications,
  reckoning,
  reviewKinds,
  reviewStages,
  type ReviewGroup,
  type ReviewSum,
} from '../review.ts';

/** Reviews of one kind at one stage, ready for a page. */
export interface ShownGroup {
  what: string;
  count: number | undefined;
  /** `Serious case review · Published`. */
  detail: string;
  why: string | undefined;
  source: string;
  place: string;
  /** The page of the dataset that holds the same number. */
  data: string | undefined;
}

/** A total with its parts, ready for a page. */
export interface ShownSum extends Pick<ReviewSum, 'what' | 'total' | 'parts' | 'place' | 'remark'> {
  /** `2 + 2 + 2 = 6`. */
  reckoning: string;
}

/** The register of each edition, newest first. */
export const registers = onceForAll(async () => {
  const all = (await sorted('reviews')).toReversed();
  const { texts } = await shownPoints(
    [],
    all.map(({ data }) => data.tree),
  );
  const papers = new Map((await sorted('sources')).map(({ id, data }) => [id, data]));
  return all.map(({ id, data: { groups, sums, remarks } }, index) => ({
    ...{ id, year: editionTitle(id), html: texts[index]!, remarks },
    groups: groups.map((group): ShownGroup => {
      const paper = papers.get(group.source)!;
      const { what, count, why, figure } = group;
      return {
        ...{ what, count, why, detail: detailOf(group) },
        ...{ source: cited(paper), place: group.place },
        data: figure && `/data/${datasetId(figure.data, { id })}/`,
      };
    }),
    sums: sums.map((sum): ShownSum => ({ ...sum, reckoning: reckoning(sum) })),
  }));
});

/** The kind, unless the words before it name it, the stage and whether it is published; what two say alike is said once. */
function detailOf({ what, kind, stage, publication }: ReviewGroup): string {
  const isNamed = kind && what.toLowerCase().includes(reviewKinds[kind].toLowerCase());
  const told = publication !== 'not said' && publications[publication];
  const words = [kind && !isNamed && reviewKinds[kind], reviewStages[stage], told];
  return [...new Set(words)].filter(Boolean).join(' · ');
}
