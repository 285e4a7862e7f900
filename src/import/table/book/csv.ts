import { parse, type CsvError } from 'csv-parse/sync';
import { Refusal } from '../../refusal.ts';
import { crowded, keyOf, mostCells, plainText, sheetOf, type Book, type Seen, isTurned } from './grid.ts';
import { fault, turned } from './shown.ts';

/** Reads a CSV file: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs between the cells. */
export function readCsv(bytes: Uint8Array): Book {
  const { text, told } = decoded(bytes);
  const [, said] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const lines = text.replace(/^sep=.\r?\n/i, '');
  const delimiter = said ?? delimiterOf(lines);
  const offset = said === undefined ? 0 : 1;
  const cells = new Map<string, Seen>();
  rows(lines, delimiter).forEach((row, index) =>
    row.forEach((cell, column) => {
      const seen = seenOf(cell, delimiter);
      if (seen) cells.set(keyOf(index + 1 + offset, column + 1), seen);
      if (cells.size > mostCells) throw crowded('CSV');
    }),
  );
  const sheet = sheetOf('', cells, [], { row: () => false, column: () => false });
  return { sheets: [sheet], names: [], left: [], told };
}

function rows(text: string, delimiter: string, to?: number): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, ...(to && { to }) });
  } catch (error) {
    const { lines } = error as CsvError & { lines?: number };
    throw new Refusal(
      `The CSV file is not as it should be${lines === undefined ? '' : `, near line ${lines}`}: a quotation mark is missing or stands in the wrong place.`,
      'Open it in Excel or LibreOffice and save it again as CSV.',
    );
  }
}

/** The character between the cells: the one that cuts most lines into equally many. */
function delimiterOf(text: string): string {
  const counts = [',', ';', '\t'].map((delimiter) => {
    let widths: number[] = [];
    try {
      widths = rows(text, delimiter, 200).map((row) => row.length);
    } catch {
      return { delimiter, lines: -1, width: 0 };
    }
    const groups = [
      ...Map.groupBy(
        widths.filter((width) => width > 1),
        (width) => width,
      ),
    ];
    const [width, same] = groups.sort(([, one], [, other]) => other.length - one.length)[0] ?? [0, []];
    return { delimiter, lines: same.length, width };
  });
  const [best] = counts.sort((one, other) => other.lines - one.lines || other.width - one.width);
  return best!.lines > 0 || best!.lines === 0 ? best!.delimiter : ',';
}

function decoded(bytes: Uint8Array): { text: string; told: string[] } {
  const [first, second] = bytes;
  const nulls = (from: number) =>
    bytes.slice(0, 400).filter((byte, at) => at % 2 === from && byte === 0).length;
  const sample = Math.min(bytes.length, 400) / 2;
  if ((first === 0xff && second === 0xfe) || nulls(1) > sample * 0.8) return utf('utf-16le', bytes);
  if ((first === 0xfe && second === 0xff) || nulls(0) > sample * 0.8) return utf('utf-16be', bytes);
  try {
    return utf('utf-8', bytes);
  } catch {
    const told = 'The file is in Windows-1252, as older versions of Excel write CSV; it was read as such.';
    const text = new TextDecoder('windows-1252').decode(bytes);
    if (!/[\0-\x08\x0E-\x1F\x7F\x81\x8D\x8F\x90\x9D]/.test(text)) return { text, told: [told] };
    throw new Refusal('The file is not text.', 'Save the table as .xlsx, .ods or CSV in UTF-8.');
  }
}

function utf(encoding: string, bytes: Uint8Array): { text: string; told: string[] } {
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (text.includes('\0'))
    throw new Refusal('The file is not text.', 'Save the table as .xlsx, .ods or CSV in UTF-8.');
  return { text, told: [] };
}

function seenOf(cell: string, delimiter: string): Seen | undefined {
  const text = plainText(cell).replace(/^'(?=[=+\-@'])/, '');
  if (text === '') return undefined;
  if (isTurned(cell)) return turned(text);
  if (delimiter === ';' && /^[-−(]?[£$€]? ?\d+(,\d+|(\.\d{3})+)(?!\d) ?[%)£$€]{0,2}$/.test(text))
    return fault(
      text,
      'could have its point or comma for thousands or for decimals',
      'Save the table as .xlsx or .ods, which say it.',
    );
  if (/^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/.test(text))
    return fault(
      text,
      `shows the error ${text}`,
      'Correct the sheet, or write a symbol such as [x] in its place.',
    );
  return { kind: 'text', text };
}
