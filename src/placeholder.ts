/** What stands in a cell of numbers whose figure is still to be typed. */
export const unfilled = '[fill in]';

/** What stands where a text is still to be written: `[Write here: what it is about, in a sentence]`. */
export function placeholder(what: string, before = '', most = Infinity): string {
  const alone = `[Write here: ${what}]`;
  const quoted = before.replace(/[[\]]/g, '').trim();
  const full = `[Write here: ${what}. Last time it said: ${quoted}]`;
  return quoted !== '' && full.length <= most ? full : alone;
}

/** What a placeholder asks for: `what the table shows`; nothing where a text does not begin with one. */
export function askedFor(text: string): string | undefined {
  return /^\[Write here: ?([^\]]*)\]/.exec(text)?.[1];
}

/** Finds every placeholder in the text of a file; one runs over several lines at most. */
const pattern = /\[(?:Write here:[^\]]*|fill in)\]/g;

/** Every text that is still to be written and every figure that is still to be typed, with its offset in a file. */
export function placeholders(text: string): { words: string; offset: number }[] {
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ words, offset: index }));
}
