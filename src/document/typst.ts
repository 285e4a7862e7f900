import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '../chart/font.ts';

let compiler: NodeCompiler | undefined;

/** A PDF/UA-1 document, with how many pages it has. */
export interface Pdf {
  bytes: Uint8Array;
  pages: number;
}

/**
 * Compiles a Typst template with `data`, which it reads as `json(bytes(sys.inputs.data))`.
 * The creation date is `date` at midnight UTC, so the same input gives the same bytes. Throws with Typst's words.
 */
export function pdf(template: string, data: object, date: string): Pdf {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  });
  const result = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
  const document = result.result;
  if (!document)
    throw new Error(
      `The document could not be set: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`,
    );
  const created = Date.parse(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`) / 1000;
  const bytes = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: created });
  return { bytes: new Uint8Array(bytes), pages: document.numOfPages };
}
