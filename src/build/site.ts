import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'astro';
import { interruptible } from '../command/interruption.ts';
import { failure, type Outcome } from '../command/outcome.ts';
import { prune } from '../pruning.ts';
import { removed, renamed } from '../rename.ts';
import { storeFolder } from '../store.ts';
import { checked } from './checked.ts';
import { project, siteConfig } from './config.ts';
import { ContentFault, type Finish } from './integration.ts';
import { count } from './made.ts';
import { targetFault } from './target.ts';
import { turn } from './turn.ts';
import { buildProgress } from './watched.ts';

/** Where a site is built, whether to tell details, whether it was checked, and what is done once it is whole. */
export interface Building {
  to?: string;
  debug?: boolean;
  isChecked?: boolean;
  finish?: Finish;
}

/** Builds the site in `root` into `to`; whatever goes wrong, the site that was there stays, and no litter. */
export async function site(root: string, how: Building = {}): Promise<Outcome> {
  const { to = join(root, 'dist'), debug = false, isChecked = false } = how;
  const fault = targetFault(to, root, project);
  if (fault !== undefined) {
    console.error(`The site cannot be built there: ${fault}\nName another folder with --to.`);
    return 2;
  }
  const end = turn(project, [root, to]);
  if (typeof end === 'string') {
    console.error(end);
    return 3;
  }
  const tidy = () => {
    putBack(to);
    removed(`${to}.next`);
    end();
  };
  const made = count();
  try {
    if (!isChecked && checked(root).code !== 0) return 1;
    const stopped = `Stopped. ${basename(to)} is as it was before.`;
    return await interruptible(
      () => (tidy(), stopped),
      async (): Promise<Outcome> => {
        await built(root, { ...how, to });
        prune(storeFolder(project));
        if (made.told() !== '') console.log(made.told());
        return 0;
      },
    );
  } catch (error) {
    return outcome(error, debug);
  } finally {
    made.end();
    tidy();
  }
}

async function built(root: string, { to, debug, finish }: Building & { to: string }): Promise<void> {
  putBack(to);
  removed(`${to}.next`);
  const bar = buildProgress(`${to}.next`, to);
  try {
    const config = siteConfig(root, { to, isChecked: true, ...(finish ? { finish } : {}) });
    await build({ configFile: false, logLevel: debug ? 'info' : 'silent', ...config });
    bar.done('Pages and documents are built');
  } catch (error) {
    bar.failed('The build did not end');
    throw error;
  }
}

/** Puts the old site back where a build was cut off after it had moved it away, and before the new one was in its place. */
function putBack(to: string): void {
  if (!existsSync(to) && existsSync(`${to}.previous`)) renamed(`${to}.previous`, to);
}

/** Tells why a build failed, and whose fault it is. */
function outcome(error: unknown, debug: boolean): Outcome {
  if (error instanceof ContentFault || (error as Error).cause instanceof ContentFault) return 1;
  const whose = failure(error, debug);
  console.error('The site that was there before is as it was.');
  return whose;
}
