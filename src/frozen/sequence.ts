/** A place at which two lists differ: what stood there, what stands there, or both. */
export interface SequenceChange {
  before?: string | undefined;
  after?: string | undefined;
  /** The index in the first list of what stood there. */
  index?: number;
}

/** How a list became another with the fewest changes; what was replaced is paired in order. */
export function changes(was: readonly string[], is: readonly string[]): SequenceChange[] {
  const lengths = common(was, is);
  const found: SequenceChange[] = [];
  let lost: { before: string; index: number }[] = [];
  let added: string[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(lost.length, added.length); at += 1) {
      found.push({ ...(lost[at] ?? {}), after: added[at] });
    }
    lost = [];
    added = [];
  };
  let [row, column] = [0, 0];
  while (row < was.length || column < is.length) {
    if (row < was.length && column < is.length && was[row] === is[column]) {
      flush();
      row += 1;
      column += 1;
    } else if (
      column >= is.length ||
      (row < was.length && lengths[row + 1]![column]! >= lengths[row]![column + 1]!)
    ) {
      lost.push({ before: was[row]!, index: row });
      row += 1;
    } else {
      added.push(is[column]!);
      column += 1;
    }
  }
  flush();
  return found;
}

/** The length of the longest common part of what follows, for each place of both lists. */
function common(was: readonly string[], is: readonly string[]): number[][] {
  const lengths = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  for (let row = was.length - 1; row >= 0; row -= 1) {
    for (let column = is.length - 1; column >= 0; column -= 1) {
      lengths[row]![column] =
        was[row] === is[column]
          ? lengths[row + 1]![column + 1]! + 1
          : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
    }
  }
  return lengths;
}
