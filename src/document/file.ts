import { sizeOf } from '../size.ts';

const kinds = {
  '.pdf': { type: 'PDF', mediatype: 'application/pdf' },
  '.docx': {
    type: 'Word',
    mediatype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  '.png': { type: 'PNG', mediatype: 'image/png' },
  '.zip': { type: 'ZIP', mediatype: 'application/zip' },
} as const;

/** A document, a picture or an archive that readers download. */
export interface DocumentFile {
  /** From the site's root: `/learning/neglect-briefing.pdf`. */
  path: `${string}${keyof typeof kinds}`;
  content: Uint8Array;
}

/** A link to a file: its path from the site's root, and its words: `Image (PNG, 61 KB)`. */
export interface FileLink {
  path: string;
  text: string;
}

/** A file as its link calls it: `Briefing to print (PDF, 84 KB)`. */
export function fileLink({ path, content }: DocumentFile, words: string): FileLink {
  return { path, text: `${words} (${kindOf(path).type}, ${sizeOf(content)})` };
}

/** A file as the server hands it out. */
export function fileResponse({ path, content }: DocumentFile): Response {
  return new Response(new Uint8Array(content), { headers: { 'content-type': kindOf(path).mediatype } });
}

function kindOf(path: DocumentFile['path']) {
  return kinds[path.slice(path.lastIndexOf('.')) as keyof typeof kinds];
}
