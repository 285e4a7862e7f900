import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockedPackages } from './software.ts';

/** A part of a site that was made by others and is handed to its readers. */
export interface Shipped {
  /** What readers know it as. */
  title: string;
  /** The package that it comes from. */
  name: string;
  /** What it does for them, as a sentence. */
  does: string;
  /** An SPDX identifier; the text is in the file, from the project's folder. */
  licence: 'MIT' | 'OFL-1.1';
  text: string;
}

/**
 * What readers receive that others made. The scripts of a built site hold no other package: the build refuses
 * them (`src/build/carried.ts`).
 */
export const shipped: readonly Shipped[] = [
  {
    title: 'Chart.js',
    name: 'chart.js',
    does: 'It draws a chart again in your browser, once you explore it.',
    licence: 'MIT',
    text: 'node_modules/chart.js/LICENSE.md',
  },
  {
    title: 'Color',
    name: '@kurkle/color',
    does: 'Chart.js mixes its colours with it.',
    licence: 'MIT',
    text: 'node_modules/@kurkle/color/LICENSE.md',
  },
  {
    title: 'Pagefind',
    name: 'pagefind',
    does: 'It searches this site in your browser, once you search.',
    licence: 'MIT',
    text: 'node_modules/pagefind/LICENSE/LICENSE',
  },
  {
    title: 'Atkinson Hyperlegible Next',
    name: '@fontsource-variable/atkinson-hyperlegible-next',
    does: 'The letters of the pages.',
    licence: 'OFL-1.1',
    text: 'src/styles/fonts/OFL.txt',
  },
  {
    title: 'Atkinson Hyperlegible Next, for documents',
    name: '@expo-google-fonts/atkinson-hyperlegible-next',
    does: 'The same letters, as they are set in PDF files and drawn in pictures.',
    licence: 'OFL-1.1',
    text: 'src/styles/fonts/OFL.txt',
  },
];

/** The text of a licence, in paragraphs; lines of dashes are left out. */
export function paragraphs(project: string, text: string): string[] {
  return readFileSync(join(project, text), 'utf8')
    .split(/\r?\n\s*\n|^-{5,}$/m)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Refuses to build with other packages than the lock file names: then the site would be made of something nobody has looked at. */
export function refuseOthers(project: string): void {
  const packages = lockedPackages(project);
  const { dependencies = {} } = packages['']!;
  for (const name of new Set([...Object.keys(dependencies), ...shipped.map((each) => each.name)])) {
    const { version, dev } = packages[`node_modules/${name}`]!;
    if (dev) continue; // The letters of pages lie in src/styles/fonts; their package only makes them.
    const there = installed(project, name);
    if (there === version) continue;
    const found = there === undefined ? 'it is not installed' : `${there} is installed`;
    throw Object.assign(new Error(`package-lock.json names ${name} ${version}, and ${found}.`), {
      code: 'ELOCKED',
    });
  }
}

function installed(project: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return undefined;
  }
}
