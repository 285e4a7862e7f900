import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const family = 'Atkinson Hyperlegible Next';
const require = createRequire(import.meta.url);

/** Where the TrueType fonts lie that charts are measured with and PDFs are set in: regular, italic, bold, bold italic. */
export const fontFiles = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((style) =>
  require.resolve(
    `@expo-google-fonts/atkinson-hyperlegible-next/${style}/AtkinsonHyperlegibleNext_${style}.ttf`,
  ),
);

for (const file of fontFiles) GlobalFonts.registerFromPath(file, family);
const pen = createCanvas(1, 1).getContext('2d');
pen.lang = 'en'; // Else widths follow the language of the machine: Turkish has no fi ligature.

/** The CSS font of text in charts. */
export function fontOf(size: number, weight: 400 | 700 = 400): string {
  return `${weight} ${size}px "${family}"`;
}

/** The width in pixels of a line of text, in a CSS font. */
export function widthOf(text: string, font: string): number {
  pen.font = font;
  return pen.measureText(text).width;
}

/** Text broken at spaces into lines of at most `width` pixels; a longer word keeps a line of its own. */
export function wrapped(text: string, width: number, font: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
