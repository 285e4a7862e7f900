import { sizeOf } from './size.ts';

const kinds = {
  '.pdf': { type: 'PDF', mediatype: 'application/pdf' },
  '.docx': {
    type: 'Word',
    mediatype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  '.png': { type: 'PNG', mediatype: 'image/png' },
  '.zip': { type: 'ZIP', mediatype: 'application/zip' },
  '.csv': { type: 'CSV', mediatype: 'text/csv; charset=utf-8; header=present' },
  '.csv-metadata.json': { type: 'JSON', mediatype: 'application/csvm+json; charset=utf-8' },
  '.json': { type: 'JSON', mediatype: 'application/json; charset=utf-8' },
  '.ods': { type: 'ODS', mediatype: 'application/vnd.oasis.opendocument.spreadsheet' },
} as const;

/** A file that readers download: a document, a picture, an archive, a table. */
export interface Download<Content extends string | Uint8Array = Uint8Array> {
  /** From the site's root: `/learning/neglect-briefing.pdf`. */
  path: `${string}${keyof typeof kinds}`;
  content: Content;
}

/** A link to a file: its path from the site's root, and its words: `Image (PNG, 61 KB)`. */
export interface FileLink {
  path: string;
  text: string;
}

/** What the link to a file says of its type, and its media type. */
export function kindOf({ path }: Pick<Download, 'path'>) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return kinds[name.slice(name.indexOf('.')) as keyof typeof kinds];
}

/** A file as its link calls it: `Briefing to print (PDF, 84 KB)`. */
export function fileLink(file: Download<string | Uint8Array>, words: string): FileLink {
  return { path: file.path, text: `${words} (${kindOf(file).type}, ${sizeOf(file.content)})` };
}

/** A link to a file that is not made yet: `Report (PDF)`. The preview makes documents only when they are asked for. */
export function linkBefore(path: Download['path'], words: string): FileLink {
  return { path, text: `${words} (${kindOf({ path }).type})` };
}

/** A file as the server hands it out. */
export function fileResponse(file: Download<string | Uint8Array>): Response {
  const body = typeof file.content === 'string' ? file.content : new Uint8Array(file.content);
  return new Response(body, { headers: { 'content-type': kindOf(file).mediatype } });
}
