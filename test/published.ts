import type { z } from 'astro/zod';
import { RawDataset, type Dataset } from '../src/dataset/dataset.ts';
import { protection } from '../src/dataset/protection/protect.ts';

/** A dataset as the build would publish it, made from what an author types. */
export function published(typed: z.input<typeof RawDataset>, threshold = 5): Dataset {
  const raw = [{ id: `2020-21/${typed.name}`, value: RawDataset.parse(typed) }];
  return protection(raw, threshold).datasets.get(raw[0]!.id)!;
}
