import { noticePng } from '../chart/draw/picture/png.ts';
import { lines } from '../dataset/download/csv.ts';
import { ods } from '../dataset/download/ods/ods.ts';

/** What readers are told where a dataset was. */
export const withdrawnNotice =
  'This dataset was withdrawn. It held figures that should not have been published. If you have a copy, please delete it.';

/** What stands in the place of each file of a dataset that was withdrawn, by the ending of its name. */
export const withdrawnFiles = {
  csv: () => lines([['notice'], [withdrawnNotice]]),
  json: noticeJson,
  'csv-metadata.json': noticeJson,
  ods: () => ods(noticeSheet),
  png: () => noticePng(noticeSheet.title, withdrawnNotice),
};

function noticeJson(): string {
  return `${JSON.stringify({ notice: withdrawnNotice }, null, 2)}\n`;
}

const noticeSheet = {
  title: 'Withdrawn dataset',
  description: withdrawnNotice,
  creator: '',
  language: 'en-GB',
  sheets: [{ name: 'Notice', width: 120, lines: [{ text: 'Withdrawn dataset' }, { text: withdrawnNotice }] }],
};
