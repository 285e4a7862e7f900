import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a page became: its address from the site's root, the status, and the text. */
export interface Answer {
  path: string;
  status: number;
  html: string;
}

type Next = (error?: unknown) => void;

/** Holds back every page that the server answers with, until `change` has put in what the preview adds. */
export function changedPages(base: string, change: (answer: Answer) => Answer) {
  return (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    if (!isPage(request)) return next();
    const { write, end, writeHead } = response;
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    response.writeHead = ((status: number, ...more: unknown[]) => {
      response.statusCode = status;
      const headers = more.findLast((each) => typeof each === 'object') ?? {};
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
      return response;
    }) as typeof writeHead;
    response.write = ((chunk: unknown) => {
      keep(chunk);
      return true;
    }) as typeof write;
    response.end = ((chunk?: unknown) => {
      keep(chunk);
      Object.assign(response, { write, end, writeHead });
      const body = Buffer.concat(chunks);
      const isHtml = String(response.getHeader('content-type') ?? '').includes('html');
      return response.end(isHtml ? changed(response, body, pathOf(request, base), change) : body);
    }) as typeof end;
    next();
  };
}

function changed(
  response: ServerResponse,
  body: Buffer,
  path: string,
  change: (answer: Answer) => Answer,
): Buffer {
  const answer = change({ path, status: response.statusCode, html: body.toString('utf8') });
  response.statusCode = answer.status;
  for (const name of ['content-length', 'etag', 'content-encoding']) response.removeHeader(name);
  return Buffer.from(answer.html);
}

/** Whether a browser asks for a page, not for a style, a script or a picture. */
function isPage({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && String(headers.accept ?? '').includes('text/html');
}

/** The address that is asked for, from the site's root: `/2019-20/crag/`. */
export function pathOf(request: IncomingMessage, base: string): string {
  const asked = (request as { originalUrl?: string }).originalUrl ?? request.url ?? '/';
  const path = asked.replace(/[?#].*$/s, '');
  return path.startsWith(base) ? `/${path.slice(base.length)}` : path;
}
