import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { headers } from '../../src/build/hosts/headers.ts';
import { mediaTypes } from '../../src/build/hosts/media-types.ts';
import { filesBelow } from '../../src/files.ts';
import { hostFiles } from '../../src/host-file.ts';
import { browser } from '../browser.ts';
import { crawl, watched } from '../crawl.ts';
import { lacking } from '../observatory.ts';
import { kits, missing } from './programs.ts';
import { programs, started } from './server-programs.ts';

/** The sites as servers have them: one below the root, one that is the root. */
const served = [
  { name: 'fixture', base: '/annual-reports/', moved: ['old/', '2020-21/crag/', 'latest/crag/'] },
  { name: 'site', base: '/', moved: ['2021-22/cspr/', '2021-22/crag/', 'latest/paqa/'] },
] as const;

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium?.close());

for (const kind of ['nginx', 'apache'] as const)
  describe.skipIf(missing(kits[kind]).length > 0)(kits[kind].name, () => {
    describe.each(served)('with the $name', ({ name, base, moved }) => {
      let root: string;
      let folder: string;
      let server: Awaited<ReturnType<typeof started>>;
      const asked = (path: string, init: RequestInit = {}) =>
        fetch(server.origin + base + path, { redirect: 'manual', ...init });

      beforeAll(async () => {
        root = mkdtempSync(join(tmpdir(), 'served-'));
        chmodSync(root, 0o755);
        folder = join(root, base);
        mkdirSync(dirname(folder), { recursive: true });
        cpSync(join(inject('sites'), name), folder, { recursive: true });
        server = await started(programs[kind], { root, base });
      });
      afterAll(async () => {
        await server?.stop();
        rmSync(root, { recursive: true, force: true });
      });

      it('sends every file with its media type and with every header, once', async () => {
        const kept = new Map<string, string>();
        for (const file of filesBelow(folder, '.'))
          if (!hostFiles.includes(file as never)) kept.set(file.split('.').at(-1)!, file);
        expect(kept.size).toBeGreaterThan(12);
        for (const [ending, file] of kept) {
          const answer = await asked(file);
          expect(answer.status, file).toBe(200);
          expect(answer.headers.get('content-type'), file).toMatch(
            new RegExp(`^${RegExp.escape(mediaTypes[ending]!)}(; ?charset=utf-8)?$`, 'i'),
          );
          if (mediaTypes[ending]!.startsWith('text/'))
            expect(answer.headers.get('content-type')).toMatch(/utf-8/i);
          const lasts = file.startsWith('_astro/')
            ? 'max-age=31536000, immutable'
            : 'max-age=0, must-revalidate';
          for (const [header, value] of Object.entries({
            ...headers(true),
            'Cache-Control': `public, ${lasts}`,
          }))
            expect(answer.headers.get(header), `${file} ${header}`).toBe(value);
          expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(folder, file))), file).toBe(
            true,
          );
        }
      });

      it('passes what the Observatory asks, on every page', async () => {
        const pages = filesBelow(folder, '.').filter((file) => file.endsWith('.html'));
        const said = Object.fromEntries((await asked('')).headers);
        expect(
          pages.flatMap((file) => lacking({ headers: said, html: readFileSync(join(folder, file), 'utf8') })),
        ).toEqual([]);
      });

      it('leads on where an address has moved, and from a page without its last stroke', async () => {
        const [from, to, latest] = moved;
        for (const [path, status, target] of [
          [from, 301, to],
          [latest, 302, undefined],
          ['2021-22'.replace('2021-22', to.split('/')[0]!), 301, `${to.split('/')[0]}/`],
        ] as const) {
          const answer = await asked(path);
          expect(answer.status, path).toBe(status);
          const location = new URL(answer.headers.get('location')!, server.origin + base);
          expect(location.origin).toBe(server.origin);
          if (target) expect(location.pathname).toBe(base + target);
          expect((await fetch(location)).status).toBe(200);
          expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
        }
      });

      it('says with its own page and status 404 that something is not there, and shows none of its settings', async () => {
        const missed = readFileSync(join(folder, '404.html'), 'utf8');
        for (const path of ['nowhere/', 'data/nothing.csv', ...hostFiles]) {
          const answer = await asked(path);
          const isOwn = kind === 'apache' && path === '.htaccess'; // Apache refuses it before it asks what the site says.
          expect(answer.status, path).toBe(isOwn ? 403 : 404);
          if (!isOwn) expect(await answer.text(), path).toBe(missed);
          expect(answer.headers.get('content-security-policy'), path).toBe(
            headers(true)['Content-Security-Policy'],
          );
        }
      });

      it('sends texts packed, to those who can unpack them', async () => {
        const answer = await asked('', { headers: { 'accept-encoding': 'gzip' } });
        expect(answer.headers.get('content-encoding')).toBe('gzip');
        expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
      });

      it('shows every page in a browser without a complaint, and without asking another host', async () => {
        const { page, seen } = await watched(chromium);
        const pages = filesBelow(folder, '.').filter((file) => file.endsWith('index.html'));
        expect(pages.length).toBeGreaterThan(50);
        const addresses = pages.map((file) => server.origin + base + file.replace(/index\.html$/, ''));
        await crawl(page, addresses);
        await page.goto(`${server.origin}${base}search/?q=care`);
        await page.waitForSelector('.results > li');
        expect([...seen.faults, ...seen.hosts].join('\n')).toBe(new URL(server.origin).host);
        await page.context().close();
      }, 300_000);
    });
  });
