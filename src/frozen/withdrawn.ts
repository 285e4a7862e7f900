import { lines } from '../dataset/download/csv.ts';

/** What readers are told where a dataset was. */
export const withdrawnNotice =
  'This dataset was withdrawn. It held figures that should not have been published. If you have a copy, delete it.';

/** What stands in the place of each file of a dataset that was withdrawn, by the ending of its name. */
export const withdrawnFiles: Readonly<Record<string, { type: string; body: () => string }>> = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    body: () => lines([['notice'], [withdrawnNotice]]),
  },
  json: {
    type: 'application/json; charset=utf-8',
    body: () => `${JSON.stringify({ notice: withdrawnNotice }, null, 2)}\n`,
  },
};
