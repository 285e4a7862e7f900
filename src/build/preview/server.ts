import { createServer } from 'node:net';
import { join } from 'node:path';
import { dev } from 'astro';
import { project, siteConfig } from '../config.ts';
import { preview, type Watching } from './preview.ts';

/** Only this computer reaches it: drafts and what is typed are nobody else's. */
export const host = '127.0.0.1';

/** A running preview. */
export interface Preview {
  /** Where it is: `http://127.0.0.1:4321/annual-reports/` */
  address: string;
  stop(): Promise<void>;
}

/** Serves the site in `root` with its drafts, and follows what is saved. */
export async function served(
  root: string,
  port: number,
  watching: Watching,
  debug = false,
): Promise<Preview> {
  const config = siteConfig(root);
  const server = await dev({
    ...config,
    configFile: false,
    logLevel: debug ? 'info' : 'silent',
    server: { host, port },
    integrations: [...(config.integrations ?? []), preview(root, join(project, 'docs'), watching)],
    vite: {
      ...config.vite,
      define: { 'import.meta.env.PREVIEW': 'true' },
      server: { strictPort: true, hmr: { overlay: false } },
    },
  });
  const base = (config.base ?? '/').replace(/\/?$/, '/');
  return { address: `http://${host}:${server.address.port}${base}`, stop: () => server.stop() };
}

/** The first port from `first` on that nobody uses; nothing when twenty in a row are taken. */
export async function freePort(first: number): Promise<number | undefined> {
  for (let port = first; port < first + 20 && port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  return undefined;
}

/** Whether nobody listens on a port of this computer. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => answer(true)));
  });
}
