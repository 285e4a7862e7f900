import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../src/command/command.ts';
import { WrongUse, type Outcome } from '../src/command/outcome.ts';
import { decoded } from '../src/files.ts';
import { sources } from '../src/folders.ts';
import { toReport } from '../src/problem.ts';
import { copyDifferences, renewed, sourceText } from '../src/source-copy.ts';
import { share, shareWords } from '../src/source-paper.ts';

const use = 'npm run coverage -- --sources folder [--renew] [--from folder] [--debug]';
const text = { type: 'string' } as const;
const options = { from: text, sources: text, renew: { type: 'boolean' } } as const;
await command(use, { options }, ({ values }) => {
  if (values.sources === undefined) throw new WrongUse('Name the folder of the text copies.');
  return run(resolve(values.from ?? '.'), resolve(values.sources), values.renew ?? false);
});

/** Compares each source paper with its text copy; 1 when one of them differs. */
function run(root: string, copies: string, isRenewed: boolean): Outcome {
  const { entries, problems } = sources(root);
  if (problems.length > 0) console.error(toReport(problems));
  let code: Outcome = problems.length > 0 ? 1 : 0;
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
