import type { Field, RawDataset } from '../../dataset/dataset.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './headers.ts';
import type { Found } from './find.ts';
import { areaAddress, type Book } from './book/grid.ts';
import { askedFor } from '../../placeholder.ts';

/** What was read and what is proposed, in plain words. */
export function summary(
  book: Book,
  found: Found,
  dataset: RawDataset,
  told: readonly string[],
  threshold: number,
): string {
  const { schema, period, geography, status, theme } = dataset;
  const symbols = schema.missingValues.map(({ value, label }) => `${value} ${label}`);
  const left = book.left.map(({ what, count }) => `${what} (${count})`);
  return [
    readWords(found, dataset),
    `  ${said(dataset.title, 'no title yet')}`,
    `  ${said(period, 'no period yet')}; ${said(geography, 'no area yet')}; ${status}; listed under ${theme}.`,
    ...block(
      'Fields:',
      schema.fields.map((field) => fieldWords(field, threshold)),
    ),
    ...block('Totals:', totals(dataset)),
    ...block('Symbols:', symbols),
    ...block('Worth knowing:', [...book.told, ...told]),
    ...block('Not read:', left),
    ...block('For you to write:', placeholders(dataset)),
  ].join('\n');
}

function readWords({ rows, columns, sheet }: Found, { data, schema }: RawDataset): string {
  const area = areaAddress({
    top: rows[0]!,
    left: columns[0]!,
    bottom: rows.at(-1)!,
    right: columns.at(-1)!,
  });
  const count = data.length - 1;
  const where = sheet.name ? `the sheet "${sheet.name}", ` : '';
  return `Read ${where}${area}: ${count} ${count === 1 ? 'row' : 'rows'} of ${schema.fields.length} fields.`;
}

function said(text: string, otherwise: string): string {
  return askedFor(text) === undefined ? text : otherwise;
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `    ${line}`)] : [];
}

function fieldWords(
  { name, title, type, unit, disclosive, decimals, categories, derived }: Field,
  threshold: number,
): string {
  const kind = type === 'string' ? 'text' : type === 'integer' ? 'whole numbers' : 'numbers';
  const what = unit ? `${kind} (${unit})` : kind;
  const more = [
    decimals !== undefined && `${decimals} decimal${decimals === 1 ? '' : 's'}`,
    categories && `${categories.length} different`,
    derived && 'worked out from counts of this table, and hidden with them',
    disclosive &&
      `counts people: 1 to ${threshold} will be hidden. If they can point to nobody, write "disclosive": false`,
  ].filter(Boolean);
  return `${title} (${name}): ${[what, ...more].join(', ')}`;
}

function totals({ relations, sums }: RawDataset): string[] {
  return [
    ...relations.map(
      ({ field, total, parts }) =>
        `${total} is the sum of ${parts.length <= 6 ? parts.join(', ') : `${parts.length} rows, from ${parts[0]} to ${parts.at(-1)}`} (${field})`,
    ),
    ...sums.map(({ total, parts }) => `${total} is the sum of ${parts.join(', ')} in each row`),
  ];
}

function placeholders(dataset: RawDataset): string[] {
  const { title, description, forChildren, sources, period, geography } = dataset;
  const all = {
    title,
    description,
    forChildren,
    sources: sources.map((each) => each.title).join(),
    period,
    geography,
  };
  return Object.entries(all).flatMap(([key, value]) => {
    const asked = askedFor(value);
    return asked === undefined ? [] : `"${key}": ${asked}`;
  });
}

const mostListed = 15;

/** Everything that is wrong with a table, cell by cell. */
export function refusalOf(faults: readonly Fault[], sheet: string, markers: readonly string[]): Refusal {
  const listed = grouped(faults).slice(0, mostListed);
  const more = grouped(faults).length - listed.length;
  const lines = [
    ...listed.map(({ at, why, cure }) => `    ${at} ${why}.\n        ${cure}`),
    ...(more > 0 ? [`    … and ${more} more.`] : []),
    ...markers.map((line) => `    The sheet says: ${line}`),
  ];
  const count = faults.length === 1 ? 'One cell cannot be taken' : `${faults.length} cells cannot be taken`;
  return new Refusal(
    `${count}${sheet ? ` from the sheet "${sheet}"` : ''} as ${faults.length === 1 ? 'it is' : 'they are'}:\n${lines.join('\n')}`,
    'Put them right in the sheet and import it again; nothing is guessed.',
  );
}

/** Cells with the same fault in one line: `B7, B9 and 3 more`. */
function grouped(faults: readonly Fault[]): Fault[] {
  return [...Map.groupBy(faults, ({ why, cure }) => `${why}\n${cure}`).values()].map((same) => {
    const [shown, rest] = [same.slice(0, 4).map(({ at }) => at), same.length - 4];
    return {
      ...same[0]!,
      at: shown.join(', ') + (rest > 0 ? ` and ${rest} more:` : same.length > 1 ? ':' : ''),
    };
  });
}
