import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { copyOffline } from '../src/build/offline.ts';
import { isWithin } from '../src/build/target.ts';
import { command } from '../src/command/command.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { removed, renamed } from '../src/rename.ts';

const use = 'npm run offline -- --to folder [--from folder] [--debug]';
const text = { type: 'string' } as const;
await command(
  use,
  { options: { from: text, to: text } },
  ({ values }) => {
    if (values.to === undefined) throw new WrongUse('Say with --to which folder the copy is to be.');
    const built = resolve(values.from ?? 'dist');
    const to = resolve(values.to);
    if (!existsSync(`${built}/index.html`))
      throw new WrongUse(`There is no built site in ${built}. Run npm run build first.`);
    if (isWithin(to, built)) throw new WrongUse(`${to} lies in the built site. Name another folder.`);
    if (existsSync(to) && readdirSync(to).length > 0)
      throw new WrongUse(`${to} has files in it. Name a new folder, or empty it.`);
    const beside = `${to}.part`;
    try {
      removed(beside);
      const pages = copyOffline(built, beside);
      removed(to);
      renamed(beside, to);
      console.log(`Copied ${pages} pages: open ${values.to}/index.html`);
      return 0;
    } finally {
      removed(beside);
    }
  },
  'It copies a built site so that it opens from a folder, such as a memory stick, without a server.',
);
