import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../build.ts';
import { boardSite, commandWith, run } from '../walk/walk.ts';
import { kits, missing } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const from = join(project, 'test/walk');
const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1';

describe.skipIf(missing(kits.office).length > 0)(kits.office.name, () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'profile'));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    for (const [kind, file] of [
      ['docx', 'report.fodt'],
      ['xlsx', 'figures.fods'],
      ['ods', 'figures.fods'],
      [csv, 'figures.fods'],
    ] as const) {
      const words = [profile, '--headless', '--convert-to', kind, '--outdir', folder, join(from, file)];
      spawnSync('soffice', words, { stdio: 'ignore' });
    }
  });

  it.each([
    ['import -- word', 'content/reports/2024-25/oscb.mdx', ['docx']],
    ['import -- table', 'data/2024-25/plans.json', ['xlsx', 'ods', 'csv']],
  ])(
    'writes papers that "%s" reads as those that the walk through the handbook reads',
    (words, path, endings) => {
      const line = commandWith(words);
      for (const ending of endings) {
        const made = [from, folder].map((papers) => {
          const { site, remove } = boardSite();
          const { code, output } = run(line.replace(/\.(docx|xlsx)\b/, `.${ending}`), site, papers);
          expect(code, output).toBe(0);
          const text = readFileSync(join(site, path), 'utf8');
          remove();
          return text;
        });
        expect(made[1]).toBe(made[0]);
      }
    },
  );
});
