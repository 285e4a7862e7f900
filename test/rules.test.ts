import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

it('has its page in docs/rules.md, as the rules make it; `npm run schema` writes it', () => {
  expect(readFileSync(join(project, 'docs/rules.md'), 'utf8')).toBe(rulesReference(said));
});
