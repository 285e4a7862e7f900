import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { goneFault } from '../check/frozen/gone.ts';
import type { Entry } from '../entry.ts';
import type { Lock } from '../lock.ts';
import { problemAt, type Problem } from '../problem.ts';
import { fileOf } from './redirects.ts';

/** The published addresses at which a finished build has nothing. */
export function goneProblems(folder: string, locks: readonly Entry<Lock>[]): Problem[] {
  return locks.flatMap(({ value, source, offsetOf }) =>
    value.addresses.flatMap((address, index) =>
      existsSync(join(folder, fileOf(address)))
        ? []
        : [problemAt(source, offsetOf(['addresses', index]), goneFault(address, value.edition))],
    ),
  );
}
