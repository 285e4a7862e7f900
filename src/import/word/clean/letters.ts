/** Text as readers see it: without what does not show, with plain spaces, and whether signs of a special font were in it. */
export function shownText(text: string): { words: string; isSpecial: boolean } {
  if (/^[\x20-\x7E‘’“”–—£]*$/.test(text)) return { words: text, isSpecial: false };
  const isSpecial = /[\p{Co}\p{Cn}\uFFFD]/u.test(text);
  const words = text
    .replace(/\u2011/g, '-')
    .replace(/[\t\n\r\u2028\u2029\p{Zs}]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\uFFFD\u180E]/gu, '');
  return { words, isSpecial };
}

const raised: Readonly<Record<string, string>> = { '-': '⁻', '+': '⁺' };
for (const [index, digit] of [...'⁰¹²³⁴⁵⁶⁷⁸⁹'].entries()) Object.assign(raised, { [String(index)]: digit });
const lowered: Readonly<Record<string, string>> = Object.fromEntries(
  [...'₀₁₂₃₄₅₆₇₈₉'].map((digit, index) => [String(index), digit]),
);

/**
 * Raised and lowered digits as characters of their own, since `10³` is not 103; the endings of `1st` and letters stay as
 * they are. Where there is no such character, the text is put in brackets when digits are in it.
 */
export function shifted(text: string, where: 'raised' | 'lowered'): string {
  const table = where === 'raised' ? raised : lowered;
  if (!/\d/.test(text)) return text;
  const all = [...text.trim()].map((each) => table[each]);
  return all.every((each) => each !== undefined) ? all.join('') : `(${text.trim()})`;
}
