import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './build.ts';

/** Whether a file passes PDF/UA-1, as `failingUa` finds out. The file is written into `folder`. */
export function passesUa(folder: string, name: string, bytes: Uint8Array): boolean {
  return failingUa(folder, new Map([[name, bytes]])).length === 0;
}

/**
 * The names of files that do not pass PDF/UA-1: by veraPDF's 106 rules where the machine has Java,
 * else by the marks that every PDF/UA-1 file must carry. The files are written into `folder`.
 */
export function failingUa(folder: string, files: ReadonlyMap<string, Uint8Array>): string[] {
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const paths = [...files.keys()].map((name) => join(folder, name));
  const jar = join(project, 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
  const check = ['-cp', jar, join(project, 'test/UaCheck.java'), ...paths];
  const run = spawnSync('java', check, { encoding: 'utf8' });
  const isChecked = !run.error && /^rules \d+/.test(run.stdout);
  const passes = (name: string, bytes: Uint8Array) =>
    isChecked ? run.stdout.includes(`PASS ${join(folder, name)} `) : isMarked(bytes);
  return [...files].filter(([name, bytes]) => !passes(name, bytes)).map(([name]) => name);
}

function isMarked(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return ['/MarkInfo', '/StructTreeRoot', '/Lang', 'pdfuaid:part', 'dc:title', '/DisplayDocTitle true'].every(
    (mark) => text.includes(mark),
  );
}
