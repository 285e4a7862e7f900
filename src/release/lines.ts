/** A text in lines of at most so many characters, broken between words. */
export function inLines(text: string, most: number): string[] {
  return text.match(new RegExp(`\\S.{0,${most - 2}}(?=\\s|$)|\\S+`, 'g')) ?? [''];
}
