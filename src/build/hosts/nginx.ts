import { hostFiles } from '../../host-file.ts';
import { caching, lastingFolder } from './headers.ts';
import { isText, mediaTypes, packedTypes } from './media-types.ts';
import { escaped, note, type Served } from './served.ts';

/** How nginx serves a site: a text that its `server` block includes, behind a `root` below which the sub-path lies. */
export function nginxText({ base, headers, moves }: Served): string {
  const said = (cache: string) =>
    Object.entries({ ...headers, 'Cache-Control': cache }).map(
      ([name, value]) => `add_header ${name} "${value}" always;`,
    );
  const types = Object.entries(mediaTypes).map(([ending, type]) => `${type} ${ending};`);
  const lines = [
    ...['index index.html;', 'absolute_redirect off;', 'server_tokens off;'],
    `error_page 404 ${base}404.html;`,
    ...block('types', types),
    'default_type application/octet-stream;',
    'charset utf-8;',
    `charset_types ${listed(packedTypes.filter((type) => isText(type) && type !== 'text/html'))};`,
    'gzip on;',
    'gzip_vary on;',
    `gzip_types ${listed(packedTypes.filter((type) => type !== 'text/html'))};`,
    ...said(caching.asked),
    ...block(`location ^~ ${base}${lastingFolder}/`, said(caching.lasting)),
    ...block(`location ~ "/(${hostFiles.map(escaped).join('|')})$"`, ['return 404;']),
    ...moves.flatMap(({ from, to, status }) =>
      block(`location = "${base}${from.slice(1)}"`, [`return ${status} "${encodeURI(base + to.slice(1))}";`]),
    ),
  ];
  const start = [
    ...note,
    'Include it in a server block whose "root" is the folder that the address / stands for.',
  ];
  return [...start.map((line) => `# ${line}`), '', ...block(`location ${base}`, lines), ''].join('\n');
}

function block(name: string, lines: readonly string[]): string[] {
  return [`${name} {`, ...lines.map((line) => `  ${line}`), '}'];
}

function listed(types: readonly string[]): string {
  return [...new Set(types)].join(' ');
}
