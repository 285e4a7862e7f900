import { resolve } from 'node:path';
import { check, followedChecks } from '../src/build/checking.ts';
import { rules } from '../src/check/rules.ts';
import { command } from '../src/command/command.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { nearest } from '../src/problem.ts';

const use =
  'npm run check -- [--strict] [--rule name] [--all] [--more] [--watch] [--json | --github] [--from folder] [--debug]';
const flag = { type: 'boolean' } as const;
const word = { type: 'string' } as const;
const options = {
  ...{ from: word, rule: word },
  ...{ strict: flag, all: flag, more: flag, watch: flag, json: flag, github: flag },
};
await command(
  use,
  { options },
  ({ values }) => {
    const { from = '.', rule, watch = false, debug = false, ...asked } = values;
    const names = rules.map(({ name }) => name);
    if (rule !== undefined && !names.includes(rule))
      throw new WrongUse(`There is no rule "${rule}". ${nearest(rule, names)}`);
    if (asked.json && (watch || asked.github || asked.more))
      throw new WrongUse('--json prints one report for programs: leave --watch, --github and --more out.');
    const github = asked.github ?? (process.env['GITHUB_ACTIONS'] === 'true' && !asked.json);
    const checking = { ...asked, rule, github };
    return watch ? followedChecks(resolve(from), checking, debug) : check(resolve(from), checking).code;
  },
  'docs/checking.md says what each word does, and docs/rules.md what is asked of the content.',
);
