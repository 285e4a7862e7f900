import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.js': 'text/javascript',
};

/** Serves a folder below `base` on the loopback address until `stop` is called; `policy` gives the CSP of a file. */
export async function serve(
  folder: string,
  base = '/',
  policy?: (file: string) => string,
): Promise<{ origin: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const file = join(
      folder,
      path.startsWith(base) ? path.slice(base.length) : '404',
      path.endsWith('/') ? 'index.html' : '',
    );
    const isThere = existsSync(file) && statSync(file).isFile();
    response.writeHead(isThere ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'text/plain',
      ...(isThere && policy && { 'content-security-policy': policy(file) }),
    });
    if (isThere) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
