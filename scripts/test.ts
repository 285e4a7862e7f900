import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/** Formatting, types and tests, in this order; the last line counts what passed and failed. */
const results = 'node_modules/.cache/tests.json';
mkdirSync('node_modules/.cache', { recursive: true });
rmSync(results, { force: true });

const steps: [name: string, script: string, ...words: string[]][] = [
  ['formatting', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['types', 'node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'hint'],
  [
    'tests',
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ],
];

let passed = 0;
let failed = 0;
const red: string[] = [];
for (const [name, script, ...words] of steps) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, [script, ...words], { stdio: 'inherit' });
  const counts = name === 'tests' ? counted() : undefined;
  passed += counts?.passed ?? (status === 0 ? 1 : 0);
  failed += counts?.failed || (status === 0 ? 0 : 1);
  if (status !== 0) red.push(name);
}
if (red.length > 0) console.log(`\nWhat failed is told above, under: ${red.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function counted(): { passed: number; failed: number } | undefined {
  try {
    const report = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>;
    return { passed: report['numPassedTests'] ?? 0, failed: report['numFailedTests'] ?? 0 };
  } catch {
    return undefined;
  }
}
