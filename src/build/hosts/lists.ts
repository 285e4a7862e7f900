import { hostFiles } from '../../host-file.ts';
import { caching, lastingFolder } from './headers.ts';
import { note, type Served } from './served.ts';

/**
 * The headers of a site as Netlify and Cloudflare Pages read them, `_headers`. Where two rules name one header these hosts
 * join both values; so only what lasts says how long, and all else is asked for again, as they have it by themselves.
 */
export function headerList({ base, headers }: Served): string {
  const rules = [
    { path: `${base}*`, said: headers },
    { path: `${base}${lastingFolder}/*`, said: { 'Cache-Control': caching.lasting } },
  ];
  const lines = rules.flatMap(({ path, said }) => [
    path,
    ...Object.entries(said).map(([name, value]) => `  ${name}: ${value}`),
  ]);
  return [...note.map((line) => `# ${line}`), ...lines, ''].join('\n');
}

/**
 * The redirects of a site as Netlify and Cloudflare Pages read them, `_redirects`. Netlify leads on from an address at which
 * a page stands only with a `!`, in a line that Cloudflare passes over; each reads the line that it understands.
 */
export function redirectList({ base, moves }: Served): string {
  const lines = moves.flatMap(({ from, to, status }) => {
    const way = [from, to].map((path) => encodeURI(base + path.slice(1))).join(' ');
    return [`${way} ${status}!`, `${way} ${status}`];
  });
  // Both keep _headers and _redirects to themselves.
  const hidden = hostFiles
    .filter((file) => file !== '_headers' && file !== '_redirects')
    .map((file) => `${base}${file} ${base}404.html 404!`);
  return [...note.map((line) => `# ${line}`), ...lines, ...hidden, ''].join('\n');
}
