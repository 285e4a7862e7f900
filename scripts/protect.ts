import { resolve } from 'node:path';
import { checked } from '../src/build/checked.ts';
import {
  committed,
  copyFault,
  draftsTold,
  isRepository,
  protectedCopy,
} from '../src/build/protected-copy.ts';
import { command } from '../src/command/command.ts';
import { WrongUse, type Outcome } from '../src/command/outcome.ts';

const use = `npm run protect -- --to folder [--from folder] [--debug]
The folder is absent or empty, or a git repository of earlier copies, in which the new copy is committed.`;
const text = { type: 'string' } as const;
await command(use, { options: { from: text, to: text } }, ({ values }) => {
  if (values.to === undefined) throw new WrongUse('Name the folder that gets the copy.');
  const to = resolve(values.to);
  const fault = copyFault(to);
  if (fault !== undefined) throw new WrongUse(fault);
  return run(resolve(values.from ?? '.'), to);
});

/** Copies a site with protected datasets, checks the copy as it stands, and commits it where there is a repository. */
function run(root: string, to: string): Outcome {
  const { code, content } = checked(root);
  if (code !== 0) return code;
  const told = draftsTold(root, content);
  if (told.length > 0) {
    console.error('These files speak of an edition that is a draft, so they cannot be copied yet:');
    console.error(`${told.join('\n')}\nPublish the edition first, or take out what they say of it.`);
    return 1;
  }
  protectedCopy(root, content, to);
  console.log(`Copied to ${to}, with the datasets as they are published. The copy:`);
  const found = checked(to).code;
  if (found === 0 && isRepository(to))
    console.log(committed(to) ? 'Committed it.' : 'Nothing has changed since the last copy.');
  return found;
}
