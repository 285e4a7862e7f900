import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { WrongUse } from '../command/outcome.ts';
import { content } from '../content.ts';
import { fileNameFault } from '../file-name.ts';
import { toReport } from '../problem.ts';
import type { NewFile } from './file.ts';

/** The files of a site that stand where new ones would: of the same name, whatever its ending and its capitals. */
export function inTheWay(root: string, files: readonly NewFile[]): string[] {
  return files.flatMap(({ path }) => {
    const folder = dirname(path);
    const at = join(root, folder);
    const stem = (name: string) => name.toLowerCase().replace(/\.(mdx?|json|html)$/, '');
    const name = stem(path.slice(folder.length + 1));
    if (!existsSync(at)) return [];
    return readdirSync(at)
      .filter((each) => stem(each) === name)
      .map((each) => `${folder}/${each}`);
  });
}

/** Throws when the content's own rules on names, front matter and texts refuse a new file; nothing is written to the site. */
export function approve(files: readonly NewFile[]): void {
  for (const { path } of files) {
    const name = basename(path);
    if (/^\.|^-/.test(name))
      throw new WrongUse(
        'This name will not do: a file is named after its letters from a to z, and there are none.',
      );
    const fault = fileNameFault(name);
    if (fault !== undefined)
      throw new WrongUse(
        `This name will not do: ${fault}, so no file can be called ${name}. Choose another.`,
      );
  }
  const stage = mkdtempSync(join(tmpdir(), 'new-'));
  try {
    for (const { path, text } of files) write(join(stage, path), text);
    const own = new Set(files.map(({ path }) => path));
    const faults = content(stage, 'shown').problems.filter(({ file }) => own.has(file));
    if (faults.length > 0) throw new WrongUse(`This name will not do:\n\n${toReport(faults)}\n`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes all files or none: what was made is taken away again when one of them cannot be. Nothing is written over. */
export function writeAll(root: string, files: readonly NewFile[]): void {
  const stage = mkdtempSync(join(tmpdir(), 'new-'));
  const made: string[] = [];
  try {
    for (const [index, { text }] of files.entries()) writeFileSync(join(stage, String(index)), text);
    for (const [index, { path }] of files.entries()) {
      const first = mkdirSync(dirname(join(root, path)), { recursive: true });
      if (first !== undefined) made.push(first);
      copyFileSync(join(stage, String(index)), join(root, path), constants.COPYFILE_EXCL);
      made.push(join(root, path));
    }
  } catch (error) {
    for (const path of made.toReversed()) rmSync(path, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
