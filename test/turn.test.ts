import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasTurn, turn } from '../src/build/turn.ts';
import { idleWorkshops, workshopOf } from '../src/build/workshop.ts';

let place: string;
beforeEach(() => void (place = mkdtempSync(join(tmpdir(), 'turn-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

const locks = () => readdirSync(join(place, '.astro')).map((name) => join(place, '.astro', name));
const free = 'function';
const gone = 2 ** 22 + 1;

/** Puts in the place of the lock of `site` that of another build, which last showed that it is alive some seconds ago. */
function other(told: object | string, seconds = 0): string {
  for (const file of existsSync(join(place, '.astro')) ? locks() : []) rmSync(file);
  const end = turn(place, ['site']);
  const [file] = locks();
  const text = readFileSync(file!, 'utf8');
  if (typeof end !== 'string') end();
  const builder =
    typeof told === 'string' ? told : { ...(JSON.parse(text) as object), since: '14:05', ...told };
  writeFileSync(file!, typeof builder === 'string' ? builder : JSON.stringify(builder));
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(file!, then, then);
  return file!;
}

describe('a turn at building', () => {
  it('is had by one build at a time, and given back', () => {
    const first = turn(place, ['site', 'dist']);
    expect(locks()).toHaveLength(2);
    expect(typeof turn(place, ['dist'])).toBe(free); // The same process may take it again.
    if (typeof first === 'string') throw new Error(first);
    expect(hasTurn(place, 'dist')).toBe(true);
    first();
    expect(locks()).toEqual([]);
    expect(hasTurn(place, 'dist')).toBe(false);
  });

  it('is refused, with the way out, while another process has it, and then nothing of it is kept', () => {
    const file = other({ pid: process.ppid });
    expect(turn(place, ['another', 'site'])).toMatch(
      /^Another build of this site is running \(since 14:05\)\. Wait until it has ended.*delete \.astro\/building-\w{8}\.json\.$/,
    );
    expect(locks()).toEqual([file]);
  });

  it('does not keep a build of another site waiting', () => {
    other({ pid: process.ppid });
    expect(typeof turn(place, ['another', 'site/dist'])).toBe(free);
  });

  it.each([
    ['that is gone', gone],
    ['that had our number before the computer was started anew', process.pid],
  ])('is taken over at once from a process %s', (_, pid) => {
    other({ pid });
    expect(typeof turn(place, ['site'])).toBe(free);
  });

  it('is taken over from a process whose number another one has now: it shows no sign of life', () => {
    other({ pid: process.ppid }, 660);
    expect(typeof turn(place, ['site'])).toBe(free);
  });

  it('is left to another computer or container while that shows that it builds, and not for ever', () => {
    other({ pid: gone, machine: 'office pid:[1]' }, 60);
    expect(turn(place, ['site'])).toContain('(since 14:05 on office)');
    other({ pid: gone, machine: 'office pid:[1]' }, 660);
    expect(typeof turn(place, ['site'])).toBe(free);
  });

  it.each(['', '{"pid":', '7', 'null'])(
    'is taken over from a process that was cut off while it wrote %j',
    (text) => {
      other(text);
      expect(turn(place, ['site'])).toContain('has just begun');
      other(text, 6);
      expect(typeof turn(place, ['site'])).toBe(free);
    },
  );

  it('is known to be lost by a process that slept while another took it, and stays that of the other', () => {
    const end = turn(place, ['site']);
    const [file] = locks();
    writeFileSync(file!, 'Another has it.');
    expect(hasTurn(place, 'site')).toBe(false);
    if (typeof end !== 'string') end();
    expect(readFileSync(file!, 'utf8')).toBe('Another has it.');
  });
});

describe('workshops that a disclosure empties', () => {
  const workshop = (folder: string) => {
    const made = workshopOf(place, folder);
    mkdirSync(made, { recursive: true });
    return made;
  };

  it('are all but those in which another build is at work', () => {
    const [own, busy, left] = ['site', 'busy', 'left'].map((name) => workshop(join(place, name)));
    const end = turn(place, [join(place, 'site'), join(place, 'left')]);
    if (typeof end === 'string') throw new Error(end);
    const busyLock = `building-${basename(busy!).slice(0, 8)}.json`;
    const ownLock = readFileSync(join(place, `.astro/building-${basename(own!).slice(0, 8)}.json`), 'utf8');
    const lock = (pid: number) =>
      writeFileSync(join(place, '.astro', busyLock), JSON.stringify({ ...JSON.parse(ownLock), pid }));
    lock(process.ppid);
    expect(idleWorkshops(place).sort()).toEqual([own, left].sort());
    lock(gone);
    expect(idleWorkshops(place).sort()).toEqual([own, busy, left].sort());
    end();
  });

  it('are none where nothing was ever built', () => expect(idleWorkshops(place)).toEqual([]));
});
