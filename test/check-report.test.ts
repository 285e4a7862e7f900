import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { annotations } from '../src/check/report/annotations.ts';
import { change } from '../src/check/report/change.ts';
import { CheckReport, checkReport, checkReportSchema } from '../src/check/report/json.ts';
import { byRule, groupedReport } from '../src/check/report/report.ts';
import type { Problem } from '../src/problem.ts';
import { project } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';

function problem(file: string, line: number, more: Partial<Problem> = {}): Problem {
  const said = { message: 'It is wrong.', cure: 'Put it right.', rule: 'links' };
  return { file, line, column: 1, severity: 'error', ...said, ...more };
}
const warning = (file: string, line: number, rule = 'wording') =>
  problem(file, line, { severity: 'warning', message: 'A word blames.', cure: 'Write another.', rule });

describe('a report', () => {
  it('names each file once, those with errors first, and each problem with its place and its rule', () => {
    const found = [warning('a.md', 1), warning('b.md', 1), problem('b.md', 7, { text: 'x\u202ey' })];
    expect(groupedReport(found)).toBe(
      [
        'b.md (1 error, 1 warning)',
        'b.md:7:1 error: It is wrong.\n    x<U+202E>y\n    Put it right. [links]',
        'b.md:1:1 warning: A word blames.\n    Write another. [wording]',
        'a.md (1 warning)',
        'a.md:1:1 warning: A word blames.\n    Write another. [wording]',
      ].join('\n\n'),
    );
  });

  it('shortens what a rule warns of often in one file, and never errors', () => {
    const lines = Array.from({ length: 40 }, (_, index) => index + 1);
    const found = lines.flatMap((line) => [
      warning('a.md', line),
      problem('a.md', line),
      problem('b.md', line, { severity: 'warning', rule: `r${line}` }),
    ]);
    const printed = groupedReport(found);
    expect(printed.match(/ error: /g)).toHaveLength(40);
    expect(printed.match(/a\.md:\d+:1 warning/g)).toHaveLength(3);
    expect(printed).toContain(
      'and 37 more like this (wording), on lines 4, 5, 6, 7, 8, 9, 10, 11 …; --all shows them.',
    );
    expect(printed.match(/b\.md:\d+:1 warning/g)).toHaveLength(40);
    expect(groupedReport(found, { isWhole: true }).match(/a\.md:\d+:1 warning/g)).toHaveLength(40);
  });

  it('prints no text that a build server would take for a command', () => {
    expect(groupedReport([problem('a.md', 1, { text: '::stop-commands::x' })])).toContain(
      '\n    … ::stop-commands::x\n',
    );
  });

  it('has colours only where they are asked for', () => {
    expect(groupedReport([problem('a.md', 1)])).not.toContain('\u001b');
    expect(groupedReport([problem('a.md', 1)], { isColoured: true })).toContain('\u001b[31merror');
  });

  it('counts what each rule found, the most frequent first', () => {
    expect(byRule([problem('a.md', 1), warning('a.md', 2), warning('a.md', 3), warning('a.md', 3)])).toBe(
      '2 wording, 1 links',
    );
  });
});

describe('annotations for GitHub', () => {
  it('escape what would end a value, and lead to the file from the folder of the repository', () => {
    const odd = problem('content/a, b.md', 3, {
      message: '50% of it.\nAll.',
      text: 'a: b',
      cure: 'Count, then write.',
    });
    expect(annotations([odd], 'site/')).toBe(
      '::error file=site/content/a%2C b.md,line=3,col=1,title=links::50%25 of it.%0AAll.%0Aa: b%0ACount, then write.',
    );
  });
});

describe('the report as JSON', () => {
  it('follows its schema, which docs/check-report.schema.json has', () => {
    const all = [problem('a.md', 2, { text: 'x\u0007', draft: true }), warning('a.md', 1)];
    const made = CheckReport.parse(checkReport(all, false));
    expect(made).toMatchObject({ version: 1, ok: false, errors: 1, warnings: 1 });
    expect(made.problems[1]).toMatchObject({ rule: 'links', text: 'x<U+0007>', draft: true });
    expect(readFileSync(join(project, 'docs/check-report.schema.json'), 'utf8')).toBe(checkReportSchema());
  });
});

describe('the change between two checks', () => {
  it('counts what was put right and what is new, and not what only moved', () => {
    const before = [problem('a.md', 1), problem('a.md', 2), warning('a.md', 3)];
    expect(change(before, [problem('a.md', 9), warning('b.md', 3)])).toBe(
      '2 put right, 1 new: b.md:3:1 A word blames.',
    );
    expect(change(before, [problem('a.md', 5), problem('a.md', 6), warning('a.md', 7)])).toBe('no change');
  });
});

describe('npm run check', () => {
  let root: string;
  const words = ['scripts/check.ts'];
  const check = (asked: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [...words, '--from', root, ...asked], {
      ...{ cwd: project, encoding: 'utf8' as const },
      env: { ...process.env, GITHUB_ACTIONS: '', ...env },
    });

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'check-'));
    cpSync(join(project, 'test/site'), root, { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('prints nothing but JSON on the standard output with --json, and stops for warnings with --strict', () => {
    const { stdout, stderr, status } = check(['--json', '--strict']);
    expect(CheckReport.parse(JSON.parse(stdout))).toMatchObject({ ok: false, errors: 0 });
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  it('prints JSON also when the machine fails', () => {
    rmSync(join(root, 'private'), { recursive: true, force: true });
    writeFileSync(join(root, 'private'), 'no folder');
    const { stdout, stderr, status } = check(['--json']);
    rmSync(join(root, 'private'));
    expect(CheckReport.parse(JSON.parse(stdout))).toMatchObject({ ok: false, errors: 1 });
    expect(stderr).toContain('The machine could not do it');
    expect(status).toBe(3);
  });

  it('shows one rule with --rule, annotates on GitHub, and has no colours where nobody sees them', () => {
    const { stdout, stderr, status } = check(['--rule', 'figures'], { GITHUB_ACTIONS: 'true' });
    expect(status).toBe(0);
    expect(stdout).toContain('::warning file=');
    expect(stdout).toContain('The rule "figures": 0 problems and 2 warnings.');
    expect(stderr).not.toContain('[cells]');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it('says which rule is meant when there is none of that name', () => {
    const { stderr, status } = check(['--rule', 'heading']);
    expect(stderr).toContain('There is no rule "heading". Did you mean "headings"?');
    expect(status).toBe(2);
  });

  it('checks again after each change with --watch, also of editors that write beside and rename, until Ctrl-C', async () => {
    const child = spawn(process.execPath, [...words, '--from', root, '--watch'], { cwd: project });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    const until = async (words: string, times = 1) => {
      for (let tries = 0; said.split(words).length <= times; tries += 1) {
        if (tries > 400) throw new Error(`not said: ${words}\n${said}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await until('Waiting for changes');
    const path = join(root, report);
    const text = readFileSync(path, 'utf8');
    writeFileSync(`${path}.new`, text.replace('(#what-was-said)', '(/2020-21/carg/)'));
    renameSync(`${path}.new`, path);
    await until(`0 put right, 1 new: ${report}:`);
    await until('Waiting for changes', 2);
    writeFileSync(path, text);
    await until('1 put right, 0 new');
    await until('Waiting for changes', 3);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(process.platform === 'win32' ? null : 0); // Windows knows no signal between processes.
  }, 40_000);
});
