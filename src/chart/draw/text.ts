import type { Surface } from './surface.ts';

const family = '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", sans-serif';

export type Weight = 400 | 700;

/** The CSS font of text in charts. */
export function fontOf(size: number, weight: Weight = 400): string {
  return `${weight} ${size}px ${family}`;
}

/** Text broken at spaces into lines of at most `width` pixels; a word wider than that is broken where it must be. */
export function wrapped(text: string, width: number, font: string, widthOf: Surface['widthOf']): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => pieces(each, width, font, widthOf))) {
    const longer = lines.length ? `${lines.at(-1)}${word.isRest ? '' : ' '}${word.text}` : word.text;
    if (lines.length && widthOf(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word.text);
  }
  return lines;
}

interface Piece {
  text: string;
  /** Whether it goes on from the piece before it. */
  isRest: boolean;
}

/** A word, in as many pieces as it needs to be no wider than `width`; each has one character or more. */
function pieces(word: string, width: number, font: string, widthOf: Surface['widthOf']): Piece[] {
  if (widthOf(word, font) <= width) return [{ text: word, isRest: false }];
  const found: Piece[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece && widthOf(piece + letter, font) > width) {
      found.push({ text: piece, isRest: found.length > 0 });
      piece = '';
    }
    piece += letter;
  }
  return [...found, { text: piece, isRest: found.length > 0 }];
}
