import { benchCharts } from './bench-charts.ts';
import { benchDocuments } from './bench-documents.ts';
import { benchPages } from './bench-pages.ts';
import { benchScale } from './bench-scale.ts';
import { benchTables } from './bench-tables.ts';

/**
 * Measures the parts of the product that are named, or all of them: `npm run bench -- pages`. Numbers are sizes of
 * archives to build: `npm run bench -- 15 150`.
 */
const parts = { charts: benchCharts, tables: benchTables, documents: benchDocuments, pages: benchPages };
const words = process.argv.slice(2);
const sizes = words.filter((word) => /^[1-9]\d{0,4}$/.test(word)).map(Number);
const named = words.filter((word) => !/^[1-9]\d{0,4}$/.test(word));
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(
    `There is no bench "${unknown[0]}". Name some of: ${Object.keys(parts).join(', ')}, or how many reports to build.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(parts))
    if (words.length === 0 || named.includes(name)) await bench(process.cwd());
  if (sizes.length > 0) await benchScale(process.cwd(), sizes);
}
