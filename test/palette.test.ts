import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { palette, styles } from '../src/chart/palette.ts';
import { build, project } from './build.ts';

const own = { light: [...palette.light], dark: ['#E3CDEB', ...palette.dark.slice(1)] };

it('becomes styles: the colours and the text on them, for light pages and for dark screens', () => {
  const [light = '', dark = ''] = styles(own).trim().split('\n');
  expect(light).toContain(
    'html:root { --series-1: #12436D; --on-1: #FFFFFF; --series-2: #28A197; --on-2: #10181F;',
  );
  expect(dark).toMatch(
    /^@media screen and \(prefers-color-scheme: dark\) \{ html:root \{ --series-1: #E3CDEB; --on-1: #10181F;/,
  );
  expect(styles(own).match(/--series-\d: /g)).toHaveLength(12);
});

describe('a board with a palette of its own', () => {
  let root: string;
  const page = (to: string) => readFileSync(join(to, '2020-21/crag/index.html'), 'utf8');

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'palette-'));
    const isNeeded = (file: string) =>
      !/special-charts/.test(file) && !/2020-21\/(?!plans|risks)[^/]+\.json$/.test(file);
    cpSync(join(project, 'test/site'), root, { recursive: true, filter: isNeeded });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('has it on every page, without a style in the page', () => {
    const to = join(root, 'plain');
    expect(build(root, to).code).toBe(0);
    expect(existsSync(join(to, 'palette.css'))).toBe(false);
    expect(page(to)).not.toContain('palette.css');
    const file = join(root, 'content/board.json');
    const board = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...board, palette: own }));
    const dist = join(root, 'dist');
    expect(build(root, dist).code).toBe(0);
    expect(readFileSync(join(dist, 'palette.css'), 'utf8')).toBe(styles(own));
    expect(page(dist)).toContain('<link rel="stylesheet" href="/annual-reports/palette.css">');
    expect(page(dist)).not.toContain('<style');
  }, 120_000);
});
