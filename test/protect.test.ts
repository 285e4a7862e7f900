import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import { project } from './build.ts';

const plans = 'data/2020-21/plans.json';
const env = {
  ...process.env,
  GIT_AUTHOR_NAME: 'Unit',
  GIT_AUTHOR_EMAIL: 'unit@example.org',
  GIT_COMMITTER_NAME: 'Unit',
  GIT_COMMITTER_EMAIL: 'unit@example.org',
};
let folder: string;
let site: string;
let copy: string;

/** The fixture with 3 children in care, hidden together with 1,100 on a plan. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'protect-'));
  [site, copy] = [join(folder, 'site'), join(folder, 'copy')];
  cpSync(join(project, 'test/site'), site, { recursive: true });
  change(plans, '["Care", "2020/21", 150, -25]', '["Care", "2020/21", 3, -98.5]');
  change(plans, '["Total", "2020/21", 1251, 4.3]', '["Total", "2020/21", 1103, -8.1]');
  change('content/reports/2020-21/crag.mdx', /<Headlines>[^]*<\/Headlines>\n\n/, '');
  change('content/reports/2020-21/crag.mdx', / Plans rose by .*$/m, '');
  change('content/learning/listening.mdx', / Plans rose by .*$/m, '');
  change('content/priorities/plans.md', /There were .*$/m, 'There were plans.');
  change('content/papers/scrutiny.md', /\\\nPlans rose to .*$/m, '');
  change(plans, 'The paper prints 1,251, but the parts add up to 1,250.', 'A note.');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(file: string, from: string | RegExp, to: string) {
  const text = readFileSync(join(site, file), 'utf8');
  const changed = text.replace(from, to);
  expect(changed, file).not.toBe(text);
  writeFileSync(join(site, file), changed);
}

function protect(to = copy) {
  const words = ['scripts/protect.ts', '--from', site, '--to', to];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: project,
    encoding: 'utf8',
    env,
  });
  return { code: status, output: stdout + stderr };
}

const git = (...words: string[]) =>
  spawnSync('git', words, { cwd: copy, encoding: 'utf8', env }).stdout.trim();

const hasGit = spawnSync('git', ['--version']).status === 0;

/** What holds on a machine without git. */
function refusesWithoutGit() {
  mkdirSync(join(copy, '.git'));
  expect(protect()).toEqual({ code: 2, output: expect.stringContaining('git cannot be run here') });
}

it('copies a site without one hidden value, and the copy publishes the same datasets', () => {
  writeFileSync(join(site, 'data/2020-21/.plans.json.swp'), '1100');
  const { code, output } = protect();
  expect(code, output).toBe(0);
  const texts = filesBelow(copy, '.').map((file) => readFileSync(join(copy, file), 'latin1'));
  expect(texts.filter((text) => /\b1100\b|1,100|-98\.5/.test(text))).toEqual([]);
  const shown = (root: string) => content(root).datasets.map(({ id, value }) => [id, value.data]);
  expect(shown(copy)).toEqual(shown(site));
});

it('commits to a repository of earlier copies, only when something has changed', () => {
  mkdirSync(copy);
  if (!hasGit) return refusesWithoutGit();
  git('init', '--quiet');
  expect(protect().output).toContain('Committed it.');
  expect(git('log', '--format=%s')).toBe('Publish the datasets, protected');
  expect(git('show', `HEAD:${plans}`)).not.toContain('1100');
  expect(protect().output).toContain('Nothing has changed since the last copy.');
  change('content/reports/2020-21/crag.mdx', 'Listening helps.', 'Listening helps much.');
  expect(protect().output).toContain('Committed it.');
  expect(git('rev-list', '--count', 'HEAD')).toBe('2');
});

it('refuses a folder that holds anything else, or changes that are not committed, and exits with 2', () => {
  mkdirSync(copy);
  writeFileSync(join(copy, 'letter.txt'), 'Mine.');
  expect(protect()).toEqual({
    code: 2,
    output: expect.stringContaining('holds other things, such as letter.txt.'),
  });
  rmSync(join(copy, 'letter.txt'));
  if (!hasGit) return refusesWithoutGit();
  git('init', '--quiet');
  expect(protect().code).toBe(0);
  writeFileSync(join(copy, 'content/new.md'), 'Mine.');
  expect(protect()).toEqual({
    code: 2,
    output: expect.stringContaining('has changes that are not committed.'),
  });
});
