import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { failure, type Outcome } from '../command/outcome.ts';
import { checked } from './checked.ts';
import { project, siteConfig } from './config.ts';
import { ContentFault } from './integration.ts';
import { targetFault } from './target.ts';

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
  const whose = failure(error, debug);
  console.error('The site that was there before is as it was.');
  return whose;
}
