import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontFaces } from './font-faces.ts';

/** Writes the fonts of the site, with their licence, where the styles find them. */
const folder = fileURLToPath(new URL('../src/styles/fonts/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of await fontFaces()) {
  writeFileSync(`${folder}${name}`, bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
const licence = import.meta.resolve('@fontsource-variable/atkinson-hyperlegible-next/LICENSE');
cpSync(fileURLToPath(licence), `${folder}OFL.txt`);
