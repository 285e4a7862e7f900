import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, expect, it } from 'vitest';
import { pdf } from '../src/document/typst/typst.ts';
import { passesUa } from './ua.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A document without tags, language or title: what must never pass. */
function untagged(): Uint8Array {
  const compiler = NodeCompiler.create();
  return new Uint8Array(
    compiler.pdf({ mainFileContent: 'Untagged' }, { pdfTags: false, creationTimestamp: 0 }),
  );
}

it('would notice a PDF that does not pass PDF/UA-1', () => {
  expect(passesUa(folder, 'untagged.pdf', untagged())).toBe(false);
}, 180_000);

it('refuses a picture without words for those who do not see it', () => {
  expect(() =>
    pdf(
      '#set document(title: "a")\n#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'1\' height=\'1\'/>"), format: "svg")',
      {},
      '2020-01',
    ),
  ).toThrow();
});
