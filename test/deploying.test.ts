import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteAddress } from '../src/build/address.ts';
import { filesBelow } from '../src/files.ts';
import { browser } from './browser.ts';
import { build, fixtureSite, project } from './build.ts';
import { serve } from './server.ts';

const root = mkdtempSync(join(tmpdir(), 'deploying-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pagesOf = (folder: string) => filesBelow(folder, '.').filter((file) => file.endsWith('.html'));
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

/** The links of a page, as a browser understands them from its address. */
function links(html: string, page: string): URL[] {
  const found = [...html.matchAll(/<[^>]*?\s(?:href|src|action)="([^"]*)"/g)].map(([, link]) => link!);
  return found
    .filter((link) => !/^(mailto|tel):/.test(link))
    .map((link) => new URL(link.replaceAll('&amp;', '&'), page));
}

/** Asks a plain file server for every link of every page; what it does not answer with 200, by page. */
async function unanswered(folder: string, base: string): Promise<string[]> {
  const server = await serve(folder, base);
  const asked = new Map<string, Promise<number>>();
  const ask = ({ href }: URL) => {
    if (!asked.has(href))
      asked.set(
        href,
        fetch(href, { method: 'HEAD' }).then(({ status }) => status),
      );
    return asked.get(href)!;
  };
  const dead: string[] = [];
  for (const file of pagesOf(folder)) {
    const page = `${server.origin}${base}${file.replace(/index\.html$/, '')}`;
    for (const link of links(read(folder, file), page).filter(({ origin }) => origin === server.origin)) {
      link.hash = '';
      if ((await ask(link)) !== 200) dead.push(`${file} → ${link.pathname}`);
    }
  }
  server.stop();
  expect(asked.size).toBeGreaterThan(100);
  return dead;
}

beforeAll(() => void fixtureSite(), 180_000); // Else the first test that asks for it would wait.

describe('a plain file server', () => {
  it('answers every link of a site under a sub-path', async () => {
    expect(await unanswered(fixtureSite(), '/annual-reports/')).toEqual([]);
  });
});

describe('a preview, under a root', () => {
  const folder = join(root, 'preview');
  beforeAll(() => {
    const env = { PREVIEW_OF: 'a <branch>', SITE: 'https://preview.example.org/' };
    const { code, output } = build(join(project, 'test/site'), folder, { env });
    expect(code, output).toBe(0);
  }, 180_000);

  it('works from a plain file server', async () => {
    expect(await unanswered(folder, '/')).toEqual([]);
  });

  it('says on every page what it is, and asks search engines to forget it', () => {
    for (const file of pagesOf(folder)) {
      const html = read(folder, file);
      expect(html, file).toContain('<meta name="robots" content="noindex">');
      if (html.includes('http-equiv="refresh"')) continue; // It leads on before anybody reads it.
      expect(html, file).toContain('<strong>Preview of a &lt;branch&gt;.</strong> Not published.');
    }
    expect(read(folder, 'sitemap-0.xml')).not.toContain('<loc>');
    for (const file of ['_headers', 'nginx.conf', 'web.config', '.htaccess', 'staticwebapp.config.json'])
      expect(read(folder, file), file).toMatch(/X-Robots-Tag\W.*noindex/);
    expect(read(folder, 'robots.txt')).toBe('User-agent: *\nAllow: /\n');
  });

  it('is not what a build is otherwise', () => {
    const home = read(fixtureSite(), 'index.html');
    expect(home).not.toMatch(/noindex|Preview of/);
    expect(read(fixtureSite(), '_headers')).not.toContain('X-Robots-Tag');
    expect(read(fixtureSite(), 'robots.txt')).toContain('Sitemap: https://www.example.org/annual-reports/');
  });

  it('cannot be what is published', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/publish.ts', '2020-21'], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, PREVIEW_OF: 'a branch' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain(
      'PREVIEW_OF is set, which marks every page as a preview. Take it away to publish.',
    );
  });
});

describe('the address of a site', () => {
  it('is that of SITE, where it is one', () => {
    expect(siteAddress('https://www.example.org/annual-reports/')).toBe(
      'https://www.example.org/annual-reports/',
    );
    expect(siteAddress('https://board.github.io/')).toBe('https://board.github.io/');
    expect(siteAddress('')).toBeUndefined();
    for (const wrong of [
      'www.example.org',
      'ftp://example.org/',
      'https://example.org/?a',
      'javascript:alert(1)',
    ])
      expect(() => siteAddress(wrong)).toThrow(`SITE is "${wrong}", which is no address of a site.`);
  });

  it('is refused before anything is read when it is none', () => {
    const { code, output } = build(root, join(root, 'nowhere'), { env: { SITE: 'www.example.org' } });
    expect(code, output).toBe(2);
    expect(output).toContain('Write it as https://www.example.org/annual-reports/');
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
  });
});

/** Runs `npm run offline` as its users do. */
function offline(...words: string[]) {
  const run = spawnSync(process.execPath, ['scripts/offline.ts', ...words], {
    cwd: project,
    encoding: 'utf8',
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

describe('a copy without a server', () => {
  const folder = join(root, 'memory stick & more');
  beforeAll(() => {
    const { code, output } = offline('--from', fixtureSite(), '--to', folder);
    expect(code, output).toBe(0);
  });

  it('has every page and file, and each link leads to a file and a place in it', () => {
    expect(pagesOf(folder)).toEqual(pagesOf(fixtureSite()));
    const ids = (file: string) =>
      new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!));
    const known = new Map<string, Set<string>>();
    const dead = pagesOf(folder).flatMap((page) =>
      links(read(folder, page), pathToFileURL(join(folder, page)).href)
        .filter(({ protocol }) => protocol === 'file:')
        .filter((link) => {
          const file = fileURLToPath(new URL(link.pathname, 'file://'));
          if (!existsSync(file) || !file.startsWith(folder)) return true;
          if (link.hash === '' || !file.endsWith('.html')) return false;
          if (!known.has(file)) known.set(file, ids(file));
          return !known.get(file)!.has(decodeURIComponent(link.hash.slice(1)));
        })
        .map(({ href }) => `${page} → ${href}`),
    );
    expect(dead).toEqual([]);
  });

  it('opens in a browser with its letters and pictures, and leads on by clicks', async () => {
    const chromium = await browser();
    const page = await chromium.newPage();
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('request', (request) => request.url().startsWith('file:') || failed.push(request.url()));
    page.on('pageerror', (error) => failed.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    const fonts = () =>
      page.evaluate(() => document.fonts.ready.then((all) => [...all].map(({ status }) => status)));
    expect(await fonts()).toContain('loaded');
    await page.getByRole('link', { name: 'Posters' }).first().click();
    await page.locator('main a[href*="two-points/"]').first().click();
    expect(page.url()).toMatch(/posters\/two-points\/index\.html$/);
    const widths = await page
      .locator('main img')
      .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(await page.locator('.notice').first().textContent()).toContain('Copy without a server.');
    expect(failed).toEqual([]);
    await chromium.close();
  }, 180_000);

  it('is written nowhere where there is something already, nor without a built site', () => {
    expect(offline('--from', fixtureSite(), '--to', folder)).toMatchObject({ code: 2 });
    expect(offline('--from', fixtureSite(), '--to', folder).output).toContain(
      'has files in it. Name a new folder',
    );
    expect(offline('--from', root, '--to', join(root, 'x')).output).toContain('Run npm run build first.');
    expect(offline().code).toBe(2);
  });
});

describe('the documents on deploying', () => {
  const [text, boards] = ['docs/deploying.md', 'docs/many-boards.md'].map((file) => read(project, file)) as [
    string,
    string,
  ];
  const { scripts } = JSON.parse(read(project, 'package.json')) as { scripts: Record<string, string> };

  it('name commands that are there, with options that they have', () => {
    const named = [...`${text}${boards}`.matchAll(/\bnpm run ([\w:]+)(?: -- (--\w+))?/g)];
    expect(named.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['build', 'preview', 'offline', 'bench']),
    );
    for (const [, name, option] of named) {
      expect(scripts[name!], name).toBeDefined();
      if (option) expect(read(project, scripts[name!]!.split(' ')[2]!)).toContain(option.slice(2));
    }
  });

  it('name variables that a build reads, workflows that are there, and the actions that these use', () => {
    const config = ['src/build/address.ts', 'src/store.ts'].map((file) => read(project, file)).join('');
    for (const name of ['SITE', 'PREVIEW_OF', 'CACHE']) {
      expect(text + boards).toContain(name);
      expect(config).toContain(`process.env['${name}']`);
    }
    const files = [...text.matchAll(/`(\w+\.yml)`/g)].map(([, file]) => file!);
    expect(files.sort()).toEqual(filesBelow(join(project, '.github/workflows'), '.').sort());
    const checks = read(project, '.github/workflows/checks.yml');
    for (const [, action] of boards.matchAll(/uses: (.*)/g)) expect(checks).toContain(action);
  });

  it.each(['deploying.md', 'many-boards.md'])('lead to documents and headings that are there: %s', (own) => {
    for (const [, link] of read(project, `docs/${own}`).matchAll(/\]\(((?!https?:)[^)]+)\)/g)) {
      const [file, id] = link!.split('#');
      const to = read(project, join('docs', file === '' ? own : file!));
      const headings = [...to.matchAll(/^#+ (.*)$/gm)].map(([, words]) =>
        words!
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      if (id) expect(headings, link).toContain(id);
    }
  });

  it('are found from the others', () => {
    for (const file of ['README.md', 'docs/handbook.md', 'docs/publishing.md'])
      expect(read(project, file), file).toContain('deploying.md');
    for (const file of ['README.md', 'docs/deploying.md'])
      expect(read(project, file), file).toContain('many-boards.md');
  });
});
