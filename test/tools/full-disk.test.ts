import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realPath } from '../../src/build/target.ts';
import { building, smallSite, stateOf, tell } from '../atomic/site.ts';
import { project, shell } from '../build.ts';

const folder = realPath(mkdtempSync(join(tmpdir(), 'full-disk-')));
const root = join(folder, 'site');
const old = join(folder, 'old');
const drive = join(folder, 'drive');

/** Runs a script of the shell in which drives can be made that nothing else sees. */
function inPrivate(script: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-ec', script, 'sh', ...words], {
    cwd: project,
    encoding: 'utf8',
    env: { ...shell(), ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { code: status, said: `${stdout}${stderr}` };
}

/** A build whose parts are made on a drive of some size, and one whose result is put on such a drive. */
const onDrive = {
  parts:
    'mkdir -p .astro/sites; mount -t tmpfs -o size="$1" tmpfs .astro/sites; exec "$2" scripts/build.ts --from "$3"',
  result: `mount -t tmpfs -o size="$1" tmpfs "$4"; cp -a "$5" "$4/dist"; code=0
    "$2" scripts/build.ts --from "$3" --to "$4/dist" || code=$?
    ls -A "$4"; if [ $code -ne 0 ]; then diff -r "$5" "$4/dist"; fi; exit $code`,
};
const build = (how: keyof typeof onDrive, size: string) =>
  inPrivate(onDrive[how], size, process.execPath, root, drive, old);

beforeAll(async () => {
  mkdirSync(drive);
  smallSite(root);
  const { code, said } = await building(root).ended;
  expect(code, said).toBe(0);
  cpSync(join(root, 'dist'), old, { recursive: true });
  tell(root, 'second');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cannot = inPrivate('mount -t tmpfs tmpfs "$1"', tmpdir()).code !== 0;
describe.skipIf(cannot)('a drive that is truly full', () => {
  const full =
    /The machine could not do it: the disk is full\.\nMake room, then run the command again\.\nRun again with --debug for details\.\nThe site that was there before is as it was\.\n/;

  it.each(['40k', '400k', '1200k', '2000k', '2500k'])(
    'at %s of a build leaves the old site whole',
    (size) => {
      const { code, said } = build('parts', size);
      expect(said).toMatch(full);
      expect(code).toBe(3);
      expect(stateOf(join(root, 'dist'))).toBe(stateOf(old));
    },
  );

  it('on which the site is put leaves the old site whole, and nothing beside it', () => {
    const { code, said } = build('result', '2200k');
    expect(said).toMatch(full);
    expect(said).toMatch(/^dist$(?![^]*dist\.next)/m);
    expect(code, said).toBe(3);
  });

  it('is no more once there is room, also where the site is built on one drive and put on another', () => {
    expect(build('result', '20m')).toMatchObject({ code: 0 });
    expect(build('parts', '20m')).toMatchObject({ code: 0 });
    expect(stateOf(join(root, 'dist'))).not.toBe(stateOf(old));
  });
});
