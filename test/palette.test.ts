import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paletteFaults } from '../src/chart/authored/faults/palette.ts';
import { colourOf, colours, contrast, palette, styles } from '../src/chart/palette.ts';
import { build, project } from './build.ts';

const own = { light: [...palette.light], dark: ['#E3CDEB', ...palette.dark.slice(1)] };

describe('colours', () => {
  const tokens = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8').toUpperCase();
  const [light = '', dark = ''] = tokens.split('@MEDIA');
  const variable = (name: string, mode: 'light' | 'dark') =>
    new RegExp(`--${name}: (#\\w{6});`, 'i').exec(mode === 'light' ? light : dark)?.[1];

  it('stand out from the page and from their neighbours, and carry text, in light and dark', () => {
    expect(paletteFaults(palette)).toEqual([]);
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
    expect(contrast('#FFFFFF', '#767676')).toBeCloseTo(4.54, 2);
  });

  it('that are too close to the page, to each other or to text on them are named with their contrast', () => {
    const wrong: Record<'light' | 'dark', string[]> = {
      light: [...palette.light],
      dark: [...palette.dark],
    };
    wrong.light[1] = '#BFBFBF';
    wrong.dark[3] = '#7C96AC';
    expect(paletteFaults(wrong).map(({ message }) => message)).toEqual([
      'Colour 2 of the light palette (#BFBFBF) hardly stands out from the page (#FFFFFF): 1.83:1.',
      'Colours 3 and 4 of the dark palette (#F9C6DF and #7C96AC) are hard to tell apart: 2.07:1.',
      'Colours 4 and 5 of the dark palette (#7C96AC and #E3E8EB) are hard to tell apart: 2.49:1.',
      'Colours 1 and 4 of the dark palette (#B4D9F7 and #7C96AC) are hard to tell apart: 2.08:1.',
    ]);
    wrong.dark[3] = '#7C7C7C';
    expect(paletteFaults(wrong).map(({ message }) => message)).toContain(
      'Numbers on colour 4 of the dark palette (#7C7C7C) would be hard to read, even in #10181F: 4.29:1.',
    );
  });

  it('of grey context are quieter than those of series, and can still be seen', () => {
    for (const mode of ['light', 'dark'] as const) {
      const found = contrast(colourOf('context', mode), colourOf('ground', mode));
      expect(found).toBeGreaterThanOrEqual(1.6);
      const least = Math.min(...palette[mode].map((colour) => contrast(colour, palette.ground[mode])));
      expect(found).toBeLessThan(least);
      expect(contrast(colourOf('on-context', mode), colourOf('context', mode))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are what the page’s styles say', () => {
    const names = { text: 'ink', grid: 'chart-grid', axis: 'chart-axis', band: 'chart-band' };
    const others = { reference: 'ink-soft', soft: 'ink-soft', context: 'chart-context', ground: 'ground' };
    const numbered = palette.light.flatMap((_, index) => [`series-${index + 1}`, `on-${index + 1}`]);
    const same = [...numbered, 'on-context'];
    const all = { ...names, ...others, ...Object.fromEntries(same.map((name) => [name, name])) };
    for (const mode of ['light', 'dark'] as const) {
      for (const [name, token] of Object.entries(all))
        expect(variable(token, mode), `${mode} ${name}`).toBe(colourOf(name, mode));
    }
  });

  it('have names; others are refused', () => {
    const board = { light: [...palette.light], dark: ['#FFFFFF', ...palette.dark.slice(1)] };
    expect(colourOf('series-1', 'dark', board)).toBe('#FFFFFF');
    expect(colourOf('on-1', 'dark', board)).toBe('#10181F');
    expect(colourOf('on-1', 'light', board)).toBe('#FFFFFF');
    expect(() => colourOf('series-7', 'light')).toThrow('no colour is called "series-7"');
  });

  it('are the first and the fourth for two series', () => {
    expect([colours(1), colours(2), colours(3)]).toEqual([[0], [0, 3], [0, 1, 2]]);
  });
});

it('become styles, with the text on them, for light pages and for dark screens', () => {
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
      !/special-charts|content\/evidence/.test(file) && !/2020-21\/(?!plans|risks)[^/]+\.json$/.test(file);
    cpSync(join(project, 'test/site'), root, { recursive: true, filter: isNeeded });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('has it in every page, so that nothing more is asked for', () => {
    const to = join(root, 'plain');
    expect(build(root, to).code).toBe(0);
    expect(page(to).match(/<style/g)).toHaveLength(1);
    const file = join(root, 'content/board.json');
    const board = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...board, palette: own }));
    const dist = join(root, 'dist');
    expect(build(root, dist).code).toBe(0);
    expect(page(dist)).toContain(`<style data-palette>${styles(own)}</style>`);
    expect(page(dist).match(/<style/g)).toHaveLength(2);
    expect(page(dist)).not.toContain('rel="stylesheet"');
  }, 120_000);
});
