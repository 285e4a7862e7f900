import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './build.ts';

/**
 * Whether a file passes PDF/UA-1: by veraPDF's 106 rules where the machine has Java,
 * else by the marks that every PDF/UA-1 file must carry. The file is written into `folder`.
 */
export function passesUa(folder: string, name: string, bytes: Uint8Array): boolean {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const jar = join(project, 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
  const run = spawnSync('java', ['-cp', jar, join(project, 'test/UaCheck.java'), file], { encoding: 'utf8' });
  if (!run.error && /^rules \d+/.test(run.stdout)) return run.stdout.includes(`PASS ${file}`);
  const text = Buffer.from(bytes).toString('latin1');
  return ['/MarkInfo', '/StructTreeRoot', '/Lang', 'pdfuaid:part', 'dc:title', '/DisplayDocTitle true'].every(
    (mark) => text.includes(mark),
  );
}
