import { build } from 'astro';
import { excerpt } from '../source.ts';
import { checked } from './checked.ts';
import { siteConfig } from './config.ts';
import { ContentFault } from './integration.ts';

/** Builds the site in `root` into `to`. 0 built, 1 problems in the content, 3 the machine, 70 our own fault. */
export async function site(
  root: string,
  options: { to?: string; site?: string; debug?: boolean } = {},
): Promise<0 | 1 | 3 | 70> {
  if (checked(root).code !== 0) return 1;
  const config = siteConfig(root, { ...options, isChecked: true });
  try {
    await build({ configFile: false, logLevel: options.debug ? 'info' : 'warn', ...config });
    return 0;
  } catch (error) {
    if (error instanceof ContentFault || (error as Error).cause instanceof ContentFault) return 1;
    if (options.debug) console.error(error);
    const { code } = error as NodeJS.ErrnoException;
    const message = excerpt((error as Error).message, 300);
    const isMachine = code !== undefined && /^E[A-Z]+$/.test(code);
    console.error(
      isMachine
        ? `The machine could not do it: ${message}`
        : `The build failed, and that is our fault: ${message}`,
    );
    console.error('The site that was there before is as it was. Run again with --debug for details.');
    return isMachine ? 3 : 70;
  }
}
