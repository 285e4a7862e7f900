import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { filesBelow } from '../src/files.ts';
import { browser } from '../test/browser.ts';
import { build } from '../test/build.ts';
import { longestOfEach } from '../test/weight.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.js': 'text/javascript',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What Lighthouse says of the longest page of each kind, on a phone with a slow connection; below 100 with the reasons. */
export async function benchPages(root: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = serve(join(folder, 'dist'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const port = 9200 + (process.pid % 500);
  const chromium = await browser(`--remote-debugging-port=${port}`);
  try {
    const { code, output } = build(root, join(folder, 'dist'), { env: { SITE: origin } });
    if (code !== 0) throw new Error(output);
    const files = filesBelow(join(folder, 'dist'), '.').filter((file) => file.endsWith('.html'));
    const pages = files.map((file) => ({ file, html: readFileSync(join(folder, 'dist', file), 'utf8') }));
    console.log('Pages in Lighthouse: performance, accessibility, best practices, search; layout shift');
    for (const [kind, { file }] of longestOfEach(pages))
      console.log(await verdict(kind, `${origin}${file.replace(/index\.html$/, '')}`, port));
  } finally {
    await chromium.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

/** The best of up to three runs: what other programs took is not counted. */
async function best(address: string, port: number): Promise<Result> {
  const results: Result[] = [];
  const speed = ({ categories: { performance } }: Result) => performance?.score ?? 0;
  while (results.length < 3 && !results.some((each) => speed(each) > 0.994)) {
    const result = await lighthouse(address, { port, logLevel: 'error', onlyCategories: [...categories] });
    if (!result) throw new Error(`Lighthouse says nothing of ${address}.`);
    results.push(result.lhr);
  }
  return results.reduce((most, each) => (speed(each) > speed(most) ? each : most));
}

async function verdict(kind: string, address: string, port: number): Promise<string> {
  const { categories: found, audits } = await best(address, port);
  const scores = categories.map((name) => Math.round((found[name]?.score ?? 0) * 100));
  const low = categories.filter((_, at) => scores[at]! < 100);
  const failing = low.flatMap((name) =>
    found[name]!.auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]!.score ?? 1) < 0.995).map(
      ({ id }) => `${id} ${audits[id]!.displayValue ?? ''}`.trim(),
    ),
  );
  const shift = audits['cumulative-layout-shift']?.numericValue ?? 0;
  const reasons = failing.length > 0 ? `  ← ${failing.join(', ')}` : '';
  return `${scores.join(' ')}; ${shift.toFixed(3)}: ${kind} ${new URL(address).pathname}${reasons}`;
}

/** Serves a folder as a web server does that holds packed copies of texts. */
function serve(folder: string): Server {
  const packed = new Map<string, Buffer>();
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path, path.endsWith('/') ? 'index.html' : '');
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const type = types[extname(file)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000' };
    if (!/^text|xml|json/.test(type)) return void response.writeHead(200, headers).end(readFileSync(file));
    const body = packed.get(file) ?? brotliCompressSync(readFileSync(file));
    packed.set(file, body);
    response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(body);
  });
}
