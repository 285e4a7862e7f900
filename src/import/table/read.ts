import { readFileSync, statSync } from 'node:fs';
import { archive, limits } from '../archive.ts';
import { Refusal } from '../refusal.ts';
import { readCsv } from './csv.ts';
import type { Book } from './grid.ts';
import { isOds, readOds } from './ods.ts';
import { isXlsx, readXlsx } from './xlsx.ts';

/** Reads what is visible of a workbook or a CSV file; run within limits, for the file may be made to do harm. */
export function readBook({ file, sheet }: { file: string; sheet: string | undefined }): Book {
  if (statSync(file).size > limits.file)
    throw new Refusal(
      `The file is larger than ${limits.file / 1_000_000} MB, which is the most that can be imported.`,
      'Save a copy with only the sheet that is needed.',
    );
  const bytes = readFileSync(file);
  if (bytes.length === 0) throw new Refusal('The file is empty.', 'Get it again from where it came from.');
  const isCsv =
    /\.(csv|tsv|txt)$/i.test(file) && !/^(PK|%PDF|\xD0\xCF)/.test(bytes.subarray(0, 4).toString('latin1'));
  if (isCsv) return readCsv(bytes);
  const opened = archive(bytes);
  if (isOds(opened)) return readOds(opened, sheet);
  if (isXlsx(opened)) return readXlsx(opened, sheet);
  throw new Refusal(
    'The file is an archive, but no workbook.',
    'A table comes from a file that ends in .xlsx, .ods or .csv.',
  );
}
