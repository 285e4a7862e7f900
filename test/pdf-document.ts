import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader opens it. */
export interface PdfFile {
  /** The text of each page, in the order in which it is read. */
  pages: string[];
  /** The roles of its structure, in order: `H1`, `P`, `TH`. */
  roles: string[];
  /** The words that stand for each picture. */
  alts: (string | undefined)[];
  /** Addresses of other places that it links to. */
  urls: string[];
  /** How many links lead to a place in it; each was followed. */
  inner: number;
  /** Its bookmarks, with the page that each leads to, counted from 1. */
  outline: { title: string; level: number; page: number }[];
  properties: Record<string, unknown>;
}

interface Node {
  role?: string;
  alt?: string;
  children?: unknown[];
}

/** Opens a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFile> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const found: PdfFile = {
    ...{ pages: [], roles: [], alts: [], urls: [], inner: 0, outline: [] },
    properties: (await document.getMetadata()).info as Record<string, unknown>,
  };
  const pageOf = async (to: unknown) => {
    const place = typeof to === 'string' ? await document.getDestination(to) : to;
    return (await document.getPageIndex((place as [never])[0])) + 1;
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const shown = await page.getTextContent();
    found.pages.push(shown.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    for (const { role, alt } of nodes(await page.getStructTree())) {
      found.roles.push(role ?? '');
      if (role === 'Figure') found.alts.push(alt);
    }
    for (const { url, unsafeUrl, dest } of await page.getAnnotations()) {
      if (unsafeUrl ?? url) found.urls.push(unsafeUrl ?? url);
      else if ((await pageOf(dest)) > 0) found.inner += 1;
    }
  }
  type Marks = Awaited<ReturnType<typeof document.getOutline>>;
  const walk = async (marks: Marks, level: number): Promise<void> => {
    for (const { title, dest, items } of marks ?? []) {
      found.outline.push({ title, level, page: await pageOf(dest) });
      await walk(items, level + 1);
    }
  };
  await walk(await document.getOutline(), 1);
  await task.destroy();
  return found;
}

/** A tree of a PDF's structure as a list. */
function nodes(tree: unknown): Node[] {
  const node = (tree ?? {}) as Node;
  return [node, ...(node.children ?? []).flatMap(nodes)];
}
