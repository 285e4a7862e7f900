import { rows } from '../dataset.ts';
import { keyOf, type Count, type Identified, type Sum } from './count.ts';
import { inputsOf } from './inputs.ts';
import { waived } from './waived.ts';

/**
 * The other sides of shares, where they are small: 97 of 100 tells that 3 are left. Each is a count that nobody prints,
 * in the place of the share; it is added to `counts`, and the sum that ties it to them is returned.
 */
export function restsOf(
  { id, value: dataset }: Identified,
  at: ReadonlyMap<string, number>,
  counts: Count[],
  threshold: number,
): Sum[] {
  const all = rows(dataset);
  const isWaived = waived(dataset);
  return dataset.schema.fields.flatMap(({ name, derived }) =>
    all.flatMap((row, index): Sum[] => {
      if (derived?.kind !== 'share' || typeof row[name] !== 'number' || row[name] >= 100) return [];
      const places = [{ dataset: id, row: index + 1, field: name }];
      // A share without a count of its own stands for one itself.
      const inputs = derived.of === undefined ? [{ row: index + 1, field: name }] : [];
      const [count, base] = [...inputs, ...inputsOf(dataset, derived, index + 1, all)].map(
        ({ row: line, field }) => at.get(keyOf({ dataset: id, row: line, field })),
      );
      if (count === undefined || isWaived(row, derived.of ?? name)) return [];
      const whole =
        base ?? (derived.base.count === undefined ? undefined : known(derived.base.count, counts));
      if (whole === undefined) return [];
      const shown = left(counts[whole]!, counts[count]!);
      if (!shown || shown[1] < 1 || shown[0] > threshold) return [];
      counts.push({ places, role: 'small', shown, value: undefined, floor: shown[0] > 0 ? 1 : 0, loss: 0 });
      return [{ total: whole, parts: [count, counts.length - 1], gap: 0 }];
    }),
  );
}

/** How many are left of a whole, as exactly as it and its part are known; `undefined` when one was typed as `[c]`. */
function left(whole: Count, part: Count): readonly [least: number, most: number] | undefined {
  const known = ({ value, shown }: Count) => (value === undefined ? shown : ([value, value] as const));
  const [all, some] = [known(whole), known(part)];
  if (!Number.isFinite(all[1]) || !Number.isFinite(some[1])) return undefined;
  return [Math.max(0, all[0] - some[1]), all[1] - some[0]];
}

/** A number that everybody knows, as a count. */
export function known(number: number, counts: Count[]): number {
  counts.push({ places: [], role: 'shown', shown: [number, number], value: number, floor: 0, loss: 0 });
  return counts.length - 1;
}
