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
