import type { System } from './count.ts';

/** The parts of a system that have nothing to do with each other, so that each is protected by itself. */
export function parted({ counts, sums }: System): System[] {
  const first = counts.map((_, index) => index);
  const find = (index: number): number => {
    while (first[index] !== index) index = first[index] = first[first[index]!]!;
    return index;
  };
  for (const { total, parts } of sums) for (const part of parts) first[find(part)] = find(total);
  const sumsOf = Map.groupBy(sums, ({ total }) => find(total));
  return [...Map.groupBy(counts.keys(), find)].map(([root, indices]) => {
    const place = new Map(indices.map((index, at) => [index, at]));
    return {
      counts: indices.map((index) => counts[index]!),
      sums: (sumsOf.get(root) ?? []).map(({ total, parts, gap }) => ({
        total: place.get(total)!,
        parts: parts.map((part) => place.get(part)!),
        gap,
      })),
    };
  });
}
