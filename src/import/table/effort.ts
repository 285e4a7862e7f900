/** The most steps that the search for totals of a table takes: some two seconds, and a hundred times what tables need. */
const mostSteps = 10_000_000;

/** What is left of a search that is counted in steps and not in seconds, so that every computer finds the same. */
export class Effort {
  #left: number;

  constructor(steps = mostSteps) {
    this.#left = steps;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** Counts some steps; whether they could still be taken. */
  takes(steps: number): boolean {
    this.#left -= steps;
    return !this.isSpent;
  }
}
