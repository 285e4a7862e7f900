import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import { matcher } from '../src/narrative/terms.ts';
import { ageOf, hardest, namesIn, sentences, type Known } from '../src/reading/reading.ts';
import { syllables } from '../src/reading/syllables.ts';
import { finder } from '../src/wording.ts';
import { project } from './build.ts';

const nothing: Known = { terms: () => [], names: new Set() };
const read = (text: string, known = nothing) => sentences(text, known, (index) => index);

describe('syllables', () => {
  it.each<[count: number, words: string]>([
    [1, 'a, the, school, called, helped, place, lived, eyes, large, GPs’'],
    [2, 'children, children’s, people, harmful, neglect, lonely, something, trusted, being, table, centre'],
    [3, 'safeguarding, family, serious, earlier, area, assessment, however, together'],
    [4, 'adolescent, professionals, exploitation, authorities, resilience, adolescence, information'],
    [5, 'multi-agency, university'],
  ])('are %d in each of: %s', (count, words) => {
    for (const word of words.split(', ')) expect(syllables(word), word).toBe(count);
  });
});

describe('sentences', () => {
  it('end at full stops before capital letters, at colons and semicolons, and not at points in numbers', () => {
    const found = read('It rose by 1.5% in 2.4 years. “Why?” they asked; nobody knew: no paper says.');
    expect(found.map(({ text }) => text)).toEqual([
      'It rose by 1.5% in 2.4 years.',
      '“Why?” they asked;',
      'nobody knew:',
      'no paper says.',
    ]);
    expect(found.map(({ place }) => place)).toEqual([0, 30, 49, 62]);
    expect(found.map(({ words }) => words)).toEqual([7, 3, 2, 3]);
  });

  it('count names, abbreviations, numbers and explained terms as words, and not as hard ones', () => {
    const terms = (text: string) =>
      [...text.matchAll(/child protection plans?/g)].map(({ 0: form, index }) => ({ form, index }));
    const known = { terms, names: new Set(['Oxfordshire']) };
    const [one] = read('Oxfordshire and the OSCB told Buckinghamshire of 634 child protection plans.', known);
    expect(one).toMatchObject({ words: 11, measured: 4, syllables: 4 });
  });

  it('know a name by its capital letter within sentences, unless it is also written small', () => {
    const names = namesIn([
      'We went to Oxford and asked the Board. It met, as Oxford knows.',
      'They met, and the board met.',
    ]);
    expect([...names]).toEqual(['Oxford']);
  });
});

describe('the reading age', () => {
  it('is the Flesch–Kincaid grade and five years', () => {
    const all = read('The cat sat on the mat. The children were listening.');
    expect(ageOf(all)).toBeCloseTo(0.39 * (10 / 2) + 11.8 * (13 / 10) - 15.59 + 5, 6);
  });

  it('is higher for longer sentences and for longer words', () => {
    const plain = ageOf(read('They came to see us. They had a plan.'));
    expect(ageOf(read('They came to see us and they had a plan.'))).toBeGreaterThan(plain);
    expect(ageOf(read('Professionals visited us. They had a methodology.'))).toBeGreaterThan(plain);
  });

  it('names the sentences first that are hardest, and none that is easy', () => {
    const all = read(
      'We met. Multidisciplinary organisations subsequently investigated everything. Responsibility necessitates communication.',
    );
    expect(hardest(all, 12).map(({ text }) => text.split(' ')[0])).toEqual([
      'Multidisciplinary',
      'Responsibility',
    ]);
  });
});

describe('the words that the site itself says', () => {
  const own = filesBelow(join(project, 'src'), '.').filter((file) =>
    /^(pages|components)\/.*\.(astro|mdx)$/.test(file),
  );
  const texts = own.map((file) => ({
    file,
    lines: fixedWords(readFileSync(join(project, 'src', file), 'utf8'), file),
  }));
  const { terms, wording } = content(project);
  const known: Known = {
    terms: matcher(terms.map(({ id, value }) => ({ slug: id, term: value }))),
    names: namesIn(texts.flatMap(({ lines }) => lines)),
  };

  it('can be read at the age of 12', () => {
    const measured = texts.map(({ file, lines }) => ({
      file,
      found: lines.flatMap((line) => read(line, known)),
    }));
    expect(measured.flatMap(({ found }) => found).length).toBeGreaterThan(100);
    const isLong = ({ found }: (typeof measured)[number]) =>
      found.reduce((sum, { words }) => sum + words, 0) >= 100;
    const together = {
      file: 'short ones',
      found: measured.filter((each) => !isLong(each)).flatMap(({ found }) => found),
    };
    const hard = [...measured.filter(isLong), together]
      .filter(({ found }) => ageOf(found) > 12.05)
      .map(({ file, found }) => [
        file,
        ageOf(found).toFixed(1),
        ...hardest(found, 12)
          .slice(0, 3)
          .map(({ text }) => text),
      ]);
    expect(hard).toEqual([]);
  });

  it('holds none of the words to avoid', () => {
    const avoided = finder(wording!.value.avoid.flatMap(({ find }) => find));
    expect(
      texts.flatMap(({ file, lines }) =>
        lines.flatMap((line) => line.match(avoided)?.map((each) => `${file}: ${each}`) ?? []),
      ),
    ).toEqual([]);
  });
});

/** The sentences that stand in the code of a page: between its tags, and in the attributes that hold sentences. */
function fixedWords(text: string, file: string): string[] {
  const [, script = '', ...rest] = text.split(/^---$/m);
  const attributes = text.matchAll(
    /(?:^for-children: |^summary: |(?:text|forChildren|description|summary)(?:=| =\s*)["'])([^"'\n]+)/gm,
  );
  const template = (
    file.endsWith('.mdx') ? rest.join('---').replace(/^(import|export) .*$/gm, '') : rest.join('---')
  )
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/\{[^{}]*\}/g, ' ');
  const between = template.split(
    /<\/?(?:p|li|h\d|dt|dd|div|ul|dl|section|header|summary|Fragment)\b[^>]*>|\n\s*\n/,
  );
  const words = between.map((each) =>
    each
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return [...[...attributes].map(([, said = '']) => said), ...words].filter(
    (each) => script !== undefined && /^(?=(\S+ ){5})[^{}=]*[.!?]$/.test(each),
  );
}
