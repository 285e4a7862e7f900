import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { fontFaces } from '../scripts/font-faces.ts';
import { project } from './build.ts';

const folder = join(project, 'src/styles/fonts');
const files = readdirSync(folder).filter((name) => name.endsWith('.woff2'));
const bytes = (name: string) => readFileSync(join(folder, name));

describe('the fonts of the site', () => {
  it('are those that `npm run fonts` writes', async () => {
    const made = await fontFaces();
    expect([...made.keys()].sort()).toEqual(files.sort());
    for (const [name, each] of made) expect(each.equals(bytes(name)), name).toBe(true);
  });

  it('weigh at most 40 KB where a page has upright text and italics, and half of that before it is painted', () => {
    const text = bytes('text.woff2').length;
    expect(text).toBeLessThan(20_000);
    expect(text + bytes('text-italic.woff2').length).toBeLessThan(40_000);
  });

  it('carry their copyright and where their licence stands', async () => {
    for (const name of files) {
      const options = { targetFormat: 'sfnt', keepAllGlyphs: true, preserveNameIds: [0, 13, 14] } as const;
      const names = (await subsetFont(bytes(name), undefined, options)).toString('latin1').replaceAll('\0', '');
      expect(names.includes('The Atkinson Hyperlegible Next Project Authors'), name).toBe(true);
      expect(names.includes('https://openfontlicense.org'), name).toBe(true);
    }
    expect(readFileSync(join(folder, 'OFL.txt'), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });
});
