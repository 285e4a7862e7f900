import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { fontFiles } from '../src/chart/font.ts';

const cache = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));

/**
 * Headless Chromium: the one `CHROMIUM` names, else an installed one, else the one in an npm package.
 * Pages see the project's fonts, so text has a height on machines without any.
 * `more` are options of its command line.
 */
export async function browser(...more: string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? installed() ?? brought();
  mkdirSync(cache, { recursive: true });
  const config = join(cache, 'fonts.conf');
  const folders = [...new Set(fontFiles.map((file) => `<dir>${dirname(file)}</dir>`))].join('');
  writeFileSync(
    `${config}.${process.pid}`,
    `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${cache}/fonts</cachedir></fontconfig>`,
  );
  renameSync(`${config}.${process.pid}`, config);
  return chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-quic', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more],
    env: { ...process.env, FONTCONFIG_FILE: config, LD_LIBRARY_PATH: join(cache, 'al2023/lib') } as Record<
      string,
      string
    >,
  });
}

/** Unpacks the browser where that has to be done, before tests that run beside each other ask for it. */
export default function setup(): void {
  if (process.env['CHROMIUM'] === undefined && installed() === undefined) brought();
}

function installed(): string | undefined {
  const places = {
    linux: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/opt/google/chrome/chrome',
    ],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: [
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
      'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
    ],
  } as Partial<Record<NodeJS.Platform, string[]>>;
  return places[process.platform]?.find((path) => existsSync(path));
}

/** The Chromium of @sparticuz/chromium, inflated once, with the libraries that a bare Linux lacks. */
function brought(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium was found. Install Chrome or Chromium, or set CHROMIUM to the path of one.');
  }
  const path = join(cache, 'chromium');
  if (existsSync(path)) return path;
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  mkdirSync(join(cache, 'al2023'), { recursive: true });
  const tar = brotliDecompressSync(readFileSync(join(bin, 'al2023.tar.br')));
  const { status } = spawnSync('tar', ['-x', '-C', join(cache, 'al2023')], { input: tar });
  if (status !== 0) throw new Error('The libraries of Chromium could not be unpacked: is tar installed?');
  writeFileSync(`${path}.part`, brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))), {
    mode: 0o755,
  });
  renameSync(`${path}.part`, path);
  return path;
}
