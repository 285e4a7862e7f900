import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reference as components } from '../src/chart/authored/reference.ts';
import { saidOfExamples } from '../src/check/example.ts';
import { rulesReference } from '../src/check/reference.ts';
import { checkReportSchema } from '../src/check/report/json.ts';
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
writeFileSync('docs/check-report.schema.json', checkReportSchema());

const fixture = mkdtempSync(join(tmpdir(), 'rules-'));
cpSync('test/site', fixture, { recursive: true });
writeFileSync('docs/rules.md', rulesReference(saidOfExamples(fixture)));
rmSync(fixture, { recursive: true, force: true });
