import { readFileSync, statSync } from 'node:fs';
import { archive, limits } from '../archive.ts';
import { Refusal } from '../refusal.ts';
import { readCsv } from './book/csv.ts';
import { tablesIn, type Found } from './find.ts';
import type { Book } from './book/grid.ts';
import { isOds, readOds } from './book/ods.ts';
import { isXlsx, readXlsx } from './book/xlsx.ts';

/** A book with the tables in it. */
export type TableBook = Book & { tables: Found[] };

/**
 * Reads what is visible of a workbook or a CSV file, and finds its tables; run within limits, for the file may be made
 * to do harm.
 */
export function readBook({ file, sheet }: { file: string; sheet: string | undefined }): TableBook {
  if (statSync(file).size > limits.file)
    throw new Refusal(
      `The file is larger than ${limits.file / 1_000_000} MB, which is the most that can be imported.`,
      'Save a copy with only the sheet that is needed.',
    );
  const book = bookOf(readFileSync(file), file, sheet);
  return { ...book, tables: book.sheets.flatMap(tablesIn) };
}

/** What is visible of a workbook or a CSV file, which is told by its name and its first bytes. */
export function bookOf(bytes: Uint8Array, name: string, sheet?: string): Book {
  if (bytes.length === 0) throw new Refusal('The file is empty.', 'Get it again from where it came from.');
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (/\.(csv|tsv|txt)$/i.test(name) && !/^(PK\x03\x04|%PDF|\xD0\xCF\x11)/.test(start)) return readCsv(bytes);
  const opened = archive(bytes);
  if (isOds(opened)) return readOds(opened, sheet);
  if (isXlsx(opened)) return readXlsx(opened, sheet);
  throw new Refusal(
    'The file is an archive, but no workbook.',
    'A table comes from a file that ends in .xlsx, .ods or .csv.',
  );
}
