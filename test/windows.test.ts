import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isWithin } from '../src/build/target.ts';
import { fileNameRule } from '../src/check/files/file-names.ts';
import { failure } from '../src/command/outcome.ts';
import type { Content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import { project } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'windows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('names of files', () => {
  const faults = (...files: string[]) =>
    fileNameRule.find({ files: [], publicFiles: files } as unknown as Content).map(({ message }) => message);

  it.each(['con.svg', 'pictures/NUL', 'aux.tar.gz', 'com1.png', 'lpt9', 'prn/a.png', 'a:b.png', 'what?.png'])(
    'refuses %s, which Windows cannot hold',
    (name) => expect(faults(name).join()).toMatch(/Windows (keeps the name|allows no)/),
  );
  it('refuses a full stop or a space at the end', () => {
    expect(faults('notes.', 'folder /a.png').join()).toMatch(/full stop or space.*full stop or space/);
  });
  it('takes names that only begin like those of devices', () => {
    expect(faults('console.svg', 'con-man.svg', 'com10.png', 'auxiliary/nullable.png', '.nojekyll')).toEqual(
      [],
    );
  });
});

describe('folders', () => {
  it('knows what lies in a folder, and that another drive does not', () => {
    const inside = (place: string) => isWithin(place, 'C:\\reports', win32);
    expect(inside('C:\\reports\\dist')).toBe(true);
    expect(inside('c:\\Reports')).toBe(true);
    expect(inside('D:\\site')).toBe(false);
    expect(inside('C:\\reports-old')).toBe(false);
    expect(inside('C:\\')).toBe(false);
  });

  it('keeps the paths of built files short enough for 260 characters, wherever a council keeps its folders', () => {
    const longest = filesBelow(project, 'test/site.expected').map((file) => file.length);
    expect(Math.max(...longest)).toBeLessThan(150);
  });
});

describe('commands', () => {
  const script = (words: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8', env: { ...process.env, ...env } });

  it('are not run without an option that npm kept for itself, since no -- stood before it', () => {
    const { status, stderr } = script(['scripts/check.ts', 'folder'], { npm_config_from: 'true' });
    expect(status).toBe(2);
    expect(stderr).toContain('The command did not get --from: write -- and a space before the first option.');
    expect(script(['scripts/build.ts'], { npm_config_token_description: 'x' }).stderr).toContain('--to');
  });

  it('show how they are used, and do nothing else', () => {
    const { status, stdout } = script(['scripts/new.ts', 'term', '"Never made"', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Use: npm run new -- <kind> <name>[^]*docs\/new\.md/);
  });

  it('say what to do when a file is open in another program', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const outcome = failure(
      Object.assign(new Error('EBUSY: resource busy, rename'), { code: 'EBUSY' }),
      false,
    );
    const words = said.mock.calls.flat().join('\n');
    said.mockRestore();
    expect(outcome).toBe(3);
    expect(words).toContain('Close it, then run the command again.');
  });

  const launcher = join(project, 'scripts/node24.mjs');
  /** An older Node, where there is one: it starts the newer one as another process. */
  const nodes = [
    process.execPath,
    ...(process.env['npm_node_execpath'] ? [process.env['npm_node_execpath']] : []),
  ];

  it.each(nodes)('end as their script ends, and hear what they are told, with %s', async (node) => {
    const file = join(folder, 'a script.mjs');
    writeFileSync(file, 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 70;');
    const ended = spawnSync(node, [launcher, file, 'ö b', '--to', ''], { encoding: 'utf8' });
    expect([ended.status, ended.stdout.trim()]).toEqual([70, '["ö b","--to",""]']);
    writeFileSync(
      file,
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 9); console.log(1);",
    );
    const child = spawn(node, [launcher, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });
});

it('installs on Windows what it installs on Linux: the lock file names both', () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as Lock;
  const names = new Set(Object.keys(packages));
  const linux = [...names].filter((name) => /linux-x64(-gnu)?$/.test(name));
  const onWindows = (name: string) => [
    name.replace(/linux-x64(-gnu)?$/, 'win32-x64'),
    name.replace(/linux-x64(-gnu)?$/, 'win32-x64-msvc'),
    name.replace('linux', 'win'),
    name.replace('linux', 'windows'),
  ];
  expect(linux.length).toBeGreaterThan(5);
  // libvips is inside the package of sharp for Windows.
  const without = linux.filter(
    (name) => !onWindows(name).some((each) => names.has(each)) && !/libvips/.test(name),
  );
  expect(without).toEqual([]);
});

it('orders and writes words in English, whatever the language of the machine, and starts no shell', () => {
  const code = ['src', 'scripts']
    .flatMap((path) => filesBelow(project, path))
    .filter((file) => /\.(ts|astro|mjs)$/.test(file));
  const faults =
    /localeCompare\([^,()]*\)|toLocale(?!LowerCase|UpperCase)\w+\(\)|Intl\.\w+\(\)|shell: true|\bexec(Sync)?\(['"`]|new URL\([^)]*import\.meta\.url\)\.pathname/;
  expect(code.filter((file) => faults.test(readFileSync(join(project, file), 'utf8')))).toEqual([]);
});

interface Lock {
  packages: Record<string, object>;
}
