import { resolve } from 'node:path';
import { command } from '../src/command/command.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { orRefused } from '../src/import/refusal.ts';
import { importTable } from '../src/import/table/table.ts';
import { importWord } from '../src/import/word/word.ts';

const uses = {
  table: `npm run import -- table figures.xlsx [--to data/2024-25/plans.json]
     [--sheet name] [--range A5:F20] [--table 2] [--symbols "*=c,-=z"] [--like 2023-24/plans]
     [--force] [--from folder] [--debug]
The file is an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a .csv.`,
  word: `npm run import -- word report.docx --to content/reports/2024-25/crag.mdx
     [--tables data/2024-25/] [--accept-changes] [--force] [--from folder] [--debug]
The file is a Word document (.docx).`,
};
const asked = process.argv[2];
const use = asked === 'table' || asked === 'word' ? uses[asked] : `${uses.table}\n\n     ${uses.word}`;
const text = { type: 'string' } as const;
const options = {
  to: text,
  from: text,
  sheet: text,
  range: text,
  table: text,
  symbols: text,
  tables: text,
  like: text,
  force: { type: 'boolean' },
  'accept-changes': { type: 'boolean' },
} as const;
await command(
  use,
  { options, allowPositionals: true },
  ({ values, positionals: [kind, file, ...more] }) => {
    if (kind !== 'table' && kind !== 'word') throw new WrongUse('Say what to import: table or word.');
    if (file === undefined) throw new WrongUse('Name the file to import.');
    if (more.length > 0)
      throw new WrongUse(`"${more[0]}" is one word too many; put quotation marks around names with spaces.`);
    const root = resolve(values.from ?? '.');
    return orRefused(file, () =>
      kind === 'word' ? importWord(root, file, values) : importTable(root, file, values),
    );
  },
  'docs/importing.md says what each word does, what comes over and what does not.',
);
