/** One thing as schema.org describes it. */
export interface LinkedData {
  '@type': string;
  [property: string]: unknown;
}

/** Things as one block of JSON-LD, which may stand inside `<script>`: no letter of it can end the script or open a comment. */
export function jsonLd(things: readonly LinkedData[]): string {
  const [only] = things;
  const block = things.length === 1 ? only : { '@graph': things };
  return JSON.stringify({ '@context': 'https://schema.org', ...block }).replaceAll('<', '\\u003c');
}
