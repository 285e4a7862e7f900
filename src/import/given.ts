import { closeSync, openSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { WrongUse } from '../command/outcome.ts';
import { Refusal } from './refusal.ts';

/** The whole path of the file that an author names; `WrongUse` when there is none, a `Refusal` when it cannot be read. */
export function givenFile(file: string): string {
  const path = resolve(file);
  const found = statSync(path, { throwIfNoEntry: false });
  const name = file.replaceAll('\\', '/');
  if (!found) throw new WrongUse(`There is no file ${name}.`);
  if (!found.isFile()) throw new WrongUse(`${name} is no file but a folder or a device: name a file in it.`);
  try {
    closeSync(openSync(path, 'r'));
  } catch {
    throw new Refusal(
      'The file cannot be read.',
      'It may be open in another program, or you may not be allowed to read it: close the program, or copy the file to a folder of your own.',
    );
  }
  return path;
}

/** Whether Windows keeps a name for a device, so that no file can be called so. */
export function isDevice(name: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
}
