import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { misplaced } from '../order.ts';
import { documents, letters, pagesOf, type Document } from './documents.ts';
import { kits, missing } from './programs.ts';

/** What a program of Poppler prints of a document. */
function printed(program: string, ...words: string[]): string {
  return spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1e8 }).stdout;
}

describe.skipIf(missing(kits.poppler).length > 0)(kits.poppler.name, () => {
  describe.each(documents('.pdf'))('$path', (document) => {
    const { file } = document;

    it('says its title and who made it, is tagged, and holds no program and no form', () => {
      const about = printed('pdfinfo', file);
      expect(about).toMatch(/^Title: +\S/m);
      expect(about).toMatch(/^Tagged: +yes$/m);
      expect(about).toMatch(/^JavaScript: +no$/m);
      expect(about).toMatch(/^Encrypted: +no$/m);
    });

    it('has pages of A4, or of A3 where its name says so', () => {
      const sizes = printed('pdfinfo', '-l', '-1', file).match(/(?<=^Page .*size: +)\d.*/gm) ?? [];
      expect(sizes.length).toBeGreaterThan(0);
      const isA3 = /-a3\.pdf$/.test(file);
      for (const size of sizes) expect(size).toMatch(isA3 ? /\(A3\)/ : /\(A4\)/);
    });

    it('has all its fonts in it, cut down to the letters that it uses', () => {
      const [, , ...fonts] = printed('pdffonts', file).trim().split('\n');
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+.* yes +yes +yes +\d+ +\d+$/);
    });

    it('is read in the order of its tags', () => {
      const { lines, notes } = structure(document);
      expect(lines.length).toBeGreaterThan(5);
      const text = printed('pdftotext', '-raw', file, '-');
      expect(misplaced(lines, text, letters)).toBeUndefined();
      expect(misplaced(notes, text, letters)).toBeUndefined();
      expect(misplaced(lines.toReversed(), text, letters)).toBeDefined();
    });

    it('has its headings and paragraphs in the order of its page', () => {
      const { headings, lines } = structure(document);
      const page = pagesOf(document).find((each) => isIn(each.headings[0] ?? '', headings[0] ?? ''));
      expect(page, 'a page with its title leads to it').toBeDefined();
      const shared = places(headings, page!.headings);
      expect(shared.length).toBeGreaterThan(0);
      expect(shared).toEqual(shared.toSorted((a, b) => a - b));
      const whole = letters(lines.join(' '));
      const known = page!.paragraphs.filter(
        (each) => letters(each).length > 40 && once(whole, letters(each)),
      );
      expect(misplaced(known, whole, letters)).toBeUndefined();
    });
  });
});

const isIn = (part: string, whole: string) => letters(part) !== '' && letters(whole).includes(letters(part));

/** Where the headings of a document stand among those of a page; a heading that it does not have is left out. */
function places(headings: readonly string[], others: readonly string[]): number[] {
  const all = others.map(letters);
  return headings.flatMap((heading) => {
    const own = letters(heading);
    const at = all.findIndex((each) => each.length > 3 && (each.includes(own) || own.includes(each)));
    return at < 0 ? [] : [at];
  });
}

function once(whole: string, part: string): boolean {
  return whole.includes(part) && whole.indexOf(part) === whole.lastIndexOf(part);
}

const known = new Map<string, Structure>();

/** The lines of a document and its headings, as its tags order them. */
interface Structure {
  lines: string[];
  /** The lines of its footnotes, which its tags have where the text refers to them. */
  notes: string[];
  headings: string[];
}

function structure({ file }: Document): Structure {
  const found = known.get(file) ?? structured(printed('pdfinfo', '-struct-text', file));
  known.set(file, found);
  return found;
}

/** Reads the tree that `pdfinfo -struct-text` prints: an element a row, its words in quotation marks below it. */
function structured(tree: string): Structure {
  const [lines, notes, headings]: string[][] = [[], [], []];
  let heading = Infinity;
  let note = Infinity;
  for (const row of tree.split('\n')) {
    const indent = row.search(/\S/);
    const [, text] = /^ *"(.*)"$/.exec(row) ?? [];
    if (indent <= heading) heading = Infinity;
    if (indent <= note) note = Infinity;
    if (text !== undefined && letters(text) !== '') {
      (note < Infinity ? notes! : lines!).push(text);
      if (heading < Infinity) headings![headings!.length - 1] += text;
    } else if (/^ *Note\b/.test(row)) {
      note = Math.min(note, indent);
    } else if (/^ *H[1-6]\b/.test(row)) {
      heading = indent;
      headings!.push('');
    }
  }
  return { lines: lines!, notes: notes!, headings: headings! };
}
