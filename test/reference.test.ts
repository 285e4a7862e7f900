import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { expect, it } from 'vitest';
import { examples, reference as components } from '../src/chart/authored/reference.ts';
import { RawDataset } from '../src/dataset/dataset.ts';
import { reference } from '../src/dataset/reference.ts';
import { narrative } from '../src/narrative/parse.ts';
import { vocabulary } from '../src/narrative/vocabulary.ts';
import { source } from '../src/source.ts';
import { Wording, wordingReference } from '../src/wording.ts';
import { project } from './build.ts';

interface Part {
  description?: string;
  items?: Part;
  properties?: Record<string, Part>;
}

/** The paths of all keys of a schema, and whether each is described. */
function keys(part: Part, path = ''): { path: string; isDescribed: boolean }[] {
  return Object.entries(part.properties ?? {}).flatMap(([key, each]) => {
    const here = `${path}${key}`;
    return [
      { path: here, isDescribed: Boolean(each.description) },
      ...keys(each, `${here}.`),
      ...keys(each.items ?? {}, `${here}.`),
    ];
  });
}

const schema = z.toJSONSchema(RawDataset, { io: 'input', target: 'draft-7' }) as Part;

it('describes every key of a dataset for its author', () => {
  const found = keys(schema);
  expect(found.filter(({ isDescribed }) => !isDescribed)).toEqual([]);
  expect(found.length).toBeGreaterThan(60);
});

it('would notice a key that is not described', () => {
  const bare = z.toJSONSchema(
    z.object({ a: z.array(z.object({ b: z.string() })).describe('Described.') }),
  ) as Part;
  expect(keys(bare)).toEqual([
    { path: 'a', isDescribed: true },
    { path: 'a.b', isDescribed: false },
  ]);
});

it('names every key in docs/datasets.md', () => {
  const text = reference();
  for (const { path } of keys(schema)) expect(text, path).toContain(`| \`${path.split('.').at(-1)}\` |`);
});

it('keeps docs/datasets.md as the schema makes it; `npm run schema` writes it', () => {
  expect(readFileSync(join(project, 'docs/datasets.md'), 'utf8')).toBe(reference());
});

it.each(Object.entries(vocabulary))(
  'describes every attribute of %s for its author',
  (name, { attributes }) => {
    const found = keys(z.toJSONSchema(attributes, { io: 'input' }) as Part);
    expect(found.filter(({ isDescribed }) => !isDescribed)).toEqual([]);
    expect(components()).toContain(`\n## ${name}\n`);
  },
);

it('has an example of each kind of chart, which the build would accept', () => {
  const lines = examples.map(({ line }) => line);
  const texts = lines.map((line) => (line.startsWith('<Headline') ? twice(line) : line));
  for (const text of texts) {
    const { problems } = narrative(source('a.mdx', text), text, 0);
    expect(
      problems.map(({ message }) => message),
      text,
    ).toEqual([]);
  }
  const kinds = lines.map((line) => /kind="([^"]+)"/.exec(line)?.[1]);
  expect([...new Set(kinds)]).toEqual(
    expect.arrayContaining([...vocabulary.Chart.attributes.shape.kind.options]),
  );
});

/** Two headlines, as they stand in their row. */
function twice(line: string): string {
  return `<Headlines>\n\n${line}\n\n${line}\n\n</Headlines>`;
}

it('keeps docs/charts.md as the vocabulary makes it; `npm run schema` writes it', () => {
  expect(readFileSync(join(project, 'docs/charts.md'), 'utf8')).toBe(components());
});

it('keeps docs/words.md as content/wording.json makes it; `npm run schema` writes it', () => {
  const list = Wording.parse(JSON.parse(readFileSync(join(project, 'content/wording.json'), 'utf8')));
  expect(readFileSync(join(project, 'docs/words.md'), 'utf8')).toBe(wordingReference(list));
});
