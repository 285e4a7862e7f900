import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from './canvas.ts';

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
pen.textRendering = 'geometricPrecision'; // As the page's styles say: letters on parts of pixels, with kerning.

const known = new Map<string, number>();

/** The width in pixels of a line of text, in a CSS font. */
export function widthOf(text: string, font: string): number {
  const key = `${font} ${text}`;
  const width = known.get(key);
  if (width !== undefined) return width;
  pen.font = font;
  const measured = pen.measureText(text).width;
  if (known.size >= 20_000) known.clear();
  known.set(key, measured);
  return measured;
}
