import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publish } from '../src/build/publish.ts';
import { Day } from '../src/paper.ts';

const words = given();
if (words) {
  const root = resolve(words.from ?? '.');
  const to = resolve(words.to ?? `${root}/dist`);
  const debug = words.debug ?? false;
  process.exitCode = await publish(root, words.edition, { to, date: words.date ?? today(), debug });
}

/** The day on which the command runs, in local time: the one thing that is not taken from the content. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** What was asked for; tells how the command is used, and ends with 2, when it was used wrongly. */
function given() {
  try {
    const text = { type: 'string' } as const;
    const options = { from: text, to: text, date: text, debug: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [edition, ...more] = positionals;
    if (edition === undefined || more.length > 0) throw new Error('Name one edition.');
    if (values.date !== undefined && !Day.safeParse(values.date).success) {
      throw new Error(`"${values.date}" is not a day; write it as 2026-09-30.`);
    }
    return { ...values, edition };
  } catch (error) {
    const use = 'npm run publish -- 2019-20 [--date 2026-09-30] [--from folder] [--to folder] [--debug]';
    console.error(`${(error as Error).message}\nUse: ${use}`);
    process.exitCode = 2;
    return undefined;
  }
}
