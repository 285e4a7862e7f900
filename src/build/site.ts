import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { excerpt } from '../source.ts';
import { checked } from './checked.ts';
import { project, siteConfig } from './config.ts';
import { ContentFault } from './integration.ts';
import { targetFault } from './target.ts';

/** How a build ended: 0 built, 1 problems in the content, 2 wrong use, 3 the machine, 70 our own fault. */
export type Outcome = 0 | 1 | 2 | 3 | 70;

/** Builds the site in `root` into `to`; whatever goes wrong, the site that was there stays, and no litter. */
export async function site(
  root: string,
  { to = join(root, 'dist'), debug = false }: { to?: string; debug?: boolean } = {},
): Promise<Outcome> {
  const fault = targetFault(to, root, project);
  if (fault !== undefined) {
    console.error(`The site cannot be built there: ${fault}\nName another folder with --to.`);
    return 2;
  }
  try {
    if (checked(root).code !== 0) return 1;
    const config = siteConfig(root, { to, isChecked: true });
    await build({ configFile: false, logLevel: debug ? 'info' : 'silent', ...config });
    return 0;
  } catch (error) {
    return outcome(error, debug);
  } finally {
    rmSync(`${to}.next`, { recursive: true, force: true });
  }
}

/** Tells why a build failed, and whose fault it is. */
function outcome(error: unknown, debug: boolean): Outcome {
  if (error instanceof ContentFault || (error as Error).cause instanceof ContentFault) return 1;
  if (debug) console.error(error);
  const { code, message } = error as NodeJS.ErrnoException;
  const isMachine = code !== undefined && /^E[A-Z]+$/.test(code);
  const whose = isMachine ? 'The machine could not do it' : 'The build failed, and that is our fault';
  console.error(`${whose}: ${excerpt(message, 300)}`);
  console.error('The site that was there before is as it was. Run again with --debug for details.');
  return isMachine ? 3 : 70;
}
