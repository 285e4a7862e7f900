import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../src/dataset/schema.ts';

writeFileSync('data/dataset.schema.json', jsonSchema());
