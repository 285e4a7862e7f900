import highsLoader, { type Model } from 'highs';

const highs = await highsLoader();

/** The version of HiGHS. */
export const solverVersion = highs.version.string;

/** How much may still be solved; see `measured`. */
let left = Infinity;

/** Thrown when more would be solved than is allowed. */
class TooMuch extends Error {}

/**
 * Runs what solves systems, and tells how much it took: steps of the solver times the size of their system. Once that
 * is more than `most` it throws what `unlessTooMuch` catches. Steps are counted, not time, so that every computer gives
 * up on the same.
 */
export function measured<Result>(most: number, use: () => Result): { result: Result; taken: number } {
  const outer = left;
  left = most;
  try {
    return { result: use(), taken: most - left };
  } finally {
    left = outer;
  }
}

/** The result where it takes at most so much, as `measured` counts it, and how much was taken for it or in vain. */
export function within<Result>(
  most: number,
  use: () => Result,
): { result: Result | undefined; taken: number } {
  return measured(most, () => unlessTooMuch(use));
}

/** The result, or `undefined` where it would take more than was allowed. */
export function unlessTooMuch<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

/** A linear system: each column between its bounds, each row a sum of columns between its bounds. */
export interface Programme {
  lower: number[];
  upper: number[];
  rows: { indices: number[]; values: number[]; lower: number; upper: number }[];
  /** What to make least; nothing when left out. */
  cost?: number[];
  isWhole?: boolean;
}

/** How many branches a search for whole numbers tries at most: a count, not a time, so that every computer finds the same. */
const mostBranches = (columns: number) => Math.max(10, Math.min(2000, Math.floor(200_000 / columns)));

/** What a solver found: the least value of the objective, the columns there, and their shadow prices. */
export interface Solution {
  objective: number;
  columns: Float64Array;
  /** Reduced costs; all 0 for whole numbers. */
  columnDuals: Float64Array;
  rowDuals: Float64Array;
}

/**
 * A model that is solved again and again by HiGHS, on one thread and without a time limit, so that the same system
 * always has the same answer.
 */
export interface Solver {
  /** The least value of the objective; `undefined` when nothing satisfies the system, or too many branches were tried. */
  least(): Solution | undefined;
  /** The least value of one column, or with `sign` −1 the negative of its greatest. */
  leastOf(column: number, sign: 1 | -1): Solution | undefined;
  bound(column: number, lower: number, upper: number): void;
  addRow(row: Programme['rows'][number]): void;
  /** From now on, columns take whole numbers only. */
  makeWhole(): void;
}

/** Lends a solver for a programme, and frees its memory afterwards. */
export function withSolver<Result>(programme: Programme, use: (solver: Solver) => Result): Result {
  const { lower, upper, cost, isWhole = false } = programme;
  const rows = programme.rows.map(withoutRepeats);
  let end = 0;
  const starts = [0, ...rows.map(({ indices }) => (end += indices.length))];
  const model = highs.createModel({
    numCols: lower.length,
    numRows: rows.length,
    colCost: cost ?? lower.map(() => 0),
    colLower: lower,
    colUpper: upper,
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: lower.length,
      starts,
      indices: rows.flatMap(({ indices }) => indices),
      values: rows.flatMap(({ values }) => values),
    },
    ...(isWhole && { integrality: lower.map(() => 1 as const) }),
  });
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: cost ? 0.02 : 0,
      mip_max_nodes: mostBranches(lower.length),
      random_seed: 1,
    });
    return use(solver(model, { columns: lower.length, rows: rows.length, isWhole }));
  } finally {
    model.dispose();
  }
}

/** A row that names each column once: two cells of a sum can be one figure, or be named twice by a mistake. */
function withoutRepeats(row: Programme['rows'][number]): Programme['rows'][number] {
  if (new Set(row.indices).size === row.indices.length) return row;
  const sums = new Map<number, number>();
  row.indices.forEach((index, at) => sums.set(index, (sums.get(index) ?? 0) + row.values[at]!));
  const left = [...sums].filter(([, value]) => value !== 0);
  return { ...row, indices: left.map(([index]) => index), values: left.map(([, value]) => value) };
}

const optimal = 7;

function solver(
  model: Model,
  { columns, rows, isWhole }: { columns: number; rows: number; isWhole: boolean },
): Solver {
  const least = (): Solution | undefined => {
    if (left <= 0) throw new TooMuch();
    model.run();
    const steps = Math.max(0, Number(model.info.get('simplex_iteration_count')));
    const search = isWhole ? 100_000 + 1_800 * columns ** 2 : 20_000; // As measured: 1 ms for 4 columns, 180 ms for 100.
    left -= search + 8 * (columns + rows) + steps * (columns + 5 * rows);
    if (model.getModelStatus() !== optimal) return undefined;
    const { colValue, colDual, rowDual } = model.getSolution();
    return {
      objective: model.getObjectiveValue(),
      columns: colValue,
      columnDuals: colDual,
      rowDuals: rowDual,
    };
  };
  return {
    least,
    leastOf(column, sign) {
      model.changeColCost(column, sign);
      const found = least();
      model.changeColCost(column, 0);
      return found;
    },
    bound: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    makeWhole() {
      isWhole = true;
      const all = { kind: 'range', from: 0, to: columns - 1 } as const;
      model.changeColsIntegrality(
        all,
        Array.from({ length: columns }, () => 1 as const),
      );
    },
    addRow(row) {
      const { indices, values, lower, upper } = withoutRepeats(row);
      model.addRow(lower, upper, { indices, values });
    },
  };
}
