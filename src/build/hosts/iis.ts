import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { hostFiles } from '../../host-file.ts';
import { caching, lastingFolder } from './headers.ts';
import { isText, mediaTypes } from './media-types.ts';
import type { Move } from './moves.ts';
import { note, type Served } from './served.ts';

/** How IIS (8 or later) serves a site, as `web.config`, with what every IIS has; it lies in the folder of the site itself. */
export function iisText({ base, headers, moves }: Served): string {
  const lasting = x('location', { path: lastingFolder }, [
    x('system.webServer', [customHeaders({ 'Cache-Control': caching.lasting })]),
  ]);
  const tree = x('configuration', [
    x('system.webServer', [
      customHeaders({ ...headers, 'Cache-Control': caching.asked }, ['X-Powered-By']),
      x('httpErrors', { errorMode: 'Custom' }, [
        x('remove', { statusCode: '404', subStatusCode: '-1' }),
        x('error', { statusCode: '404', path: '404.html', responseMode: 'File' }),
      ]),
      x('staticContent', Object.entries(mediaTypes).flatMap(mediaType)),
      x('security', [x('requestFiltering', [x('hiddenSegments', hidden())])]),
      x('urlCompression', { doStaticCompression: 'true' }),
    ]),
    lasting,
    ...moves.map((move) => redirect(move, base)),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${note.join(' ')} -->\n${broken(toXml(tree, { closeEmptyElements: true }))}\n`;
}

/** Headers, each in the place of what a folder above may say; `gone` are left out. */
function customHeaders(all: Readonly<Record<string, string>>, gone: readonly string[] = []): Element {
  const names = [...gone, ...Object.keys(all)];
  return x('httpProtocol', [
    x('customHeaders', [
      ...names.map((name) => x('remove', { name })),
      ...Object.entries(all).map(([name, value]) => x('add', { name, value })),
    ]),
  ]);
}

function mediaType([ending, type]: [string, string]): Element[] {
  const fileExtension = `.${ending}`;
  const mimeType = isText(type) ? `${type}; charset=utf-8` : type;
  return [x('remove', { fileExtension }), x('mimeMap', { fileExtension, mimeType })];
}

/** The files that are not served; IIS itself keeps web.config. */
function hidden(): Element[] {
  return hostFiles
    .filter((file) => file !== 'web.config')
    .flatMap((segment) => [x('remove', { segment }), x('add', { segment })]);
}

function redirect({ from, to, status }: Move, base: string): Element {
  const where = {
    enabled: 'true',
    destination: encodeURI(base + to.slice(1)),
    exactDestination: 'true',
    httpResponseStatus: status === 301 ? 'Permanent' : 'Found',
  };
  return x('location', { path: from.replace(/^\/|\/$/g, '') }, [
    x('system.webServer', [x('httpRedirect', where)]),
  ]);
}

/** XML with each element on a line of its own. */
function broken(xml: string): string {
  return xml.replace(/></g, '>\n<');
}
