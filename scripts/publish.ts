import { resolve } from 'node:path';
import { publish } from '../src/build/publish.ts';
import { command } from '../src/command/command.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { Day } from '../src/paper.ts';

const use = 'npm run publish -- 2019-20 [--date 2026-09-30] [--from folder] [--to folder] [--debug]';
const text = { type: 'string' } as const;
const options = { from: text, to: text, date: text } as const;
await command(use, { options, allowPositionals: true }, ({ values, positionals }) => {
  const [edition, ...more] = positionals;
  if (edition === undefined || more.length > 0) throw new WrongUse('Name one edition.');
  if (values.date !== undefined && !Day.safeParse(values.date).success) {
    throw new WrongUse(`"${values.date}" is not a day; write it as 2026-09-30.`);
  }
  const root = resolve(values.from ?? '.');
  const to = resolve(values.to ?? `${root}/dist`);
  return publish(root, edition, { to, date: values.date ?? today(), debug: values.debug ?? false });
});

/** The day on which the command runs, in local time: the one thing that is not taken from the content. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
