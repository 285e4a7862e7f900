import { constants, brotliCompressSync, gzipSync } from 'node:zlib';

/** The bytes that a server sends for a text that it holds ready, packed as tightly as can be. */
export function brotli(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const sheet = /<style\b[^>]*>([\s\S]*?)<\/style>/g;

/** The parts of a page that weigh something, each cut out of what is left by those before it. */
const parts: [name: string, pattern: RegExp][] = [
  ['styles', sheet],
  ['JSON-LD', /<script type="application\/ld\+json">[\s\S]*?<\/script>/g],
  ['head', /<head>[\s\S]*?<\/head>/g],
  ['masthead and footer', /<header class="masthead">[\s\S]*?<\/header>|<footer\b[\s\S]*?<\/footer>/g],
  ['drawings', /<svg\b[\s\S]*?<\/svg>/g],
  ['tables', /<table\b[\s\S]*?<\/table>/g],
  ['figures', /<figure\b[\s\S]*?<\/figure>/g],
  ['contents', /<nav\b[\s\S]*?<\/nav>/g],
];

/** What a page weighs: bytes packed and unpacked, in all and by part. A part packed alone weighs more than within the page. */
export function weightReport(html: string): string {
  const lines = [line('in all', html), `${gzipSync(html, { level: 9 }).length} bytes with gzip`];
  let rest = html;
  for (const [name, pattern] of parts) {
    lines.push(line(name, (rest.match(pattern) ?? []).join('')));
    rest = rest.replace(pattern, '');
  }
  const text = rest.replace(/<[^>]*>/g, '');
  lines.push(line('text', text), line('text with its tags', rest));
  return lines.join('\n');
}

const line = (name: string, text: string) => `${brotli(text)} bytes (${text.length} unpacked): ${name}`;

/** Styles of a page. */
export function stylesOf(html: string): string {
  return [...html.matchAll(sheet)].map(([, css]) => css).join('');
}

const collections = [
  'glossary',
  'themes',
  'audiences',
  'posters',
  'priorities',
  'papers',
  'series',
  'latest',
];

/** The kind of a built page: `2019-20/crag/index.html` is a `report`. */
export function kindOf(file: string): string {
  const [first = '', second, third] = file.replace(/\/?index\.html$|\.html$/, '').split('/');
  if (first === '') return 'home';
  if (/^\d{4}-\d\d$/.test(first)) {
    if (second === undefined) return 'edition';
    return ['changes', 'guidance'].includes(second) ? `edition/${second}` : 'report';
  }
  if (first === 'data' && third !== undefined) return second === 'indicators' ? 'indicator' : 'dataset';
  if (first === 'learning' && second !== undefined)
    return third !== undefined ? 'learning point' : second.startsWith('by-') ? 'learning/by' : 'briefing';
  if (first === 'about' && third !== undefined) return 'about/source';
  if (collections.includes(first) && second !== undefined) return `${first}/one`;
  return second === undefined ? first : `${first}/${second}`;
}

/** The pages that are longest, one of each kind; what only leads on is no page. */
export function longestOfEach(
  pages: readonly { file: string; html: string }[],
): Map<string, { file: string; html: string }> {
  const longest = new Map<string, { file: string; html: string }>();
  for (const page of pages) {
    if (page.html.includes('http-equiv="refresh"')) continue;
    const kind = kindOf(page.file);
    if (page.html.length > (longest.get(kind)?.html.length ?? 0)) longest.set(kind, page);
  }
  return new Map([...longest].sort(([a], [b]) => (a < b ? -1 : 1)));
}
