/** A text file of the site: what it says, and where in it an offset stands. */
export interface Source {
  /** Path from the site's folder, with forward slashes: `content/reports/2019-20/crag.mdx`. */
  path: string;
  text: string;
  placeOf(offset: number): { line: number; column: number };
  /** The offset of a place; the end of the text when the place is beyond it. */
  offsetOf(line: number, column: number): number;
}

/** The source at `path`; a byte order mark is dropped, and every line ends in one line feed. */
export function source(path: string, bytes: string): Source {
  const text = bytes.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    path,
    text,
    placeOf(offset) {
      let [line, end] = [1, starts.length + 1];
      while (end - line > 1) {
        const middle = (line + end) >> 1;
        if (starts[middle - 1]! <= offset) line = middle;
        else end = middle;
      }
      return { line, column: offset - starts[line - 1]! + 1 };
    },
    offsetOf(line, column) {
      return Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
    },
  };
}

/** Text fit to be printed in a message: control characters made visible, at most `most` characters. */
export function excerpt(text: string, most = 80): string {
  const characters = [...visible(text.slice(0, most * 2 + 1))];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}

/** Text in which the characters that do not show are written as their numbers, `<U+200B>`. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? '↵' : `<U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
