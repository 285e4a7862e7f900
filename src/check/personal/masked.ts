/** A private fact as a message may show it: its first two characters. */
export function masked(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (character, at: number) => (at < 2 ? character : '•'));
}
