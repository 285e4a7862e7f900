import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../src/size.ts';
import { documents, pagesOf } from './documents.ts';

const all = [...documents('.pdf'), ...documents('.docx')];

describe.each(all)('$path', (document) => {
  const size = readFileSync(document.file).length;

  it('has a link on a page, whose words say what it is and how large', () => {
    const pages = pagesOf(document);
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(0);
    const type = document.path.endsWith('.pdf') ? 'PDF' : 'Word';
    for (const { path, links } of pages)
      for (const words of links) expect(words, path).toContain(`(${type}, ${sizeOf(new Uint8Array(size))})`);
  });

  it('is no larger than readers on a phone can take', () => {
    expect(size).toBeLessThanOrEqual(document.path.includes('/posters/') ? 200_000 : 2_000_000);
  });
});
