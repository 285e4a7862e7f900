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
      if (derived?.kind !== 'share' || typeof row[name] !== 'number') return [];
      const inputs = inputsOf(dataset, derived, index + 1, all);
      const [count, base] = inputs.map(({ row: line, field }) =>
        at.get(keyOf({ dataset: id, row: line, field })),
      );
      if (count === undefined || isWaived(row, derived.of ?? '')) return [];
      const whole =
        base ?? (derived.base.count === undefined ? undefined : known(derived.base.count, counts));
      const [some, most] = [counts[count]!.value, whole === undefined ? undefined : counts[whole]!.value];
      if (whole === undefined || some === undefined || most === undefined) return [];
      const rest = most - some;
      if (rest < 1 || rest > threshold) return [];
      const places = [{ dataset: id, row: index + 1, field: name }];
      counts.push({ places, role: 'small', shown: [rest, rest], value: rest, loss: 0 });
      return [{ total: whole, parts: [count, counts.length - 1], gap: 0 }];
    }),
  );
}

/** A number that everybody knows, as a count. */
function known(number: number, counts: Count[]): number {
  counts.push({ places: [], role: 'shown', shown: [number, number], value: number, loss: 0 });
  return counts.length - 1;
}
