// Checks the fixture with each heavy file in it, and prints what each took, in seconds of an ordinary computer.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examined } from '../../src/build/checked.ts';
import { toReport } from '../../src/problem.ts';
import { project } from '../build.ts';
import { heavy } from './heavy.ts';

/** Processor time of an ordinary computer for what `slowness` counts, in milliseconds. */
const ordinary = 33;

/** How many times slower than an ordinary computer this one is just now, with all that runs beside; at least 1. */
function slowness(): number {
  const start = process.cpuUsage();
  let sum = 0;
  for (let count = 0; count < 1e7; count += 1) sum = (sum + count * count) | 0;
  const { user, system } = process.cpuUsage(start);
  return Math.max(1, (user + system + (sum & 0)) / 1e3 / ordinary);
}

slowness(); // So that it is compiled.
const root = mkdtempSync(join(tmpdir(), 'heavy-'));
cpSync(join(project, 'test/site'), root, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, files] of Object.entries(heavy)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const given = Object.keys(files).map((file) => {
    const path = join(root, file);
    return { path, text: existsSync(path) ? readFileSync(path) : undefined };
  });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  console.log(JSON.stringify({ begun: name }));
  const before = slowness();
  const start = process.cpuUsage();
  const { problems } = examined(root);
  const { user, system } = process.cpuUsage(start);
  const slow = (before + slowness()) / 2;
  const bad = problems.filter(({ severity }) => severity === 'error');
  const [first] = bad.filter(({ file }) => file in files);
  console.log(
    JSON.stringify({
      name,
      seconds: (user + system) / 1e6 / slow,
      slow,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      errors: bad.length,
      first: first && toReport([first]),
    }),
  );
  for (const { path, text } of given)
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
}
rmSync(root, { recursive: true });
