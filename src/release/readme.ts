import { toWords } from '../paper.ts';
import { sizeOf } from '../size.ts';
import type { Contents, PackedFile } from './contents.ts';
import { inLines } from './lines.ts';

const folders: Record<string, string> = {
  reports:
    'Each report three times, in the same words: as a web page that opens by double click and needs no internet (.html), to print (.pdf), and to quote from (.docx, Word).',
  papers: 'The papers with which the reports went to committees.',
  briefings: 'What was learned, for a team meeting of about seven minutes, with a form for an action plan.',
  posters: 'What was learned, for the wall: on A4 and on A3.',
  data: 'The figures. Excel and LibreOffice open the .ods files: the one called "data-…" has all tables. The .csv and .json files are for programs; datapackage.json describes them.',
};

/** What is in a pack, for whom it is and how it is cited, as text whose lines every editor shows. */
export function readme(contents: Contents): string {
  const { board, year, published, packed, address, notice, files } = contents;
  const isLater = packed !== published;
  const lines = [
    `Annual report ${year}`,
    board,
    `Published on ${toWords(published)}${isLater ? `; this pack was made on ${toWords(packed)}` : ''}`,
    '',
    'WHAT THIS IS',
    '',
    notice,
    'For those to whom the board sends its annual report, and for everybody else. Everything in it is public, and stands at',
    address,
    '',
    'WHAT IS IN HERE',
    ...Object.entries(folders).flatMap(([folder, words]) => listed(folder, words, files)),
    '',
    ...uses(contents),
  ];
  return `${lines.map(wrapped).join('\r\n')}\r\n`;
}

/** How the pack is used rightly. */
function uses({ board, year, published, address, licence, files }: Contents): string[] {
  return [
    'HOW TO CITE IT',
    '',
    ...titles('reports', files).map(
      (title) => `${board}, "${title}", edition ${year}, published on ${toWords(published)}.`,
    ),
    address,
    '',
    'SMALL NUMBERS',
    '',
    'Counts of a few people are hidden wherever [c] stands, so that nobody can be recognised. Please do not try to work them out.',
    '',
    'IF SOMETHING IS CORRECTED LATER',
    '',
    'These files do not change. The pages say what was corrected, when and why:',
    new URL('../about/corrections/', address).href,
    '',
    'WHETHER A FILE IS AS IT WAS PUBLISHED',
    '',
    'manifest.json has the size and the SHA-256 of each file. On Windows, this shows that of a file:',
    `certutil -hashfile ${files[0]?.path.replaceAll('/', '\\') ?? 'name'} SHA256`,
    '',
    'RIGHTS',
    '',
    licence,
  ];
}

function listed(folder: string, words: string, files: readonly PackedFile[]): string[] {
  const own = files.filter(({ path }) => path.startsWith(`${folder}/`));
  if (own.length === 0) return [];
  if (folder === 'data') return ['', `data/ (${own.length} files)`, words];
  const each = titles(folder, files).flatMap((title) => [
    `- ${title}`,
    ...own
      .filter((file) => file.title === title)
      .map(({ path, bytes }) => `    ${path.split('/').at(-1)} (${sizeOf(bytes)})`),
  ]);
  return ['', `${folder}/`, words, ...each];
}

function titles(folder: string, files: readonly PackedFile[]): string[] {
  return [...new Set(files.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ title }) => title))];
}

/** A line in lines of at most 92 characters, those after the first as far in as its words. */
function wrapped(line: string): string {
  const words = line.trimStart();
  const first = ' '.repeat(line.length - words.length);
  const rest = words.startsWith('- ') ? `${first}  ` : first;
  const rows = inLines(words, 92);
  return rows.map((row, index) => `${index === 0 ? first : rest}${row}`).join('\r\n');
}
