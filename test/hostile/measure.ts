// Checks the fixture with each heavy file in it, and prints what each took: for a test that measures this process.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examined } from '../../src/build/checked.ts';
import { toReport } from '../../src/problem.ts';
import { project } from '../build.ts';
import { heavy } from './heavy.ts';

const root = mkdtempSync(join(tmpdir(), 'heavy-'));
cpSync(join(project, 'test/site'), root, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, files] of Object.entries(heavy)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const before = Object.keys(files).map((file) => {
    const path = join(root, file);
    return { path, text: existsSync(path) ? readFileSync(path) : undefined };
  });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  console.log(JSON.stringify({ begun: name }));
  const start = process.cpuUsage();
  const { problems } = examined(root);
  const { user, system } = process.cpuUsage(start);
  const bad = problems.filter(({ severity }) => severity === 'error');
  const [first] = bad.filter(({ file }) => file in files);
  console.log(
    JSON.stringify({
      name,
      seconds: (user + system) / 1e6,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      errors: bad.length,
      first: first && toReport([first]),
    }),
  );
  for (const { path, text } of before)
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
}
rmSync(root, { recursive: true });
