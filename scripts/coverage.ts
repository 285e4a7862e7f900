import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { decoded } from '../src/files.ts';
import { sources } from '../src/folders.ts';
import { toReport } from '../src/problem.ts';
import { copyDifferences, renewed, sourceText } from '../src/source-copy.ts';
import { share, shareWords } from '../src/source-paper.ts';

const words = given();
if (words) process.exitCode = run(resolve(words.from ?? '.'), resolve(words.sources), words.renew ?? false);

/** Compares each source paper with its text copy; 1 when one of them differs. */
function run(root: string, copies: string, isRenewed: boolean): number {
  const { entries, problems } = sources(root);
  if (problems.length > 0) console.error(toReport(problems));
  let code = problems.length > 0 ? 1 : 0;
  for (const { id, value, source } of entries) {
    const copy = `${id}.txt`;
    const text = existsSync(join(copies, copy)) ? decoded(copies, copy) : undefined;
    const file = join(root, source.path);
    if (isRenewed && text !== undefined) writeFileSync(file, sourceText(renewed(value, text)));
    const now = isRenewed && text !== undefined ? renewed(value, text) : value;
    const found = text === undefined ? [`${copies} has no readable ${copy}.`] : copyDifferences(now, text);
    console.log(
      [`${id}: ${shareWords(share(now.units))}.`, ...found.map((line) => `    ${line}`)].join('\n'),
    );
    if (found.length > 0) code = 1;
  }
  return code;
}

/** What was asked for; tells how the command is used, and ends with 2, when it was used wrongly. */
function given() {
  try {
    const text = { type: 'string' } as const;
    const options = { from: text, sources: text, renew: { type: 'boolean' } } as const;
    const { sources: copies, ...values } = parseArgs({ options }).values;
    if (copies === undefined) throw new Error('Name the folder of the text copies.');
    return { ...values, sources: copies };
  } catch (error) {
    console.error(
      `${(error as Error).message}\nUse: npm run coverage -- --sources folder [--renew] [--from folder]`,
    );
    process.exitCode = 2;
    return undefined;
  }
}
