import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '../../chart/font.ts';

/** A folder that need not exist: templates read the pictures that are mapped into it, and nothing else. */
const root = resolve('/typst');

let compiler: NodeCompiler | undefined;

/** A PDF/UA-1 document, with how many pages it has. */
export interface Pdf {
  bytes: Uint8Array;
  pages: number;
}

/**
 * Compiles a Typst template with `data`, which it reads as `json(bytes(sys.inputs.data))`, and with pictures by name.
 * The creation date is `date` at midnight UTC, so the same input gives the same bytes. Throws with Typst's words.
 */
export function pdf(
  template: string,
  data: object,
  date: string,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Pdf {
  const { typst, document } = compiled(template, data, files);
  const created = Date.parse(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`) / 1000;
  return { bytes: new Uint8Array(exported(typst, document, created)), pages: document.numOfPages };
}

/** The page that a template sets with `data`, as an SVG drawing whose letters are shapes. */
export function drawing(template: string, data: object): string {
  const { typst, document } = compiled(template, data, new Map());
  // Skia cuts a symbol at its baseline, whatever its overflow; a group stays whole.
  return typst.plainSvg(document).replaceAll(/(<\/?)symbol\b/g, '$1g');
}

/** The name of the font, and one that templates know and no machine has: Typst would take a font of the machine before its own. */
const [family, ownFamily] = ['Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Ours'];

/** A drawing whose letters are those of the font that documents are set in. */
export function inOwnFont(drawing: string): string {
  return drawing.replace(`font-family="'${family}'`, `font-family="'${ownFamily}'`);
}

function ownFont(file: string): Buffer {
  const wide = (name: string) => Buffer.from(name, 'utf16le').swap16();
  const [name, own, bytes] = [wide(family), wide(ownFamily), readFileSync(file)];
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) own.copy(bytes, at);
  return bytes;
}

function compiled(template: string, data: object, files: ReadonlyMap<string, Uint8Array>) {
  compiler ??= NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontBlobs: fontFiles.map(ownFont) }],
  });
  compiler.evictCache(1); // What it remembers of other documents takes memory and is of no use to this one.
  compiler.resetShadow();
  for (const [name, bytes] of files) compiler.mapShadow(join(root, name), Buffer.from(bytes));
  const result = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
  const document = result.result;
  if (!document) throw new Error(complaint(result.takeDiagnostics()));
  return { typst: compiler, document };
}

/** The PDF of a set document; what stands against PDF/UA-1 is thrown in Typst's words. */
function exported(typst: NodeCompiler, document: NodeTypstDocument, created: number): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: created });
  } catch (error) {
    const [, message] = /message: "((?:[^"\\]|\\.)*)"/.exec((error as Error).message) ?? [];
    throw new Error(message ?? (error as Error).message);
  }
}

function complaint(error: NodeError | null): string {
  const [first] = (error?.shortDiagnostics ?? []) as { message?: string }[];
  return first?.message ?? 'The document could not be set.';
}
