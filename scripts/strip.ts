import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { command } from '../src/command/command.ts';
import { WrongUse, type Outcome } from '../src/command/outcome.ts';
import { givenFile } from '../src/import/given.ts';
import { orRefused, Refusal } from '../src/import/refusal.ts';
import { strippedPicture } from '../src/import/word/picture.ts';

const use = `npm run strip -- public/photo.jpg [more pictures] [--debug]
Leaves in PNG and JPEG files what they show, and takes out where and when they were taken, names, words and small copies.`;
await command(use, { options: {}, allowPositionals: true }, async ({ positionals }): Promise<Outcome> => {
  if (positionals.length === 0) throw new WrongUse('Name the picture.');
  const codes: Outcome[] = [];
  for (const file of positionals) codes.push(await orRefused(file, () => Promise.resolve(strip(file))));
  return codes.find((code) => code !== 0) ?? 0;
});

/** Writes a picture without what it does not show, beside its place first. */
function strip(file: string): Outcome {
  const path = givenFile(file);
  const bytes = readFileSync(path);
  const plain = strippedPicture(bytes);
  if (typeof plain === 'string')
    throw new Refusal(
      plain === 'otherPicture' ? 'The file is no PNG or JPEG.' : 'The picture is broken, or breaks off.',
      'Open it in a picture program and save it as PNG, then run the command again with the path of the PNG.',
    );
  if (bytes.equals(plain)) {
    console.log(`${file} has nothing in it but what it shows; nothing was changed.`);
    return 0;
  }
  replace(path, plain);
  console.log(`${file} now has nothing in it but what it shows.`);
  return 0;
}

function replace(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${process.pid}`;
  try {
    writeFileSync(beside, bytes, { flag: 'wx' });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
