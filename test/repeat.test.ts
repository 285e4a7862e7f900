import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOf } from '../src/cache.ts';
import { filesBelow } from '../src/files.ts';
import { build, project, realSite } from './build.ts';

const imported = (name: string) => `--import ${pathToFileURL(join(project, 'test', name)).href}`;

/** A machine that has little in common with the one that built the site of the tests. */
const elsewhere = (folder: string) => ({
  TZ: 'America/New_York',
  LC_ALL: 'tr_TR.UTF-8',
  NODE_OPTIONS: `${imported('later.mjs')} ${imported('elsewhere.mjs')}`,
  HOME: undefined,
  USER: 'another-user',
  TMPDIR: join(folder, 'other temporary files'),
  FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  CI: '1',
  NO_COLOR: '1',
  PROCESSORS: '1',
});

let folder: string;
let copy: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repeat-'));
  copy = join(folder, 'a copy of the project');
  for (const each of [copy, join(copy, 'node_modules'), join(folder, 'other temporary files')])
    mkdirSync(each);
  const code = ['src', 'scripts', 'package.json', 'package-lock.json', 'LICENSE', 'tsconfig.json'];
  for (const part of ['public', 'data', 'content', 'astro.config.mjs', ...code])
    cpSync(join(project, part), join(copy, part), { recursive: true });
  for (const name of readdirSync(join(project, 'node_modules')))
    if (!name.startsWith('.'))
      symlinkSync(join(project, 'node_modules', name), join(copy, 'node_modules', name), 'junction');
  // The designer who works there has the font of the documents, in weights that these have not.
  const fonts = join(project, 'node_modules/@expo-google-fonts/atkinson-hyperlegible-next');
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir></fontconfig>`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file of a site with the digest of its bytes, those whose names begin with a point among them. */
function digestsOfAll(site: string): Record<string, string> {
  const paths = readdirSync(site, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(site, path)).isFile());
  return Object.fromEntries(files.map((file) => [file, digestOf(readFileSync(join(site, file)))]));
}

/** The folders and files below a folder that others may not read, or may change, with their rights. */
function closed(site: string): string[] {
  const paths = ['.', ...readdirSync(site, { recursive: true, encoding: 'utf8' })];
  return paths.flatMap((path) => {
    const stat = statSync(join(site, path));
    const rights = (stat.mode & 0o777).toString(8);
    return rights === (stat.isDirectory() ? '755' : '644') ? [] : [`${path} ${rights}`];
  });
}

it('gives the same bytes in another folder, time, zone, language, order of files, user and machine, with nothing kept', () => {
  const site = join(copy, 'dist');
  const { code, output } = build(copy, site, { cwd: copy, env: elsewhere(folder) });
  expect(code, output).toBe(0);
  expect(output).not.toMatch(/Made anew:.*\b(\d+) of (?!\1\b)\d+/);
  const bytes = digestsOfAll(realSite());
  expect(digestsOfAll(site)).toEqual(bytes);
  const kinds = '.pdf .docx .png .zip .ods .csv .html .json .xml .js .pf_index .pf_fragment .pf_meta';
  for (const kind of kinds.split(' '))
    expect(Object.keys(bytes).filter((file) => file.endsWith(kind)).length, kind).toBeGreaterThan(0);
  if (process.platform !== 'win32') expect([...closed(site), ...closed(realSite())]).toEqual([]);
}, 900_000);

it('sets documents and draws in fonts of its own, though the machine has some of the same name', () => {
  const at = (file: string) => JSON.stringify(pathToFileURL(join(project, 'src', file)).href);
  const code = `
    import { createHash } from 'node:crypto';
    import { pdf } from ${at('document/typst/typst.ts')};
    import { GlobalFonts } from ${at('chart/canvas.ts')};
    const text = '#set text(font: "Atkinson Hyperlegible Ours"); #set document(title: "A"); #strong[#emph[Both]] _one_';
    const { bytes } = pdf(text, {}, '2021-01-01');
    console.log(GlobalFonts.families.length, createHash('sha256').update(bytes).digest('hex'));`;
  const told = (env: NodeJS.ProcessEnv) => {
    const words = ['--input-type=module', '--eval', code];
    const { stdout, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return stdout + stderr;
  };
  const here = told({});
  expect(here).toMatch(/^1 [0-9a-f]{64}\n$/);
  expect(told({ FONTCONFIG_FILE: join(folder, 'fonts.conf') })).toBe(here);
}, 180_000);

it('says nowhere who built it, nor where', () => {
  const names = /another-machine|another-user|a copy of the project|other temporary files/;
  const site = join(copy, 'dist');
  const found = filesBelow(site, '.').filter((file) => names.test(readFileSync(join(site, file), 'latin1')));
  expect(found).toEqual([]);
});
