/** A text in small letters, with plain apostrophes, spaces and hyphens, and with years as `2019/20`. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/[‐‑–]/g, '-')
    .replace(/\b(\d{4})-(\d\d)\b/g, '$1/$2');
}
