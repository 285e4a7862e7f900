import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { follow } from '../src/command/follow.ts';

it('tells of a change that was made while the first call ran, and of none when nothing changed', async () => {
  const root = mkdtempSync(join(tmpdir(), 'follow-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'data'));
  const counted = async (first: () => void) => {
    const ended = new AbortController();
    let calls = 0;
    setTimeout(() => ended.abort(), 1_500);
    await follow(
      root,
      ['data'],
      () => {
        calls += 1;
        if (calls === 1) first();
        if (calls === 2) ended.abort();
      },
      ended.signal,
    );
    return calls;
  };
  expect(await counted(() => {})).toBe(1);
  expect(await counted(() => writeFileSync(join(root, 'data/a.json'), '{}'))).toBe(2);
});

it('fails with what the first call threw', async () => {
  const root = mkdtempSync(join(tmpdir(), 'follow-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const ended = new AbortController();
  const calls = follow(
    root,
    [],
    () => {
      throw new Error('no site here');
    },
    ended.signal,
  );
  await expect(calls).rejects.toThrow('no site here');
});
