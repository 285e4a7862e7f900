import { hostFiles } from '../../host-file.ts';
import { caching, lastingFolder } from './headers.ts';
import { isText, mediaTypes, packedTypes } from './media-types.ts';
import { escaped, note, type Served } from './served.ts';

/** How Apache (2.4.10 or later) serves a site, as `.htaccess`; `AllowOverride FileInfo` lets it do so. */
export function apacheText({ base, headers, moves }: Served): string {
  const types = Object.entries(mediaTypes);
  const texts = types.filter(([, type]) => isText(type)).map(([ending]) => `.${ending}`);
  const lasting = `"expr=%{REQUEST_URI} =~ m#^${base}${lastingFolder}/#"`;
  const hidden = hostFiles.filter((file) => !file.startsWith('.ht')).map(escaped);
  return [
    ...note.map((line) => `# ${line}`),
    '',
    `ErrorDocument 404 ${base}404.html`,
    ...types.map(([ending, type]) => `AddType ${type} .${ending}`),
    `AddCharset utf-8 ${texts.join(' ')}`,
    '',
    '<IfModule mod_headers.c>',
    ...Object.entries({ ...headers, 'Cache-Control': caching.asked }).map(
      ([name, value]) => `  Header always set ${name} "${value}"`,
    ),
    `  Header always set Cache-Control "${caching.lasting}" ${lasting}`,
    '</IfModule>',
    '<IfModule mod_deflate.c>',
    '  <IfModule mod_filter.c>',
    `    AddOutputFilterByType DEFLATE ${[...new Set(packedTypes)].join(' ')}`,
    '  </IfModule>',
    '</IfModule>',
    '',
    `RedirectMatch 404 "/(${hidden.join('|')})$"`,
    ...moves.map(
      ({ from, to, status }) =>
        `RedirectMatch ${status} "^${escaped(base + from.slice(1))}$" "${base}${to.slice(1)}"`,
    ),
    '',
  ].join('\n');
}
