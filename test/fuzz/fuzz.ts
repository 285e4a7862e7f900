import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examined, type Checked } from '../../src/build/checked.ts';
import { setPdf } from '../../src/document/typst/document.ts';
import { made } from '../../src/document/word/document.ts';
import { reportDocument } from '../../src/document/report.ts';
import { excerpt } from '../../src/source.ts';
import { filesBelow } from '../../src/files.ts';
import { project } from '../build.ts';
import { reportPaper } from '../report-papers.ts';
import { smaller } from './smaller.ts';
import { bytesOf, mutated } from './mutations.ts';
import { brokenNumbers, brokenPages, brokenWords } from './promises.ts';
import { random } from './random.ts';

/** A file of a site that was put wrong. */
export interface Mutant {
  file: string;
  bytes: Uint8Array;
}

/** A mutant that breaks a promise, the seed and the number that make it again, and less of it that still breaks it. */
export interface Failure {
  seed: number;
  number: number;
  file: string;
  broken: string[];
  input: string;
}

/** A copy of a site that is put wrong, one file after the other. */
export class Field {
  /** The folder of the copy, in a folder that holds nothing else. */
  readonly root: string;
  readonly #around: string;
  readonly #given: ReadonlyMap<string, Buffer>;
  readonly #texts: readonly string[];
  readonly #changed: readonly string[];

  constructor(from: string) {
    this.#around = mkdtempSync(join(tmpdir(), 'fuzz-'));
    this.root = join(this.#around, 'site');
    mkdirSync(this.root);
    for (const part of ['content', 'data', 'public'])
      cpSync(join(from, part), join(this.root, part), { recursive: true });
    const files = filesBelow(this.root, '.').filter((file) => /\.(mdx?|json)$/.test(file));
    this.#given = new Map(files.map((file) => [file, readFileSync(join(this.root, file))]));
    this.#texts = [...this.#given.values()].map((bytes) => bytes.toString('utf8'));
    this.#changed = files.filter((file) => !file.endsWith('.schema.json'));
  }

  /** The mutant of a seed and a number. */
  mutant(seed: number, number: number): Mutant {
    const choice = random(seed, number);
    const file = choice.one(this.#changed);
    let text = this.#given.get(file)!.toString('utf8');
    for (let left = choice.once(2) ? 1 : 1 + choice.below(3); left > 0; left -= 1)
      text = mutated(file, text, choice, this.#texts).slice(0, 400_000);
    return { file, bytes: bytesOf(text, choice) };
  }

  put({ file, bytes }: Mutant): void {
    writeFileSync(join(this.root, file), bytes);
  }

  /** Puts a file back as it was. */
  mend(file: string): void {
    writeFileSync(join(this.root, file), this.#given.get(file)!);
  }

  /** What of the promises a mutant breaks. */
  broken(mutant: Mutant, isThorough: boolean): string[] {
    this.put(mutant);
    const before = this.#digest();
    try {
      const checked = examined(this.root);
      const broken = [
        ...brokenWords(this.root, checked.problems),
        ...(isThorough ? this.#brokenAgain(checked) : []),
        ...(checked.code === 0
          ? [
              ...brokenNumbers(this.root, checked.content),
              ...this.#brokenOutputs(checked, mutant, isThorough),
            ]
          : []),
      ];
      return [
        ...broken,
        ...(this.#digest() === before ? [] : ['A check changes files.']),
        ...('fuzzed' in globalThis ? ['Content is run as a program.'] : []),
      ];
    } catch (error) {
      const { stack = String(error) } = error as Error;
      return [`It fails: ${stack.split('\n').slice(0, 4).join(' ').replaceAll(project, '')}`];
    } finally {
      this.mend(mutant.file);
      delete (globalThis as { fuzzed?: unknown }).fuzzed;
    }
  }

  /** Whether a site is right with a mutant. */
  isRight(mutant: Mutant): boolean {
    this.put(mutant);
    return examined(this.root).code === 0;
  }

  #brokenAgain({ problems }: Checked): string[] {
    const again = examined(this.root).problems;
    return JSON.stringify(again) === JSON.stringify(problems)
      ? []
      : ['The same is checked twice, and differs.'];
  }

  #brokenOutputs({ content }: Checked, { file }: Mutant, isThorough: boolean): string[] {
    const pages = brokenPages(content);
    const id = /^content\/reports\/(.+)\.mdx?$/.exec(file)?.[1];
    if (id === undefined || !content.reports.some((report) => report.id === id)) return pages;
    const document = reportDocument(reportPaper(this.root, id));
    made(document);
    if (isThorough) setPdf(document);
    return pages;
  }

  /** What stands in and around the site. */
  #digest(): string {
    const hash = createHash('sha256');
    for (const file of filesBelow(this.#around, '.'))
      hash.update(`${file}\0`).update(readFileSync(join(this.#around, file)));
    return hash.digest('hex');
  }

  remove(): void {
    rmSync(this.#around, { recursive: true, force: true });
  }
}

/** What a run of mutants asks for. */
export interface Run {
  seed: number;
  numbers: Iterable<number>;
  /** Told of each failure at once. */
  told?: (failure: Failure) => void;
}

/** Every failure among some mutants of a site; `right` are mutants that nothing stops, to be built. */
export function failures(
  field: Field,
  { seed, numbers, told = () => {} }: Run,
): { found: Failure[]; count: number; right: Mutant[] } {
  const found: Failure[] = [];
  const right: Mutant[] = [];
  let count = 0;
  for (const number of numbers) {
    count += 1;
    const isThorough = number % 5 === 0;
    const mutant = field.mutant(seed, number);
    const broken = field.broken(mutant, isThorough);
    if (broken.length === 0) {
      if (right.length < 400) right.push(mutant);
      continue;
    }
    const kind = kindOf(broken[0]!);
    const isBroken = (bytes: Uint8Array) =>
      field.broken({ ...mutant, bytes }, isThorough).some((each) => kindOf(each) === kind);
    const less = smaller(mutant.bytes, isBroken);
    const failure = {
      seed,
      number,
      file: mutant.file,
      broken,
      input: excerpt(Buffer.from(less).toString('utf8'), 2000),
    };
    found.push(failure);
    told(failure);
  }
  return { found, count, right };
}

/** A failure without what differs from one mutant to the next. */
function kindOf(broken: string): string {
  return broken.replace(/[\d"“].*/s, '').slice(0, 60);
}

/** A failure in words, with the command that makes it again. */
export function inWords({ seed, number, file, broken, input }: Failure): string {
  return [
    `Mutant ${number} of seed ${seed}, ${file}:`,
    ...broken.slice(0, 5).map((each) => `    ${excerpt(each, 600)}`),
    `    This is enough of the file: ${input}`,
    `    npm run fuzz -- --seed ${seed} --only ${number}`,
  ].join('\n');
}

/** The folder of the real site's words and numbers, and that of the fixture. */
export const sites = { fixture: join(project, 'test/site'), real: project };
