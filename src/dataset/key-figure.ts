import { toText, toWords } from './cell.ts';
import type { Series } from './indicator.ts';

/** The newest figure of an indicator in words, and all of them as a small line draws them. */
export interface KeyFigure {
  /** What was counted: `Children looked after, each 31 March`. */
  title: string;
  /** `514`, `9.4%`, `120 [p]` */
  value: string;
  time: string;
  /** `463 in 2013/14`; only where the two can be compared. */
  before: string | undefined;
  /** Nothing where there are too few figures for a line. */
  moments: { at: number; value: number | undefined; isParted: boolean }[];
}

const fewest = 3;

/** The key figure of an indicator; none where a symbol stands in place of its newest figure. */
export function keyFigure({ title, field, points }: Series): KeyFigure | undefined {
  const last = points.at(-1)!;
  if (typeof last.value !== 'number') return undefined;
  const shown = ({ value, marks }: Series['points'][number]) =>
    [field.unit === '%' ? toWords(value, field) : toText(value, field), ...marks].join(' ');
  const before = points.at(-2);
  const isAlike = typeof before?.value === 'number' && !isParted(last);
  const moments = points.map((point) => ({
    at: point.at,
    value: typeof point.value === 'number' ? point.value : undefined,
    isParted: isParted(point),
  }));
  return {
    ...{ title, value: shown(last), time: last.time },
    before: isAlike ? `${shown(before)} in ${before.time}` : undefined,
    moments: moments.filter(({ value }) => value !== undefined).length < fewest ? [] : moments,
  };
}

function isParted({ marks, isAfterGap }: Series['points'][number]): boolean {
  return isAfterGap || marks.includes('[b]');
}
