/** Styles without the faces (`@font-face`) whose letters a text has none of. */
export function withNeededFaces(css: string, text: string): string {
  const letters = [...lettersOf(text)].map((letter) => letter.codePointAt(0)!);
  return css.replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    const [, range] = /unicode-range:([^;}]*)/.exec(face) ?? [];
    return range === undefined || ranges(range).some((each) => letters.some(isWithin(each))) ? face : '';
  });
}

/** The letters of a text, each once. */
export function lettersOf(text: string): string {
  const usual = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  const others = new Set(text.match(/[^\0-\x7f]/gu));
  return [...usual.filter((letter) => text.includes(letter)), ...others].join('');
}

/** `U+100-2BA`, `U+??`, `U+131` as first and last code points. */
function ranges(range: string): [number, number][] {
  return range.split(',').map((each) => {
    const [first = '', last = first] = each.trim().slice(2).split('-');
    return [parseInt(first.replaceAll('?', '0'), 16), parseInt(last.replaceAll('?', 'F'), 16)];
  });
}

function isWithin([first, last]: [number, number]): (letter: number) => boolean {
  return (letter) => letter >= first && letter <= last;
}
