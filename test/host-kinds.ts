import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { all, readXml, type Element } from './readers.ts';

/** What a host answers at a path. */
export interface Answer {
  status: number;
  /** By name, in small letters; the media type is among them. */
  headers: Record<string, string>;
  /** The file that it sends. */
  file?: string;
}

/** A site as a host has it: the folder that was built, and the sub-path that it is served below. */
export interface Hosted {
  folder: string;
  base: string;
}

type Host = (site: Hosted) => (path: string) => Answer;

/** The file at a path, as every host finds it: that of a folder is its `index.html`. */
function fileAt({ folder, base }: Hosted, path: string): string | undefined {
  if (!path.startsWith(base)) return undefined;
  const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** What hosts know of media types by themselves; an old server knows little. */
const known: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

/** What a host sends that looks for the file first, as its settings say. */
function sent(
  site: Hosted,
  path: string,
  headers: (file: string) => Record<string, string>,
  type: (ending: string) => string | undefined,
): Answer {
  const file = fileAt(site, path);
  const shown = file ?? join(site.folder, '404.html');
  const said = type(extname(shown)) ?? known[extname(shown)] ?? 'application/octet-stream';
  return { status: file ? 200 : 404, headers: { ...headers(shown), 'content-type': said }, file: shown };
}

const lower = (headers: Iterable<readonly [string, string]>) =>
  Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value]));

const led = (status: number, location: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...headers, location },
});

/** The rules of `_headers` whose pattern fits a path; a header that two rules name has both values. */
function listedHeaders(text: string, path: string): Record<string, string> {
  const found = new Map<string, string>();
  let isOn = false;
  for (const line of text.split('\n').filter((each) => each.trim() !== '' && !each.startsWith('#'))) {
    if (!/^\s/.test(line)) {
      const [start = '', end] = line.trim().split('*');
      isOn = end === undefined ? path === start : path.startsWith(start);
    } else if (isOn) {
      const [, name = '', value = ''] = /^\s+([^:]+): (.*)$/.exec(line)!;
      const before = found.get(name);
      found.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return lower(found);
}

/** Netlify and Cloudflare Pages: `_headers`, and of `_redirects` the lines that each understands. */
function listHost(isUnderstood: (status: string, hasFile: boolean) => boolean): Host {
  return (site) => {
    const [headers, redirects] = ['_headers', '_redirects'].map((name) =>
      readFileSync(join(site.folder, name), 'utf8'),
    ) as [string, string];
    const lines = redirects.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return (path) => {
      const own = { 'cache-control': 'public, max-age=0, must-revalidate' };
      const said = { ...own, ...listedHeaders(headers, path) };
      if (/\/_(headers|redirects)$/.test(path))
        return sent(
          site,
          `${site.base}nowhere`,
          () => said,
          () => undefined,
        );
      const [, to, status = ''] =
        lines
          .map((line) => line.split(' '))
          .find(
            ([from, , code = '']) => from === path && isUnderstood(code, fileAt(site, path) !== undefined),
          ) ?? [];
      const code = Number.parseInt(status, 10);
      if (code === 404)
        return {
          ...sent(
            site,
            to!,
            () => said,
            () => undefined,
          ),
          status: 404,
        };
      if (to !== undefined) return led(code, to, said);
      const type: Record<string, string> = {
        '.woff2': 'font/woff2',
        '.webmanifest': 'application/manifest+json',
        '.csv': 'text/csv',
      };
      return sent(
        site,
        path,
        () => said,
        (ending) => type[ending],
      );
    };
  };
}

const azure: Host = (site) => {
  const config = JSON.parse(readFileSync(join(site.folder, 'staticwebapp.config.json'), 'utf8'));
  return (path) => {
    const rule = config.routes.find(({ route }: { route: string }) =>
      route.endsWith('*') ? path.startsWith(route.slice(0, -1)) : path === route,
    );
    const headers = lower(Object.entries<string>({ ...config.globalHeaders, ...rule?.headers }));
    if (rule?.redirect) return led(rule.statusCode ?? 302, rule.redirect, headers);
    const type = (ending: string) => config.mimeTypes[ending] as string | undefined;
    const at = rule?.statusCode === 404 ? `${site.base}nowhere` : path;
    const answer = sent(site, at, () => headers, type);
    const instead = config.responseOverrides[answer.status]?.rewrite;
    return instead ? { ...answer, file: fileAt(site, instead)! } : answer;
  };
};

const attributesOf = ({ attributes }: Element) => attributes;

/** IIS: the settings of the file, then those of each `location` that the path lies in. */
const iis: Host = (site) => {
  const text = readFileSync(join(site.folder, 'web.config'), 'utf8');
  const tree = readXml(text.replace(/<!--.*?-->\n/s, '').replaceAll('system.webServer', 'server'));
  const places = all(tree, 'location');
  const inPlaces = new Set(places.flatMap((place) => all(place, 'add')));
  const top = all(tree, 'customHeaders')[0]!;
  const headersOf = (element: typeof top) => all(element, 'add').map(attributesOf);
  const hidden = all(tree, 'hiddenSegments')
    .flatMap((each) => all(each, 'add'))
    .map((each) => attributesOf(each)['segment']);
  expectNoDoubt(
    all(tree, 'add')
      .filter((each) => !inPlaces.has(each))
      .map(attributesOf),
  );
  const types = new Map(
    all(tree, 'mimeMap')
      .map(attributesOf)
      .map((each) => [each['fileExtension'], each['mimeType']]),
  );
  return (path) => {
    const way = path.slice(site.base.length);
    const inside = places.filter((place) =>
      `${way.replace(/\/$/, '')}/`.startsWith(`${attributesOf(place)['path']}/`),
    );
    const headers = lower(
      [top, ...inside.flatMap((place) => all(place, 'customHeaders'))]
        .flatMap(headersOf)
        .map(({ name = '', value = '' }) => [name, value] as const),
    );
    const [redirect] = inside.flatMap((place) => all(place, 'httpRedirect')).map(attributesOf);
    const statuses: Record<string, number> = { Permanent: 301, Found: 302 };
    if (redirect)
      return led(statuses[redirect['httpResponseStatus'] ?? 'Found']!, redirect['destination']!, headers);
    const isHidden = way.split('/').some((part) => part === 'web.config' || hidden.includes(part));
    return sent(
      site,
      isHidden ? `${site.base}nowhere` : path,
      () => headers,
      (ending) => types.get(ending),
    );
  };
};

/** IIS refuses settings in which one name is added twice. */
function expectNoDoubt(added: readonly Record<string, string>[]): void {
  const names = added.map(({ name, segment }) => name ?? segment);
  if (new Set(names).size !== names.length) throw new Error('web.config adds a name twice.');
}

const apache: Host = (site) => {
  const lines = readFileSync(join(site.folder, '.htaccess'), 'utf8')
    .split('\n')
    .map((line) => [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!));
  const of = (name: string) => lines.filter(([first]) => first === name).map(([, ...words]) => words);
  const types = new Map(of('AddType').map(([type = '', ending = '']) => [ending, type]));
  const texts = new Set(of('AddCharset')[0]!.slice(1));
  return (path) => {
    const headers = lower(
      of('Header').flatMap(([, , name = '', value = '', when]) => {
        const pattern = when && /m#(.*)#$/.exec(when)?.[1];
        return pattern === undefined || new RegExp(pattern).test(path) ? [[name, value] as const] : [];
      }),
    );
    const [status, , to] =
      of('RedirectMatch').find(([, pattern = '']) => new RegExp(pattern).test(path)) ?? [];
    if (to !== undefined) return led(Number(status), to, headers);
    const isHidden = status === '404' || /\/\.ht[^/]*$/.test(path);
    return sent(
      site,
      isHidden ? `${site.base}nowhere` : path,
      () => headers,
      (ending) => (texts.has(ending) ? `${types.get(ending)}; charset=utf-8` : types.get(ending)),
    );
  };
};

/** What each kind of host makes of the file that the build writes for it, read apart from the code that writes it. */
export const hostKinds: Record<string, Host> = {
  Apache: apache,
  IIS: iis,
  'Azure Static Web Apps': azure,
  Netlify: listHost((status, hasFile) => status.endsWith('!') || !hasFile),
  'Cloudflare Pages': listHost((status) => /^30[12378]$/.test(status)),
};

/** Serves a site on the loopback address as a kind of host does, until `stop` is called. */
export async function serveAs(host: Host, site: Hosted): Promise<{ origin: string; stop: () => void }> {
  const answer = host(site);
  const server = createServer((request, response) => {
    const { status, headers, file } = answer(decodeURIComponent(new URL(request.url!, 'http://x').pathname));
    response.writeHead(status, headers);
    response.end(file === undefined ? undefined : readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => (server.closeAllConnections(), server.close()) };
}
