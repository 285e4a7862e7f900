import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../src/check/rules.ts';
import { problemsWith, saidOfExamples } from '../src/check/example.ts';
import { rulesReference } from '../src/check/reference.ts';
import type { Rule } from '../src/check/rule.ts';
import { content, type Content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import type { Problem } from '../src/problem.ts';
import { project } from './build.ts';

let root: string;
let fixture: Content;
let said: (rule: Rule) => Problem | undefined;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rules-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
  fixture = content(root);
  said = saidOfExamples(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('each rule', () => {
  it('has a name of its own, that can be an address', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('is in the list, once for each that a file of rules exports', async () => {
    const files = filesBelow(project, 'src/check').filter((file) => file.endsWith('.ts'));
    const exported = files.flatMap((file) =>
      [...readFileSync(join(project, file), 'utf8').matchAll(/^export const (\w+): Rule\b/gm)].map(
        ([, name]) => ({ file, name: name! }),
      ),
    );
    const modules = exported.map(
      async ({ file, name }) => ((await import(join(project, file))) as Record<string, Rule>)[name],
    );
    expect(new Set(await Promise.all(modules))).toEqual(new Set(rules));
  });

  it('says in one sentence what it asks', () => {
    for (const { name, asks, why } of rules) {
      expect(asks, name).toMatch(/^[^\n]{15,170}\.$/);
      expect(why, name).toMatch(/^[^\n]{15,330}[.)]$/);
    }
  });
});

it('lets a section say in several lines what it answers, and none of them stand elsewhere', () => {
  const rule = rules.find(({ name }) => name === 'answers')!;
  const found = (lines: string) =>
    problemsWith(root, rule, rule.example!, lines).map(({ message }) => message);
  expect(found('<Answers items="voice" />\n\n<Answers items="work" />')).toEqual([]);
  expect(found('Words.\n\n<Answers items="voice" />\n\n<Answers items="work" />')).toHaveLength(2);
});

describe('the example of each rule', () => {
  const shown = rules.flatMap((rule) => (rule.example ? [{ ...rule, rule, example: rule.example }] : []));

  it.each(shown)('$name is found when it is wrong', ({ rule, severity = 'error' }) => {
    const problem = said(rule);
    expect(problem).toBeDefined();
    if (severity !== 'both') expect(problem!.severity).toBe(severity);
  });

  it.each(shown)('$name is not found when it is right', ({ rule, example }) => {
    expect(problemsWith(root, rule, example, example.right)).toEqual(rule.find(fixture));
  });
});

const report = 'content/reports/2020-21/crag.mdx';
const homes = (name: string, disclosive: boolean) => `{
  "name": "${name}", "title": "Homes", "description": "Invented homes.", "forChildren": "Invented children live there.",
  "sources": [{ "title": "An invented paper" }], "period": "2020/21", "geography": "Exampleshire", "status": "final",
  "theme": "Children in care",
  "schema": { "fields": [
    { "name": "home", "title": "Home", "type": "string" },
    { "name": "children", "title": "Children", "type": "integer", "unit": "children", "disclosive": ${String(disclosive)} }
  ], "missingValues": [{ "value": "[c]", "label": "confidential" }] },
  "data": [["home", "children"], ["Foster care", 3], ["Residential care", 40], ["Kinship care", 41]]
}`;
const hidden = ['data/2020-21/homes.json', homes('homes', true)] as const;
const hard =
  'Multidisciplinary representatives collaboratively reconsidered organisational responsibilities, administrative accountability and methodological consistency. ';
const alike = JSON.stringify(Array.from({ length: 6 }, () => '#12436D'));

/** What a rule without an example finds: files that are written, or that get more text at their end or in a place. */
const cases: Record<string, readonly (readonly [file: string, text: string, before?: string])[]> = {
  'look-alikes': [[report, '\nThe c\u043eurt met.\n', 'end']],
  'mixed-apostrophes': [[report, "\nA child’s plan, a child's home, a child’s day.\n", 'end']],
  'private-numbers': [[report, '\nIt was 943 476 5919.\n', 'end']],
  'private-facts': [[report, '\nIt was in OX1 1ND.\n', 'end']],
  'reading-ages': [[report, `\n${hard.repeat(12)}\n`, 'end']],
  'hidden-in-prose': [hidden, [report, '\nIn foster care there were 3 children.\n', 'end']],
  'hidden-in-words': [hidden, [report, '\n<Note title="3 in foster care">\n\nText.\n\n</Note>\n', 'end']],
  copies: [hidden, ['data/2020-21/homes-again.json', homes('homes-again', false)]],
  addresses: [
    ['content/glossary/care.mdx', '---\nterm: caring\nmeaning: papers\nfor-children: a\n---\nText.\n'],
  ],
  pictures: [['public/tree.webp', 'RIFF\x18\0\0\0WEBPXMP \x0c\0\0\0<dc:creator/>']],
  'file-names': [['public/con.txt', 'Words.\n']],
  colours: [['content/board.json', `"palette": { "light": ${alike}, "dark": ${alike} },`, '"licence"']],
  'names-by-date': [
    ['content/glossary/care.md', 'until: 2015-01\ndates: papers\n', 'for-children'],
    [report, '\nSome were in care.\n', 'end'],
  ],
  corrections: [
    [
      'content/corrections/2021-10-01-slip.md',
      '---\ndate: 2021-10-01\nkind: correction\nedition: 2020-21\ntitle: A slip.\nchanges:\n  - { report: crag, before: "1", after: "2" }\n---\n',
    ],
  ],
  frozen: [
    [
      'content/editions/2020-21.lock.json',
      '{ "edition": "2020-21", "published": "2021-07-01", "datasets": [], "reports": [], "addresses": [] }',
    ],
  ],
  'gone-addresses': [
    [
      'content/editions/2020-21.lock.json',
      '{ "edition": "2020-21", "published": "2021-07-01", "datasets": [], "reports": [], "addresses": ["/gone/"] }',
    ],
  ],
};

/** The text of a file with some more in it. */
function withMore(given: string | undefined, text: string, before: string | undefined): string {
  if (given === undefined || before === undefined) return text;
  return before === 'end' ? given + text : given.replace(before, () => text + before);
}

it('has a case here when it has no example', () => {
  const bare = rules.filter(({ example }) => !example).map(({ name }) => name);
  expect(Object.keys(cases).sort()).toEqual(bare.sort());
});

it.each(Object.entries(cases))('%s is found in its case, and not without it', (name, changes) => {
  const rule = rules.find((each) => each.name === name)!;
  const before = changes.map(([file, text, place]) => {
    const path = join(root, file);
    const given = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withMore(given, text, place));
    return { path, given };
  });
  const found = rule.find(content(root));
  for (const { path, given } of before)
    if (given === undefined) rmSync(path);
    else writeFileSync(path, given);
  expect(found.length).toBeGreaterThan(0);
  expect(rule.find(fixture)).toEqual([]);
});

it('has its page in docs/rules.md, as the rules make it; `npm run schema` writes it', () => {
  expect(readFileSync(join(project, 'docs/rules.md'), 'utf8')).toBe(rulesReference(said));
});
