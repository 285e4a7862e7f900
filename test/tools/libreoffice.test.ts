import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../pdf-document.ts';
import { all, readXml, type Element } from '../readers.ts';
import { misplaced } from '../order.ts';
import { documents, letters } from './documents.ts';
import { kits, missing } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = documents('.docx').map((each, index) => ({
  ...each,
  copy: join(folder, 'in', `${index}.docx`),
}));
const made = (copy: string, kind: 'odt' | 'pdf') => copy.replace(/(in.)(\d+)\.docx$/, `out/$2.${kind}`);

describe.skipIf(missing(kits.office).length > 0)(kits.office.name, () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'in'));
    for (const { file, copy } of found) cpSync(file, copy);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    for (const kind of ['odt', 'pdf']) {
      const words = [profile, '--headless', '--convert-to', kind, '--outdir', join(folder, 'out')];
      spawnSync('soffice', [...words, ...found.map(({ copy }) => copy)], { stdio: 'ignore' });
    }
  });

  describe.each(found)('$path', ({ copy, path }) => {
    it('is opened, and printed on pages; a briefing on two at most', async () => {
      expect(existsSync(made(copy, 'odt'))).toBe(true);
      const { length } = (await readPdf(readFileSync(made(copy, 'pdf')))).pages;
      expect(length).toBeGreaterThan(0);
      if (path.endsWith('-briefing.docx')) expect(length).toBeLessThanOrEqual(2);
    });

    it('has every word in its place', () => {
      const opened = body(made(copy, 'odt'));
      const [own, other] = [wordsOf(word(copy), 'w:p', 'w:t'), wordsOf(opened, /^text:(p|h)$/)];
      expect(own.length).toBeGreaterThan(5);
      expect(misplaced(own, other.join(' '), letters)).toBeUndefined();
      expect(letters(other.join('')).length).toBeLessThan(letters(own.join('')).length * 1.02 + 50);
    });

    it('has headings as headings, none of whose levels is passed over', () => {
      const headings = all(body(made(copy, 'odt')), 'text:h').map((each) => ({
        level: Number(each.attributes['text:outline-level']),
        text: letters(textOf(each)),
      }));
      const styled = all(word(copy), 'w:p').flatMap((each) => {
        const level = /^Heading(\d)$/.exec(styleOf(each) ?? '')?.[1];
        return level ? [{ level: Number(level), text: letters(textOf(each, 'w:t')) }] : [];
      });
      expect(headings).toEqual(styled);
      const levels = headings.map(({ level }) => level);
      expect(levels[0]).toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    });

    it('has lists as lists', () => {
      const items = all(word(copy), 'w:p').filter((each) => all(each, 'w:numPr').length > 0);
      const lists = all(body(made(copy, 'odt')), 'text:list-item');
      const listed = letters(lists.map((each) => textOf(each)).join(''));
      for (const item of items) expect(listed).toContain(letters(textOf(item, 'w:t')));
      const plain = all(word(copy), 'w:p').filter((each) => !styleOf(each)?.startsWith('Heading'));
      const typed = plain
        .map((each) => textOf(each, 'w:t'))
        .filter((text) => /^\s*([•·▪–-]|\d+\.)\s/.test(text));
      expect(typed, 'lists that are typed').toEqual([]);
    });

    it('has tables with a header row that stands again on each page', () => {
      const tables = all(word(copy), 'w:tbl').filter((each) => all(each, 'w:tr').length > 1);
      const heads = tables.map((each) => all(all(each, 'w:tr')[0]!, 'w:tblHeader').length);
      expect(heads).toEqual(tables.map(() => 1));
      expect(all(body(made(copy, 'odt')), 'table:table-header-rows')).toHaveLength(tables.length);
    });

    it('has pictures with the words that stand for them', () => {
      const given = all(word(copy), 'wp:docPr').map(({ attributes }) => attributes['descr'] ?? '');
      const told = all(body(made(copy, 'odt')), 'svg:desc').map((each) => textOf(each));
      expect(told.map(letters)).toEqual(given.map(letters));
      expect(given.filter((each) => each.trim() === '')).toEqual([]);
    });

    it('says its title and its language', () => {
      const meta = xml(made(copy, 'odt'), 'meta.xml');
      expect(all(meta, 'dc:title').map((each) => textOf(each))).toEqual([expect.stringMatching(/\S/)]);
      expect(all(meta, 'dc:language').map((each) => textOf(each))).toEqual(['en-GB']);
      const usual = all(xml(made(copy, 'odt'), 'styles.xml'), 'style:default-style')
        .filter(({ attributes }) => attributes['style:family'] === 'paragraph')
        .flatMap((each) => all(each, 'style:text-properties'));
      expect(
        usual.map(({ attributes }) => `${attributes['fo:language']}-${attributes['fo:country']}`),
      ).toEqual(['en-GB']);
    });
  });
});

const word = (file: string) => xml(file, 'word/document.xml');
const body = (file: string) => all(xml(file, 'content.xml'), 'office:text')[0]!;

/** An XML file of an archive. */
function xml(file: string, name: string): Element {
  const text = strFromU8(unzipSync(readFileSync(file), { filter: (each) => each.name === name })[name]!);
  const codes: Record<string, number> = { quot: 34, amp: 38, lt: 60, gt: 62, apos: 39 };
  return readXml(
    text
      .replace(/^(<\?xml[^>]*\?>)\s*/, '$1\n')
      .replace(/&#x([\da-f]+);/gi, (_, hex: string) => `&#${Number.parseInt(hex, 16)};`)
      .replace(/&(quot|amp|lt|gt|apos);/g, (_, each: string) => `&#${codes[each]};`),
  );
}

const passed = ['text:note', 'svg:desc', 'svg:title', 'office:annotation'];

/** The text of an element; that of the elements with one name only when it is given. */
function textOf({ children }: Element, only?: string): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return only ? '' : child;
      if (passed.includes(child.name)) return '';
      return textOf(child, child.name === only ? undefined : only);
    })
    .join('');
}

/** The words of each paragraph that has some. */
function wordsOf(root: Element, paragraph: string | RegExp, only?: string): string[] {
  const own: string[] = [];
  const visit = (element: Element) => {
    const isOne = typeof paragraph === 'string' ? element.name === paragraph : paragraph.test(element.name);
    if (isOne) own.push(textOf(element, only));
    else for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return own.filter((text) => letters(text) !== '');
}

function styleOf(paragraph: Element): string | undefined {
  return all(paragraph, 'w:pStyle')[0]?.attributes['w:val'];
}
