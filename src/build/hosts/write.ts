import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Board } from '../../board.ts';
import { securityFile, takenName, type HostFile } from '../../host-file.ts';
import type { Problem } from '../../problem.ts';
import type { Redirects } from '../../redirect.ts';
import { previewOf } from '../address.ts';
import { apacheText } from './apache.ts';
import { azureText } from './azure.ts';
import { headers } from './headers.ts';
import { iisText } from './iis.ts';
import { headerList, redirectList } from './lists.ts';
import { moves } from './moves.ts';
import { nginxText } from './nginx.ts';
import { securityText } from './security-text.ts';
import type { Served } from './served.ts';

/** The file of each kind of host. */
const texts: Record<HostFile, (served: Served) => string> = {
  '.htaccess': apacheText,
  _headers: headerList,
  _redirects: redirectList,
  'nginx.conf': nginxText,
  'staticwebapp.config.json': azureText,
  'web.config': iisText,
};

/** The site that is written: who publishes it, what leads on, and the address that it has. */
export interface Site {
  board: Board;
  redirects: Redirects | undefined;
  /** The sub-path, as `/` or `/annual-reports`. */
  base: string;
  /** `https://www.example.org`. */
  origin: string;
}

/** Writes what tells hosts how to serve a built site, and `security.txt`; a file of `public/` in their place is a problem. */
export function writeHosts(folder: string, { board, redirects, origin, ...site }: Site): Problem[] {
  const base = site.base.replace(/\/?$/, '/');
  const served = {
    base,
    headers: headers(origin.startsWith('https:'), previewOf() !== undefined),
    moves: moves(folder, redirects, base),
  };
  const security = securityText(board, origin);
  const files = [
    ...Object.entries(texts).map(([file, text]) => [file, text(served)] as const),
    ...(security === undefined ? [] : [[securityFile, security] as const]),
  ];
  return files.flatMap(([file, text]) => {
    const place = join(folder, file);
    if (existsSync(place)) return [takenName(file)];
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    return [];
  });
}
