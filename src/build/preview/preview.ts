import type { AstroIntegration } from 'astro';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { changedPages, pathOf, type Answer } from './answers.ts';
import { checklistPage } from './checklist.ts';
import { checks, type Checks } from './checks.ts';
import { fallback } from './fallback.ts';
import type { Found } from './found.ts';
import { guidePage, guidePicture } from './guide.ts';
import { versionPath, type Frame } from './html.ts';
import { withPanel } from './panel.ts';

type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** What the preview tells the one who started it. */
export interface Watching {
  /** A check has found something else than the one before. */
  found(found: Found): void;
  /** The check itself failed, which is our fault. */
  failed(why: string): void;
}

/**
 * Adds to Astro's development server, and to nothing else, what the preview shows: the problems and the drafts of each
 * page, the checklist and the guide. `root` is the site's folder, `docs` that of the guide.
 */
export function preview(root: string, docs: string, watching: Watching): AstroIntegration {
  const frame: Frame = { base: '/', version: 0 };
  let running: Checks | undefined;
  return {
    name: 'preview',
    hooks: {
      'astro:config:done': ({ config }) => {
        frame.base = config.base.replace(/\/?$/, '/');
      },
      'astro:server:setup': ({ server }) => {
        const checking = checked(server, root, watching, frame);
        running = checking;
        follow(server, root, checking);
        server.middlewares.use((request, response, next) => {
          const isOwn = own(pathOf(request, frame.base), response, docs, checking, frame);
          return isOwn ? undefined : next();
        });
        server.middlewares.use(changedPages(frame.base, (answer) => change(answer, checking, frame)));
      },
      'astro:server:done': async () => {
        await running?.end();
      },
    },
  };
}

/** The checks of a site; open pages load again whenever one has found something else. */
function checked(server: Server, root: string, watching: Watching, frame: Frame): Checks {
  const reload = reloading(server, frame);
  const tell = (found: Found) => {
    watching.found(found);
    reload();
  };
  return checks(root, tell, watching.failed);
}

/** Counts whatever makes open pages out of date, and gives what makes them load again. */
function reloading({ ws }: Server, frame: Frame): () => void {
  const { send } = ws;
  const tell = (...words: unknown[]) => {
    if ((words[0] as { type?: string }).type === 'full-reload') frame.version += 1;
    Reflect.apply(send, ws, words);
  };
  ws.send = tell;
  return () => tell({ type: 'full-reload' });
}

/** Checks again whenever a file of the site is saved. */
function follow({ watcher }: Server, root: string, checking: Checks): void {
  const folders = ['content', 'data', 'public'].map((name) => join(root, name));
  watcher.add(folders);
  for (const event of ['add', 'change', 'unlink'] as const)
    watcher.on(event, (path) => {
      if (folders.some((folder) => plain(path).startsWith(plain(folder)))) checking.again();
    });
}

/** A path as all systems can compare it. */
function plain(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Answers with a page that only the preview has; `false` where there is none at the address. */
function own(path: string, response: ServerResponse, docs: string, checking: Checks, frame: Frame): boolean {
  const answer = (type: string, body: string | Buffer) => {
    response.setHeader('content-type', type);
    response.setHeader('cache-control', 'no-store');
    response.end(body);
    return true;
  };
  if (path === versionPath) return answer('text/plain', String(frame.version));
  if (path === '/checklist/')
    return answer('text/html; charset=utf-8', checklistPage(checking.last(), frame));
  if (!path.startsWith('/guide')) return false;
  if (path === '/guide') return redirect(response, `${frame.base}guide/`);
  const page = guidePage(docs, path, frame);
  if (page !== undefined) return answer('text/html; charset=utf-8', page);
  const picture = guidePicture(docs, path);
  return picture ? answer(picture.type, picture.bytes) : false;
}

function redirect(response: ServerResponse, to: string): boolean {
  response.statusCode = 302;
  response.setHeader('location', to);
  response.end();
  return true;
}

/** A page with its problems; in place of one that could not be made, what keeps it from being made. */
function change(answer: Answer, checking: Checks, frame: Frame): Answer {
  const found = checking.last();
  if (answer.status === 500 || (answer.status === 404 && found))
    return fallback(answer, found, frame) ?? answer;
  return answer.html.includes('<main')
    ? { ...answer, html: withPanel(answer.html, answer.path, found, frame) }
    : answer;
}
