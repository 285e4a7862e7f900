import { isCancel, select } from '@clack/prompts';
import { resolve } from 'node:path';
import { previewOf, siteAddress } from '../src/build/address.ts';
import { command } from '../src/command/command.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { lengthFault } from '../src/limits.ts';
import { Day } from '../src/paper.ts';
import { editionNames, publish } from '../src/release/publish.ts';
import { hiddenIn, unseenFault } from '../src/unseen.ts';

const use =
  'npm run publish -- 2019-20 [--dry-run] [--date 2026-09-30] [--allow-warnings "reason"] [--from folder] [--to folder] [--debug]';
const text = { type: 'string' } as const;
const options = {
  from: text,
  to: text,
  date: text,
  'allow-warnings': text,
  'dry-run': { type: 'boolean' },
} as const;
await command(
  use,
  { options, allowPositionals: true },
  async ({ values, positionals }) => {
    if (previewOf())
      throw new WrongUse('PREVIEW_OF is set, which marks every page as a preview. Take it away to publish.');
    siteAddress();
    const root = resolve(values.from ?? '.');
    const [edition = await chosen(root), ...more] = positionals;
    if (more.length > 0) throw new WrongUse('Name one edition.');
    if (values.date !== undefined && !Day.safeParse(values.date).success) {
      throw new WrongUse(`"${values.date}" is not a day; write it as 2026-09-30.`);
    }
    const despite = values['allow-warnings']?.trim();
    if (despite === '')
      throw new WrongUse('Say behind --allow-warnings why the warnings are no reason to wait.');
    if (despite !== undefined) keepable(despite);
    return publish(root, edition, {
      to: resolve(values.to ?? `${root}/dist`),
      date: values.date ?? today(),
      debug: values.debug ?? false,
      isDry: values['dry-run'] ?? false,
      despite,
    });
  },
  'docs/publishing.md says what each word does, and what to do afterwards.',
);

/** Fails for a reason that the lock could not keep: the next check would refuse it. */
function keepable(reason: string): void {
  const hidden = hiddenIn(reason);
  const fault = hidden === undefined ? lengthFault(reason) : unseenFault(hidden, 'in this text');
  if (fault) throw new WrongUse(`The reason behind --allow-warnings: ${fault.message} ${fault.cure}`);
}

/** The edition that somebody at a terminal chooses, the newest first. */
async function chosen(root: string): Promise<string> {
  const names = editionNames(root).reverse();
  if (!process.stdin.isTTY || names.length === 0)
    throw new WrongUse(`Name one edition. There is: ${names.join(', ') || 'none'}.`);
  const options = names.map((value) => ({ value }));
  const answer = await select({ message: 'Which edition is to be published?', options });
  if (isCancel(answer)) throw new WrongUse('No edition was chosen.');
  return answer;
}

/** The day on which the command runs, in local time: the one thing that is not taken from the content. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
