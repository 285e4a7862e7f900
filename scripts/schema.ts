import { readFileSync, writeFileSync } from 'node:fs';
import { reference as components } from '../src/chart/authored/reference.ts';
import { reference } from '../src/dataset/reference.ts';
import { jsonSchema } from '../src/dataset/schema.ts';
import { Wording, wordingReference } from '../src/wording.ts';
import { sourcePaperSchema } from '../src/source-schema.ts';

writeFileSync('data/dataset.schema.json', jsonSchema());
writeFileSync('content/source-paper.schema.json', sourcePaperSchema());
writeFileSync('docs/datasets.md', reference());
writeFileSync('docs/charts.md', components());
writeFileSync(
  'docs/words.md',
  wordingReference(Wording.parse(JSON.parse(readFileSync('content/wording.json', 'utf8')))),
);
