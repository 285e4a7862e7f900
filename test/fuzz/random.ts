/** Numbers that seem random, and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  one<Item>(items: readonly Item[]): Item;
  /** Whether something happens that happens once in `times`. */
  once(times: number): boolean;
}

/** The numbers of a seed and of what it is for (mulberry32). */
export function random(seed: number, what: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(what + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { below, one: (items) => items[below(items.length)]!, once: (times) => below(times) === 0 };
}
