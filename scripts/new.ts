import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../src/command/command.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { kindList, kindNamed } from '../src/new/kinds.ts';
import { make } from '../src/new/new.ts';
import { answers } from '../src/new/questions.ts';

const use =
  'npm run new -- <kind> <name> [--edition 2024-25] [--theme neglect] [--committee cabinet] [--like 2019-20/plans] [--dry-run] [--from folder] [--debug]';
const text = { type: 'string' } as const;
const options = {
  ...{ from: text, edition: text, committee: text, like: text, theme: text },
  'dry-run': { type: 'boolean' },
} as const;

await command(
  use,
  { options, allowPositionals: true },
  async ({ values, positionals }) => {
    const [kind, ...names] = positionals;
    const root = resolve(values.from ?? '.');
    if (!existsSync(join(root, 'content'))) {
      throw new WrongUse(`There is no folder "content" in ${root}. Name the site's folder with --from.`);
    }
    if (kind !== undefined) kindNamed(kind);
    const given = { ...values, kind, name: names.length > 0 ? names.join(' ') : undefined };
    const order = given.kind && given.name ? { ...given, kind: given.kind, name: given.name } : undefined;
    if (!order && !process.stdin.isTTY) throw new WrongUse(missing(kind));
    const asked = order ?? (await answers(root, given));
    return asked ? make({ ...asked, root, dryRun: values['dry-run'] }) : 2;
  },
  `${kindList()}\n\nWithout words it asks. docs/new.md says more.`,
);

/** What was left out, where nobody can be asked. */
function missing(kind: string | undefined): string {
  if (kind === undefined) return `Say what to make, and its name.\n\n${kindList()}\n`;
  const { asks, example } = kindNamed(kind);
  const quoted = example.includes(' ') ? `"${example}"` : example;
  return `Say the name too, as: npm run new -- ${kind} ${quoted}\n${asks}${/[?]$/.test(asks) ? '' : '.'}\n`;
}
