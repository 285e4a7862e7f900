import { benchCharts } from './bench-charts.ts';
import { benchDocuments } from './bench-documents.ts';
import { benchPages } from './bench-pages.ts';
import { benchTables } from './bench-tables.ts';

/** Measures the parts of the product that are named, or all of them: `npm run bench -- pages`. */
const parts = { charts: benchCharts, tables: benchTables, documents: benchDocuments, pages: benchPages };
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}". Name some of: ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(parts))
    if (named.length === 0 || named.includes(name)) await bench(process.cwd());
}
