const blocks =
  'html|head|body|meta|link|title|header|main|footer|nav|section|article|aside|div|p|ul|ol|li|dl|dt|dd|figure|table|thead|tbody|tr|th|td|details|form|fieldset|blockquote|template|noscript';
const around = new RegExp(String.raw`\s+(</?(?:${blocks})\b[^>]*>)|(</?(?:${blocks})\b[^>]*>)\s+`, 'g');

/** What shows its white space, or is no text. */
const kept = /(<(pre|textarea|script|style|svg)\b[\s\S]*?<\/\2>)/;

/**
 * A page without the white space at the edges of paragraphs, lists, tables and what holds them: browsers do not show it.
 * Headings keep theirs, since one that stands in the line of a summary needs it.
 */
export function withoutIdleSpace(html: string): string {
  return html
    .split(kept)
    .map((part, index) => (index % 3 === 0 ? bare(part) : index % 3 === 1 ? part : ''))
    .join('');
}

function bare(part: string): string {
  const once = part.replace(around, (_, before = '', after = '') => `${before}${after}`);
  return once === part ? part : bare(once);
}
