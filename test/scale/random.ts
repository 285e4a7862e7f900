/** A source of chance that gives the same for the same seed. */
export interface Chance {
  /** A whole number from `least` to `most`. */
  between: (least: number, most: number) => number;
  /** One of a list. */
  one: <Item>(list: readonly Item[]) => Item;
  /** Some of a list, each once, in an order of their own. */
  some: <Item>(list: readonly Item[], count: number) => Item[];
}

/** Chance from a seed (Mulberry32). */
export function chance(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const one = <Item>(list: readonly Item[]): Item => list[between(0, list.length - 1)]!;
  const some = <Item>(list: readonly Item[], count: number): Item[] => {
    const left = [...list];
    return Array.from(
      { length: Math.min(count, left.length) },
      () => left.splice(between(0, left.length - 1), 1)[0]!,
    );
  };
  return { between, one, some };
}
