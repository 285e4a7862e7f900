import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { filesBelow } from '../src/files.ts';

const imports =
  /^(?:import|export)\s(?:type\s)?[^'"=;]*?from '([^'.][^']*)'|^import '([^'.][^']*)'|(?:\bimport|\brequire|\.resolve)\(\s*['`]([^'`.$/][\w@/.-]*)/gm;

const mentions = /\bnode_modules\/((?:@[\w.-]+\/)?[\w][\w.-]*)|"plugins": \["([^"]+)"/g;

/** The package that a specifier is of: `@astrojs/mdx` of `@astrojs/mdx/server.js`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function named(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)]
    .flatMap((match) => match.slice(1).find(Boolean) ?? [])
    .filter((name) => !/^(node|astro|virtual):/.test(name) && !builtinModules.includes(name))
    .map(packageOf);
}

function code(project: string, ...folders: string[]): string[] {
  return folders
    .flatMap((folder) => filesBelow(project, folder))
    .filter((file) => /\.(ts|mjs|astro|mdx|css)$/.test(file) && !file.startsWith('test/site'))
    .map((file) => readFileSync(join(project, file), 'utf8'));
}

/** Every package that code imports, be it for its types alone. */
export function imported(project: string): Set<string> {
  return new Set(code(project, 'src', 'scripts', 'test').flatMap((text) => named(text, imports)));
}

/** Every package of which code, a script of `package.json` or a setting names a file. */
export function mentioned(project: string): Set<string> {
  const settings = ['package.json', '.prettierrc.json'].map((file) =>
    readFileSync(join(project, file), 'utf8'),
  );
  return new Set(
    [...code(project, 'src', 'scripts', 'test'), ...settings].flatMap((text) => named(text, mentions)),
  );
}

/** Every package that the code of a build imports while it runs; what is imported for its types alone is not run. */
export function runBySite(project: string): Set<string> {
  const run = code(project, 'src').map((text) => text.replace(/^import type [^;]*;/gm, ''));
  return new Set(run.flatMap((text) => named(text, imports)));
}
