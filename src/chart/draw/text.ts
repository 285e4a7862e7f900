import type { Surface } from './surface.ts';

/** The size of text in charts, in pixels. */
export const textSize = 14;

/** The CSS font of text in charts. */
export function fontOf(weight: 400 | 700 = 400): string {
  return `${weight} ${textSize}px "Atkinson Hyperlegible Next"`;
}

/** Text broken at spaces into lines of at most `width` pixels; a longer word is broken where it must be. */
export function wrapped(text: string, width: number, surface: Surface, weight: 400 | 700 = 400): string[] {
  const fits = (line: string) => surface.widthOf(line, fontOf(weight)) <= width;
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => broken(each, fits))) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function broken(word: string, fits: (line: string) => boolean): string[] {
  if (word.length < 2 || fits(word)) return [word];
  let end = word.length - 1;
  while (end > 1 && !fits(`${word.slice(0, end)}-`)) end -= 1;
  return [`${word.slice(0, end)}-`, ...broken(word.slice(end), fits)];
}
