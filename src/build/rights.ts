import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets everybody read a built folder, and only its owner change it, whatever the machine that built it gives new files and
 * whatever rights the files of `public/` had: a web server that may not read a page answers that it is forbidden.
 */
export function openToAll(folder: string): void {
  give(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) give(path, 0o644);
  }
}

function give(path: string, rights: number): void {
  try {
    chmodSync(path, rights);
  } catch (error) {
    if (!knowsNone.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** What a drive answers that knows no rights, such as a memory stick: everybody may read it. */
const knowsNone = /^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/;
