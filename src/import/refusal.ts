import type { Outcome } from '../command/outcome.ts';

/** A file that cannot be imported: why, as a sentence a report author understands, and what to do about it. */
export class Refusal extends Error {
  readonly cure: string;

  constructor(message: string, cure: string) {
    super(message);
    this.cure = cure;
  }
}

/** Runs an import; a refusal is printed after the name of its file, and ends it with 1. */
export async function orRefused(file: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${file.replaceAll('\\', '/')}: ${error.message}\n    ${error.cure}\nNothing was written.`);
    return 1;
  }
}
