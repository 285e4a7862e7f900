import type { AlignType, Table, TableRow } from 'mdast';
import type { Kind } from '../losses.ts';
import type { MammothNode, MammothTable } from './mammoth.ts';
import { phrasing, pieces, wordsOf, type Piece } from './pieces.ts';

/** What a table of a document becomes: a table, or the blocks in a box; and what cannot stand in cells. */
export interface Grid {
  blocks: ({ type: 'nodes'; nodes: MammothNode[] } | { type: 'table'; table: Table })[];
  aside: Piece[];
}

interface Cell {
  pieces: Piece[];
  isBold: boolean;
  isRight: boolean;
}

const blank: Cell = { pieces: [], isBold: false, isRight: false };

/** Makes a table whose every row has as many cells as its head; merged cells have their words in the first. */
export function grid(table: MammothTable, lose: (kind: Kind) => void): Grid {
  const cells = table.children.flatMap((row) => row.children);
  if (table.children.every(({ children }) => children.length <= 1)) {
    lose('box');
    return { blocks: [{ type: 'nodes', nodes: cells.flatMap(({ children }) => children) }], aside: [] };
  }
  const { rows, heads } = filled(table, lose);
  const kept = rows.filter((row, index) => index < heads || row.some((cell) => wordsOf(cell.pieces) !== ''));
  const aside = rows
    .flat()
    .flatMap((cell) => cell.pieces.filter(({ type }) => type === 'picture' || type === 'gap'));
  const [first] = kept;
  if (!first) return { blocks: [], aside };
  const hasHead = heads > 0 || first.every((cell) => cell.isBold || wordsOf(cell.pieces) === '');
  if (!hasHead) lose('noHead');
  const head = joined(kept.slice(0, Math.max(1, heads)));
  const below = kept.slice(Math.max(1, heads));
  const made = [head, ...below].map((row, index) => rowOf(row, index === 0));
  return {
    blocks: [
      { type: 'table', table: { type: 'table', align: alignment(below, head.length), children: made } },
    ],
    aside,
  };
}

/** Every row with all its columns. */
function filled({ children }: MammothTable, lose: (kind: Kind) => void): { rows: Cell[][]; heads: number } {
  const rows: Cell[][] = children.map(() => []);
  children.forEach((row, top) => {
    for (const { children: nodes, colSpan, rowSpan } of row.children) {
      let left = 0;
      while (rows[top]![left]) left += 1;
      const bottom = Math.min(top + Math.max(1, rowSpan), children.length);
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < left + Math.max(1, colSpan); x += 1) rows[y]![x] = blank;
      }
      rows[top]![left] = cellOf(nodes, lose);
    }
  });
  const width = Math.max(0, ...rows.map((row) => row.length));
  const isHead = children.findIndex(({ isHeader }) => !isHeader);
  return {
    rows: rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? blank)),
    heads: isHead < 0 ? Math.min(1, rows.length) : isHead,
  };
}

/** The words of a cell on one line; items of a list keep a bullet. */
function cellOf(nodes: readonly MammothNode[], lose: (kind: Kind) => void): Cell {
  const lines = nodes.filter(
    (node) => wordsOf(pieces([node])) !== '' || pieces([node]).some(({ type }) => type !== 'words'),
  );
  const written = lines.filter((node) => wordsOf(pieces([node])) !== '');
  if (written.length > 1) lose('cellLines');
  const all = lines.flatMap((node): Piece[] => {
    const bullet = node.type === 'paragraph' && written.length > 1 ? bulletOf(node.styleId ?? '') : '';
    return [plainWords(bullet), ...pieces([node]), plainWords(' ')];
  });
  const words = all.filter((each) => each.type === 'words' && each.words.trim() !== '');
  const isRight = nodes.some(
    (node) => node.type === 'paragraph' && /^(right|end)$/.test(node.alignment ?? ''),
  );
  return {
    pieces: all,
    isBold: words.length > 0 && words.every((each) => each.type === 'words' && each.bold),
    isRight,
  };
}

function bulletOf(style: string): string {
  const [, kind, number] = /^list-\d+-(\w+)-(\d+)/.exec(style) ?? [];
  return kind === 'ordered' ? `${number}. ` : kind ? '• ' : '';
}

function plainWords(words: string): Piece {
  return { type: 'words', words, bold: false, italic: false, strike: false, link: '' };
}

/** Several rows of a head as one. */
function joined(rows: readonly Cell[][]): Cell[] {
  return rows[0]!.map((cell, index) => ({
    ...cell,
    pieces: rows.flatMap((row) => [...row[index]!.pieces, plainWords(' ')]),
  }));
}

function rowOf(row: readonly Cell[], isHead: boolean): TableRow {
  const plain = (each: Piece): Piece => (isHead && each.type === 'words' ? { ...each, bold: false } : each);
  return {
    type: 'tableRow',
    children: row.map((cell) => ({ type: 'tableCell', children: phrasing(cell.pieces.map(plain), false) })),
  };
}

const number = /^[(£€$+-−–]?\s*\d[\d,. ]*\s*(%|pts?|m|k)?\)?$|^(-|–|—|n\/?a|\*|\[[a-z]+\])$/i;

/** Columns of numbers, and those that the document sets to the right, stand on the right. */
function alignment(rows: readonly Cell[][], width: number): AlignType[] {
  return Array.from({ length: width }, (_, index) => {
    const cells = rows.map((row) => row[index]!).filter((cell) => wordsOf(cell.pieces) !== '');
    if (cells.length === 0) return null;
    const isNumber = cells.every((cell) => number.test(wordsOf(cell.pieces))) && index > 0;
    return isNumber || cells.every((cell) => cell.isRight) ? 'right' : null;
  });
}
