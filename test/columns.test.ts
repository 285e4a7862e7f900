import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { columnsOf, textWidth, type Column } from '../src/document/columns.ts';
import type { Document, Inline } from '../src/document/document.ts';
import { setPdf } from '../src/document/typst/document.ts';

/** A table with some columns beside the one that heads its rows. */
function wide(count: number, title: string): Column[] {
  const cells = ['1,234', '[c]', '98,765 [p]'];
  const others = Array.from({ length: count }, (_, index) => ({ title: `${title} ${index + 1}`, cells }));
  return [{ title: 'Area', cells: ['Oxford and Cherwell', 'Vale of White Horse', 'All'] }, ...others];
}

const words = (value: string): Inline[] => [{ type: 'text', value }];

function document(columns: readonly Column[]): Document {
  const rows = columns[0]!.cells.map((_, row) => columns.map(({ cells }) => words(cells[row]!)));
  return {
    ...{ title: 'A table', kicker: 'K', board: 'B', notice: 'N', language: 'en-GB', date: '2020-01' },
    ...{
      address: 'https://example.org/',
      details: [],
      hasCover: false,
      hasContents: false,
      head: '',
      foot: '',
    },
    blocks: [
      {
        type: 'table',
        columns: columns.map(({ title }, index) => ({ title: words(title), isNumber: index > 0 })),
        rows,
      },
    ],
  };
}

/** The words of a page that stand on others or outside the text, as a PDF shows them. */
async function crowded(columns: readonly Column[]): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(setPdf(document(columns)).bytes), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { items } = await page.getTextContent();
  await task.destroy();
  const boxes = items.flatMap((item) =>
    'str' in item && item.str.trim()
      ? [
          {
            text: item.str,
            left: item.transform[4],
            y: item.transform[5],
            right: item.transform[4] + item.width,
          },
        ]
      : [],
  );
  const margin = ((210 - textWidth) / 2) * (72 / 25.4);
  return boxes
    .filter(
      (box) =>
        box.left < margin - 1 ||
        box.right > 595.3 - margin + 1 ||
        boxes.some(
          (other) =>
            other !== box &&
            Math.abs(other.y - box.y) < 3 &&
            other.left < box.right - 0.5 &&
            box.left < other.right - 0.5,
        ),
    )
    .map(({ text }) => text);
}

describe('the columns of a table', () => {
  it.each([
    [2, 'Children'],
    [6, 'Children'],
    [8, 'Children'],
    [9, 'Children'],
    [9, '2014/15'],
    [3, 'Accommodation'],
    [5, 'Safeguarding'],
  ])('hold their words where %i of them are called “%s”, as it says', async (count, title) => {
    const columns = wide(count, title);
    const { need, shares, size } = columnsOf(columns);
    expect(need).toBeLessThanOrEqual(textWidth);
    expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    expect(size).toBe(count > 8 ? 8.5 : 9.5);
    expect(await crowded(columns)).toEqual([]);
  });

  it.each([
    [14, 'Children'],
    [20, '2014/15'],
    [4, 'Unaccompaniedasylumseekingchildren'],
  ])('do not where %i of them are called “%s”, as it says', async (count, title) => {
    const columns = wide(count, title);
    expect(columnsOf(columns).need).toBeGreaterThan(textWidth);
    expect((await crowded(columns)).length).toBeGreaterThan(0);
  });

  it('give most room to the longest text', () => {
    const { shares } = columnsOf([
      { title: 'Measure', cells: ['A sentence about what was done in the year and by whom'] },
      { title: 'Children', cells: ['12'] },
    ]);
    expect(shares[0]).toBeGreaterThan(0.6);
  });
});
