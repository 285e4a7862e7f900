import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { advisories } from '../test/tools/advisories.ts';
import { install, kits, missing, type Kit } from '../test/tools/programs.ts';

/**
 * The checks of documents that need programs beside Node, and of packages that need somebody to ask. What is missing is
 * named, or installed with `--install`; the last line but one says what did not run, the last one counts what passed and failed.
 */
const results = 'node_modules/.cache/tools.json';
const wanted = Object.values<Kit>(kits);

if (process.argv.includes('--install')) {
  for (const kit of wanted.filter((each) => missing(each).length > 0)) {
    console.log(`Installing ${kit.debian} …`);
    const reason = install(kit);
    if (reason) console.log(`${kit.debian} was not installed: ${reason}.`);
  }
}
for (const kit of wanted.filter((each) => missing(each).length > 0)) {
  console.log(
    `${kit.name} is missing. On Debian and Ubuntu: apt-get install ${kit.debian}. Elsewhere: ${kit.elsewhere}.`,
  );
}

mkdirSync('node_modules/.cache', { recursive: true });
rmSync(results, { force: true });
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/tools/vitest.config.ts'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${results}`];
const { status } = spawnSync(process.execPath, [...vitest, ...reporters], { stdio: 'inherit' });
const faults = advisories();
const known = 'known' in faults ? faults.known : [];
for (const fault of known) console.log(`A package with a known fault: ${fault}. npm audit says more.`);
const { left, ...ran } = outcome();
const passed = ran.passed + ('known' in faults && known.length === 0 ? 1 : 0);
const failed = ran.failed + (known.length > 0 ? 1 : 0);
const notRun = wanted.flatMap(({ name, ...kit }) => {
  const without = missing({ name, ...kit }).map((command) => `${command} not found`);
  const documents = left.flatMap(([first, document]) => (first === name && document ? [document] : []));
  return without.length > 0 ? [`${name} (${without.join(', ')}): ${new Set(documents).size} documents`] : [];
});
if ('unasked' in faults) notRun.push(`known faults of packages (${faults.unasked})`);
const gaps = notRun.length > 0 ? `did not run: ${notRun.join('; ')}` : 'nothing was left out';
console.log(
  passed + left.length > 0
    ? `\ntest:tools: ${passed + failed} checks ran; ${gaps}`
    : '\ntest:tools: no check ran; what stopped them stands above',
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && status === 0 ? 0 : 1;

/** How many checks passed and failed, and the groups of those that did not run. */
function outcome(): { passed: number; failed: number; left: string[][] } {
  try {
    const report = JSON.parse(readFileSync(results, 'utf8')) as Report;
    const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const count = (wanted: string) => tests.filter((test) => test.status === wanted).length;
    const left = tests.filter((test) => test.status === 'skipped' || test.status === 'pending');
    const failed = Math.max(count('failed'), report.success || status === 0 ? 0 : 1);
    return { passed: count('passed'), failed, left: left.map(({ ancestorTitles }) => ancestorTitles) };
  } catch {
    return { passed: 0, failed: 1, left: [] };
  }
}

interface Report {
  success: boolean;
  testResults: { assertionResults: { status: string; ancestorTitles: string[] }[] }[];
}
