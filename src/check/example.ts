import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { content, type Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import type { Example, Rule } from './rule.ts';

/** The file to whose end an example goes that names none. */
const exampleFile = 'content/reports/2020-21/crag.mdx';

/** What a rule finds in a copy of the fixture site below `root` with some lines in the place of its example; the copy is as it was afterwards. */
export function problemsWith(root: string, { name, find }: Rule, example: Example, lines: string): Problem[] {
  const path = join(root, example.in ?? exampleFile);
  const given = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const text = placed(name, example, lines, given);
  mkdirSync(dirname(path), { recursive: true });
  if (text !== undefined) writeFileSync(path, text);
  try {
    return find(content(root));
  } finally {
    if (given === undefined) rmSync(path, { force: true });
    else writeFileSync(path, given);
  }
}

/** What each rule says of the wrong lines of its example, tried once in a copy of the fixture site below `root`. */
export function saidOfExamples(root: string): (rule: Rule) => Problem | undefined {
  const fixture = content(root);
  const said = new Map<string, Problem | undefined>();
  return (rule) => {
    if (rule.example && !said.has(rule.name)) said.set(rule.name, saidOf(root, rule, rule.example, fixture));
    return said.get(rule.name);
  };
}

/** What a rule says of an example and not of the fixture; that which names what is wrong before others. */
function saidOf(root: string, rule: Rule, example: Example, fixture: Content): Problem | undefined {
  const before = rule.find(fixture).map(({ file, message }) => `${file} ${message}`);
  const found = problemsWith(root, rule, example, example.wrong);
  const fresh = found.filter(({ file, message }) => !before.includes(`${file} ${message}`));
  const { wrong, right } = example;
  const telling = wrong.split(/[^\p{L}\d]+/u).filter((word) => word.length > 2 && !right.includes(word));
  return fresh.find(({ message }) => telling.some((word) => message.includes(word))) ?? fresh[0];
}

/** The text of the file with the lines in it; none when there is neither a file nor a line. */
function placed(
  name: string,
  example: Example,
  lines: string,
  given: string | undefined,
): string | undefined {
  const { right, before } = example;
  if (given === undefined) return lines === '' ? undefined : lines;
  if (example.in === undefined) return `${given}\n\n${lines}\n`;
  const [from, to] = before === undefined ? [right, lines] : [before, `${lines}\n${before}`];
  if (!given.includes(from))
    throw new Error(`The example of the rule "${name}" has no place: ${example.in} does not hold ${from}`);
  return given.replace(from, () => to);
}
