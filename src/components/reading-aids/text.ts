/** A text as it is searched: lower case, no accents, plain quotation marks, with the place of each letter in the original. */
export interface Searched {
  letters: string;
  places: readonly number[];
}

/** Where a text holds something: from its first letter to the one after its last. */
export type Span = readonly [from: number, to: number];

/** A text made ready to be searched. */
export function searched(text: string): Searched {
  let letters = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const said = simple(character);
    letters += said;
    for (let index = 0; index < said.length; index++) places.push(place);
    place += character.length;
  }
  return { letters, places: [...places, place] };
}

/** The words that a reader looks for; those in quotation marks stand together. */
export function wanted(query: string): string[] {
  const words = simpleText(query).matchAll(/"([^"]+)"|[^\s"]+/g);
  return [...words].map(([word, together]) => (together ?? word).trim()).filter(Boolean);
}

/** Where a text holds the words, at the beginnings of its own; nothing unless it holds them all. */
export function spans({ letters, places }: Searched, words: readonly string[]): Span[] {
  const found = words.map((word) =>
    starts(letters, word).map((at): Span => [places[at]!, places[at + word.length]!]),
  );
  if (found.some(({ length }) => length === 0)) return [];
  return found.flat().sort(([a], [b]) => a - b);
}

function starts(letters: string, word: string): number[] {
  const found: number[] = [];
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
    const isStart = !/[\p{L}\p{N}]/u.test(letters.charAt(at - 1)) || !/[\p{L}\p{N}]/u.test(word.charAt(0));
    if (isStart) found.push(at);
  }
  return found;
}

function simpleText(text: string): string {
  return [...text].map(simple).join('');
}

function simple(character: string): string {
  if (/\s/.test(character)) return ' ';
  const plain = { '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '‑': '-' }[character] ?? character;
  return plain.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
