import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from '../src/files.ts';
import { project } from './build.ts';

const files = filesBelow(join(project, 'src'), '.').filter(
  (file) => /\.(ts|astro|mdx)$/.test(file) && !file.endsWith('.d.ts'),
);

/** What a file imports: packages by name, files of `src` by path. */
function imports(file: string): string[] {
  const text = readFileSync(join(project, 'src', file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map((match) => {
    const to = (match[1] ?? match[2])!;
    return to.startsWith('.') ? join(dirname(file), to.replace(/\?.*$/, '')).replaceAll('\\', '/') : to;
  });
}

/** The rooms of the house, from the top: a file imports from its own room and from those below. */
const rooms = [
  /^release\//,
  /^(pages|build|new|import)\/|^content\.config/,
  /^components\//,
  /^collections\/(furniture|packs|changes|tally)\./,
  /^collections\/(?!collections\.)/,
  /^collections\//,
  /^check\//,
  /^making\//,
  /^sharing\//,
  /^document\/|^frozen\/(difference|notice|printed|renewal|sequence|snapshot)\.|^headline/,
  /^(content|folders|addresses)\./,
  /^frozen\//,
  /^entry\./,
  /^chart\//,
  /^narrative\//,
  /^number\//,
  /^dataset\/(download|protection)\//,
  /^dataset\//,
  /^((reading|command)\/|[^/]+$)/,
];
const floor = (file: string) => rooms.findIndex((room) => room.test(file));

it('imports downwards', () => {
  expect(files.filter((file) => floor(file) < 0)).toEqual([]);
  const upwards = files.flatMap((file) =>
    imports(file)
      .filter((name) => files.includes(name) && floor(name) < floor(file))
      .map((name) => `${file} → ${name}`),
  );
  expect(upwards).toEqual([]);
});

it('imports Astro only in pages, components, build, collections and the content configuration', () => {
  const isAllowed = /^(pages|components|build)\/|^(content\.config|collections\/collections)\.ts$/;
  const found = files.filter(
    (file) => !isAllowed.test(file) && imports(file).some((name) => /^astro(?!\/zod$)|^astro:/.test(name)),
  );
  expect(found).toEqual([]);
});

it('imports without cycles', () => {
  const cycles: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (seen.has(file)) return;
    seen.add(file);
    for (const next of imports(file).filter((name) => files.includes(name))) visit(next, [...path, file]);
  };
  for (const file of files) visit(file, []);
  expect([...new Set(cycles)]).toEqual([]);
});

/** Every file that a file runs, by way of others and in other threads; what it imports for its types only is not run. */
function runBy(file: string, sofar = new Set<string>()): Set<string> {
  const text = readFileSync(join(project, 'src', file), 'utf8').replace(/^import type [^;]*;/gm, '');
  for (const [, to = ''] of text.matchAll(/(?:from |import |import\(|new URL\()'(\.[^'?]+)/g)) {
    const next = join(dirname(file), to).replaceAll('\\', '/');
    if (!files.includes(next) || sofar.has(next)) continue;
    sofar.add(next);
    runBy(next, sofar);
  }
  return sofar;
}

/** What reads or holds datasets as they were typed, small counts and all. */
const raw = /^(content|folders|entry)\.ts$|^dataset\/(read|protection\/.+)\.ts$/;

it('keeps what was typed out of reach of pages and components: they can neither read a raw dataset nor name its type', () => {
  const open = files.filter((file) =>
    /^(pages|components|chart|document|headline|collections|number|narrative)/.test(file),
  );
  const reached = open.flatMap((file) =>
    [...runBy(file)].filter((each) => raw.test(each)).map((each) => `${file} → ${each}`),
  );
  expect(reached).toEqual([]);
  const named = open.filter((file) =>
    readFileSync(join(project, 'src', file), 'utf8').includes('RawDataset'),
  );
  expect(named).toEqual([]);
  expect([...runBy('content.config.ts')].filter((file) => raw.test(file)).length).toBeGreaterThan(5);
});

it('builds without what previews, imports, makes new files and publishes', () => {
  const built = ['build/site.ts', ...files.filter((file) => file.startsWith('pages/'))];
  const run = new Set(built.flatMap((file) => [...runBy(file)]));
  expect(run.has('check/rules.ts')).toBe(true);
  expect([...run].filter((file) => /^(build\/preview|import|new|release)\//.test(file))).toEqual([]);
});

it('has no room called utils, helpers, lib, types or services', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|lib|types|services)(\/|\.ts$)/.test(file))).toEqual(
    [],
  );
});
