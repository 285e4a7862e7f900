import { excerpt } from '../source.ts';
import { machineFault } from './machine.ts';

/** How a command ended: 0 done, 1 problems in the content, 2 wrong use, 3 the machine, 70 our own fault. */
export type Outcome = 0 | 1 | 2 | 3 | 70;

/** The command was used wrongly; the message says how, and what to do instead. */
export class WrongUse extends Error {}

/** Tells why a command failed and whose fault it is; the details with `debug`. */
export function failure(error: unknown, debug: boolean): Outcome {
  if (debug) console.error(error);
  const fault = machineFault(error);
  const whose = fault ? 'The machine could not do it' : 'The program failed, and that is our fault';
  console.error(`${whose}: ${excerpt(fault?.words ?? (error as Error).message, 300)}`);
  if (fault?.cure !== undefined) console.error(fault.cure);
  if (!debug) console.error('Run again with --debug for details.');
  return fault ? 3 : 70;
}
