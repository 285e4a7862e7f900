import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const whole = (name: string) =>
  readFileSync(
    fileURLToPath(
      import.meta.resolve(
        `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${name}.woff2`,
      ),
    ),
  );

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');

/** What English pages print: Latin letters with the accents of western Europe, punctuation, currency, minus. */
const english = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}Œœ–—‘’‚“”„•…‹›⁄€™−`;

/** The letters of Welsh (ŵ, ŷ) and of other languages with Latin letters; browsers ask for them when a page has one. */
const more = `${between(0x100, 0x17f)}${between(0x218, 0x21b)}${between(0x1e80, 0x1e9e)}Ỳỳ†`;

/** Upright text has every weight that the styles use; italics have one, and browsers embolden it in the odd heading. */
const weights = { upright: { wght: { min: 400, max: 750 } }, italic: { wght: 400 } };

/** Spaces between pairs of letters, and figures of one width. */
const keepFeatures = ['kern', 'tnum'];

/** The copyright and the licence stay in each file, as the licence asks. */
const preserveNameIds = [0, 13, 14];

/** The fonts of the site by file name: parts of Atkinson Hyperlegible Next, the same bytes at every run. */
export async function fontFaces(): Promise<Map<string, Buffer>> {
  const parts = [
    ['text', 'latin-wght-normal', english, weights.upright],
    ['text-italic', 'latin-wght-italic', english, weights.italic],
    ['more', 'latin-ext-wght-normal', more, weights.upright],
    ['more-italic', 'latin-ext-wght-italic', more, weights.italic],
  ] as const;
  const faces = new Map<string, Buffer>();
  for (const [name, from, letters, variationAxes] of parts) {
    const options = { targetFormat: 'woff2', variationAxes, keepFeatures, preserveNameIds } as const;
    faces.set(`${name}.woff2`, await subsetFont(whole(from), letters, options));
  }
  return faces;
}
