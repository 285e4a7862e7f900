import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the templates lie; a build, which moves the code elsewhere, says where. */
const folder: string = import.meta.env?.TEMPLATES ?? import.meta.dirname;

/** The text of a template that is made of several files of this folder: `template('tokens', 'figure')`. */
export function template(...names: string[]): string {
  return names.map((name) => readFileSync(join(folder, `${name}.typ`), 'utf8')).join('\n');
}
