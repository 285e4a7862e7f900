import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { build } from 'astro';
import { interruptible } from '../command/interruption.ts';
import { failure, type Outcome } from '../command/outcome.ts';
import { strays, type Strays } from '../command/strays.ts';
import { holdContent } from '../files.ts';
import { prune } from '../pruning.ts';
import { removed } from '../rename.ts';
import { storeFolder } from '../store.ts';
import { checked } from './checked.ts';
import { project, siteConfig } from './config.ts';
import { ContentFault, type Finish } from './integration.ts';
import { count, type Count } from './made.ts';
import { putBack, tryPlace } from './swap.ts';
import { realPath, targetFault } from './target.ts';
import { hasTurn, turn } from './turn.ts';
import { buildProgress } from './watched.ts';
import { endedPublication, sweep, sweepUnlessTaken, workshopOf } from './workshop.ts';

// Waste is collected before there is half as much of it as of what is needed: large sites take a sixth less memory.
setFlagsFromString('--heap-growing-percent=40');

/** Where a site is built, whether to tell details, whether it was checked, and what is done once it is whole. */
export interface Building {
  to?: string;
  debug?: boolean;
  isChecked?: boolean;
  finish?: Finish;
}

/** Builds the site in `root` into `to`; whatever goes wrong, the site that was there stays, and no litter. */
export async function site(root: string, how: Building = {}): Promise<Outcome> {
  const { debug = false, isChecked = false } = how;
  const [from, to] = [realPath(root), realPath(how.to ?? join(root, 'dist'))];
  const fault = targetFault(to, from, project);
  if (fault !== undefined) {
    console.error(`The site cannot be built there: ${fault}\nName another folder with --to.`);
    return 2;
  }
  const end = turn(project, [from, to]);
  if (typeof end === 'string') {
    console.error(end);
    return 3;
  }
  const made = count();
  let release = () => {};
  const tidy = () => (sweep(workshopOf(project, to)), made.end(), release(), end());
  try {
    endedPublication(from);
    release = holdContent(from);
    putBack(to);
    tryPlace(to);
    if (!isChecked && checked(from).code !== 0) return 1;
    const stopped = `Stopped. ${basename(to)} is as it was before.`;
    return await interruptible(
      () => (tidy(), stopped),
      () => built(from, { ...how, to }, made),
    );
  } catch (error) {
    return outcome(error, debug);
  } finally {
    tidy();
  }
}

async function built(
  root: string,
  { to, debug, finish }: Building & { to: string },
  made: Count,
): Promise<0> {
  const workshop = workshopOf(project, to);
  removed(workshop);
  const bar = buildProgress(join(workshop, 'site'), to);
  const folder = process.cwd();
  const errors = strays();
  try {
    process.chdir(project); // What Astro runs while it builds lies below the folder it runs in, and finds its packages there.
    const config = siteConfig(root, { to, isChecked: true, finish: inTurn(to, errors, finish) });
    await build({ configFile: false, logLevel: debug ? 'info' : 'silent', ...config });
    errors.end();
    prune(storeFolder(project));
    bar.done('Pages and documents are built');
    if (made.told() !== '') console.log(made.told());
    return 0;
  } catch (error) {
    bar.failed('The build did not end');
    process.once('exit', () => sweepUnlessTaken(workshop)); // Pages that were under way are still written.
    errors.refuse();
    throw error;
  } finally {
    process.chdir(folder);
  }
}

/** Finishes a build in which nothing failed, and whose process still has its turn: one that slept for long may have lost it. */
function inTurn(to: string, errors: Strays, finish: Finish = (_, swap) => swap()): Finish {
  return (built, swap) => {
    errors.refuse();
    if (hasTurn(project, to)) return finish(built, swap);
    const message = 'Another build of this site began while this one slept, and takes its place.';
    throw Object.assign(new Error(message), { code: 'ELOSTTURN' });
  };
}

/** Tells why a build failed, and whose fault it is. */
function outcome(error: unknown, debug: boolean): Outcome {
  if (error instanceof ContentFault || (error as Error).cause instanceof ContentFault) return 1;
  const whose = failure(error, debug);
  console.error('The site that was there before is as it was.');
  return whose;
}
