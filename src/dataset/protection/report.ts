import type { RawDataset } from '../dataset.ts';
import type { Hidden, Protection, Reason } from './protect.ts';
import type { Identified } from './count.ts';

const reasons: Record<Reason, readonly [one: string, several: string]> = {
  small: ['small count', 'small counts'],
  further: ['further count that would reveal one', 'further counts that would reveal them'],
  derived: [
    'figure worked out from hidden or small counts',
    'figures worked out from hidden or small counts',
  ],
  typed: ['cell typed as [c]', 'cells typed as [c]'],
};

/** What was hidden and why, for the people who publish: one paragraph a dataset; never a value. */
export function hiddenInWords({ hidden }: Protection, raw: readonly Identified[]): string {
  const byDataset = Map.groupBy(hidden, ({ dataset }) => dataset);
  return raw
    .flatMap(({ id, value }) => {
      const cells = byDataset.get(id) ?? [];
      const waived = value.waivers.map(({ field, where }) => `${Object.values(where).join(', ')} (${field})`);
      if (cells.length + waived.length === 0) return [];
      const hiddenLines = (Object.keys(reasons) as Reason[]).flatMap((reason) => lines(reason, cells, value));
      const shown = waived.length > 0 ? [`    shown on purpose: ${waived.join('; ')}`] : [];
      const lead = `data/${id}.json: ${cells.length} ${cells.length === 1 ? 'cell is' : 'cells are'} hidden`;
      return [[lead, ...hiddenLines, ...shown].join('\n')];
    })
    .join('\n\n');
}

function lines(reason: Reason, cells: readonly Hidden[], dataset: RawDataset): string[] {
  const those = cells.filter((cell) => cell.reason === reason);
  const names = those.map((cell) => `${rowInWords(dataset, cell.row)} (${cell.field})`);
  return those.length === 0
    ? []
    : [`    ${those.length} ${reasons[reason][those.length === 1 ? 0 : 1]}: ${names.join('; ')}`];
}

/** The names in a row: `Remand, 2012/13`. */
function rowInWords({ schema, data }: RawDataset, row: number): string {
  return data[row]!.filter((_, column) => schema.fields[column]?.type === 'string').join(', ');
}

/**
 * The private report of the attack, as CSV: for each hidden count the smallest and the largest number that an
 * outsider could deduce. It tells small counts from others, so it is never published.
 */
export function intervalReport({ hidden }: Protection, raw: readonly Identified[]): string {
  const byId = new Map(raw.map(({ id, value }) => [id, value]));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = hidden.map(({ dataset, row, field, reason, interval, isSafe }) =>
    [
      dataset,
      quoted(rowInWords(byId.get(dataset)!, row)),
      field,
      reason,
      interval?.least ?? '',
      interval ? (interval.most === Infinity ? 'no limit' : interval.most) : '',
      isSafe ? 'yes' : 'no',
    ].join(','),
  );
  return ['dataset,row,field,reason,least,most,safe', ...rows].map((line) => `${line}\r\n`).join('');
}
