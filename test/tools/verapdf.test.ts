import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../build.ts';
import { documents } from './documents.ts';
import { kits, missing } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'verapdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = documents('.pdf');
const compiler = NodeCompiler.create();
const picture = `#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), format: "svg")`;

/** Documents that must fail, and the clauses of ISO 14289-1 that they break. */
const faulty = [
  {
    what: 'without tags, title and language',
    source: 'Untagged',
    options: { pdfTags: false },
    clauses: ['5', '6.2', '7.1'],
  },
  { what: 'with a picture without words', source: picture, options: {}, clauses: ['7.3'] },
].map((each, index) => ({ ...each, file: join(folder, `faulty-${index}.pdf`) }));

describe.skipIf(missing(kits.java).length > 0)(kits.java.name, () => {
  let said = '';
  /** What was said of a file: that it passes, or what it breaks. */
  const verdict = (file: string) =>
    new RegExp(`^(?:PASS|FAIL|ERROR) ${RegExp.escape(file)} .*(?:\\n   .*)*`, 'm').exec(said)?.[0] ?? said;

  beforeAll(() => {
    for (const { source, options, file } of faulty)
      writeFileSync(file, compiler.pdf({ mainFileContent: source }, { ...options, creationTimestamp: 0 }));
    const jar = join(project, 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
    const files = [...found, ...faulty].map(({ file }) => file);
    const words = ['-cp', jar, join(project, 'test/UaCheck.java'), ...files];
    const run = spawnSync('java', words, { encoding: 'utf8', maxBuffer: 1e8 });
    said = run.stdout + run.stderr;
  });

  it('has all rules of PDF/UA-1', () => {
    expect(said).toMatch(/^rules 106$/m);
  });

  it.each(faulty)('fails a document $what', ({ file, clauses }) => {
    expect(verdict(file)).toMatch(/^FAIL/);
    for (const clause of clauses) expect(verdict(file)).toContain(`x ${clause}-`);
  });

  describe.each(found)('$path', ({ file }) => {
    it('passes PDF/UA-1', () => {
      expect(verdict(file)).toMatch(/^PASS/);
    });
  });
});
