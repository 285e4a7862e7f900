import { z } from 'astro/zod';
import { RawDataset } from './dataset.ts';

/** The JSON Schema of datasets that editors use, made from the same schema that the build checks with. */
export function jsonSchema(): string {
  const schema = z.toJSONSchema(RawDataset, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ ...schema, title: 'Dataset', description: 'A Data Package v2 data resource with its rows inline, and our additions.' }, null, 2)}\n`;
}
