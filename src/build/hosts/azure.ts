import { hostFiles } from '../../host-file.ts';
import { caching, lastingFolder } from './headers.ts';
import { mediaTypes } from './media-types.ts';
import type { Served } from './served.ts';

/** The most bytes that Azure Static Web Apps reads. */
const most = 20_000;

/**
 * How Azure Static Web Apps serves a site, as `staticwebapp.config.json`. Where all its redirects are too many for one, those
 * of the content are left to the pages that stand at the old addresses.
 */
export function azureText(served: Served): string {
  const whole = text(served);
  return Buffer.byteLength(whole) <= most ? whole : text({ ...served, moves: [] });
}

function text({ base, headers, moves }: Served): string {
  const config = {
    trailingSlash: 'always',
    routes: [
      ...hostFiles.map((file) => ({ route: base + file, statusCode: 404 })),
      ...moves.map(({ from, to, status }) => ({
        route: base + from.slice(1),
        redirect: encodeURI(base + to.slice(1)),
        statusCode: status,
      })),
      { route: `${base}${lastingFolder}/*`, headers: { 'Cache-Control': caching.lasting } },
    ],
    responseOverrides: { 404: { rewrite: `${base}404.html` } },
    globalHeaders: { ...headers, 'Cache-Control': caching.asked },
    mimeTypes: Object.fromEntries(Object.entries(mediaTypes).map(([ending, type]) => [`.${ending}`, type])),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
