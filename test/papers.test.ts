import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { toString } from 'mdast-util-to-string';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../src/cache.ts';
import { logged } from '../src/consideration.ts';
import { content } from '../src/content.ts';
import { asked, CoverPaper, implicationTitles } from '../src/cover-paper.ts';
import { coverPaperDocument } from '../src/document/cover-paper.ts';
import { plain, type Block, type Document } from '../src/document/document.ts';
import { documentPdf } from '../src/document/typst/document.ts';
import { documentDocx } from '../src/document/word/document.ts';
import { coverPaperTree, withShownNumbers, type CoverPaperParts } from '../src/narrative/cover-paper.ts';
import { keyMessages } from '../src/narrative/messages.ts';
import { parts as htmlParts } from '../src/narrative/parts.ts';
import { pointWords } from '../src/point.ts';
import { shown } from '../src/poster.ts';
import { project } from './build.ts';
import { all, readXml } from './readers.ts';
import { passesUa } from './ua.ts';

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = (name: string): Store => ({ folder: join(folder, name), version: 'one' });

/** What a cover paper of a site is made of, and the document that it becomes. */
function made(root: string, id: string) {
  const { board, papers, editions, reports, posters, points } = content(root);
  const { value, tree } = papers.find((each) => each.id === id)!;
  const edition = editions.find((each) => each.id === value.edition)!;
  const given: CoverPaperParts = {
    ...{ id, paper: value, tree, committee: board!.value.committees[value.committee]! },
    edition: { id: edition.id, ...edition.value, tree: edition.tree },
    reports: reports
      .filter((each) => each.id.startsWith(`${edition.id}/`))
      .map((each) => ({ id: each.id, title: each.value.title, tree: each.tree })),
  };
  const pointOf = (name: string) => points.find((each) => each.id === name)!;
  const point = (name: string) => pointWords(name, pointOf(name).value, pointOf(name).tree);
  const whole = coverPaperTree(given);
  const document = coverPaperDocument(given, whole, board!.value, {
    figures: [],
    headline: () => {
      throw new Error('A cover paper has no headlines.');
    },
    point,
    recommendation: () => {
      throw new Error('A cover paper has no recommendations of its own.');
    },
    answers: () => [],
    poster: (name) => shown(posters.find((each) => each.id === name)!.value, pointOf),
    picture: () => new Uint8Array(),
    address: (path) => new URL(path.slice(1), board!.value.site.replace(/\/?$/, '/')).href,
  });
  return { given, whole, document };
}

const fixture = made(join(project, 'test/site'), 'scrutiny');
const cabinet = made(project, '2013-14-cabinet');
const scrutiny = made(project, '2016-17-performance-scrutiny');
const wellbeing = made(project, '2021-22-health-and-wellbeing');
const papers = [fixture, cabinet, scrutiny, wellbeing];

const headings = ({ blocks }: Document, level = 2) =>
  blocks.flatMap((block) =>
    block.type === 'heading' && block.level === level ? [plain(block.children)] : [],
  );
const numbers = ({ blocks }: Document) =>
  blocks.flatMap((block) => (block.type === 'paragraph' && block.number !== undefined ? [block.number] : []));

/** The words of the blocks below a heading. */
function below({ blocks }: Document, title: string): string[] {
  const start = blocks.findIndex((block) => block.type === 'heading' && plain(block.children) === title);
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.type === 'heading' && block.level === 2);
  return rest.slice(0, end === -1 ? undefined : end).map(wordsOf);
}

function wordsOf(block: Block): string {
  if (block.type === 'list') return block.items.map((item) => item.map(wordsOf).join(' ')).join('; ');
  return 'children' in block && block.type !== 'quote' && block.type !== 'box' ? plain(block.children) : '';
}

describe('a cover paper', () => {
  it('numbers its paragraphs throughout, whatever section they stand in', () => {
    for (const { document } of papers) {
      const found = numbers(document);
      expect(found.length).toBeGreaterThan(9);
      expect(found).toEqual(found.map((_, index) => index + 1));
    }
  });

  it('has the key messages of its edition and reports as key issues, word for word and in their order', () => {
    const { edition, reports } = fixture.given;
    const messages = [edition.tree, reports.find(({ id }) => id === '2020-21/crag')!.tree].map((tree) =>
      keyMessages(tree).map((blocks) => blocks.map((block) => toString(block)).join(' ')),
    );
    expect(below(fixture.document, 'Key issues')).toEqual([
      'These are the key messages.',
      'The year 2020/21 as a whole',
      ...messages[0]!,
      'Reviews: an invented year',
      ...messages[1]!,
    ]);
    const own = keyMessages(cabinet.given.edition.tree).map((blocks) => toString(blocks[0]));
    expect(own).toHaveLength(3);
    expect(below(cabinet.document, 'Future challenges')).toEqual(own);
  });

  it('puts what is made where its heading stands, and elsewhere in the usual place', () => {
    expect(headings(fixture.document)).toEqual([
      'Recommendation',
      'Introduction',
      'Executive summary',
      'Key issues',
      'What reviews taught',
      'Implications',
      'Annexes',
      'Background papers',
      'Contact officer',
    ]);
    expect(below(fixture.document, 'Executive summary')).toEqual([fixture.given.edition.summary]);
  });

  it('has all six implications in their order', () => {
    const { implications } = fixture.given.paper;
    expect(below(fixture.document, 'Implications')).toEqual(
      Object.entries(implicationTitles).flatMap(([key, title]) => [
        title,
        implications![key as keyof typeof implicationTitles],
      ]),
    );
  });

  it('takes the titles of annexes from the reports, and keeps those that the edition misses', () => {
    expect(below(fixture.document, 'Annexes')).toEqual([
      'Annex 1: Reviews: an invented year; Annex 2: The quality assurance report',
    ]);
  });

  it('says what the committee is asked, as a list when it is more than two things', () => {
    expect(below(fixture.document, 'Recommendation')).toEqual([
      'The scrutiny committee is RECOMMENDED to note the annual report and to consider its key messages.',
    ]);
    const asks = [...fixture.given.paper.asks, { to: 'endorse' as const, what: 'the plan' }];
    const tree = coverPaperTree({ ...fixture.given, paper: { ...fixture.given.paper, asks } });
    expect(toString(tree.children[1])).toBe('The scrutiny committee is RECOMMENDED to:');
    expect(toString(tree.children[2])).toBe(
      'note the annual report;consider its key messages;endorse the plan.',
    );
  });

  it('brings the footnotes of a key message with it, apart from its own', () => {
    const edition = structuredClone(fixture.given.edition);
    const [message] = keyMessages(edition.tree);
    (message![0] as { children: object[] }).children.push({ type: 'footnoteReference', identifier: '1' });
    edition.tree.children.push({
      type: 'footnoteDefinition',
      identifier: '1',
      children: [{ type: 'paragraph', children: [{ type: 'text', value: 'A note of the edition.' }] }],
    });
    const tree = coverPaperTree({ ...fixture.given, edition });
    const notes = tree.children.flatMap((node) =>
      node.type === 'footnoteDefinition' ? [toString(node)] : [],
    );
    expect(notes.sort()).toEqual(['A note of the edition.', 'It found little.']);
    const ids = [
      ...htmlParts(tree)
        .parts.map((part) => part.html)
        .join('')
        .matchAll(/ id="(fn[^"]*)"/g),
    ];
    expect(ids.filter(([, id]) => !/^[\w-]+$/.test(id!))).toEqual([]); // Links to any other id lead nowhere.
    expect(ids.length).toBe(4);
    expect(toString(fixture.given.edition.tree)).not.toContain('A note of the edition.');
  });

  it('shows each number on its page as a link to its paragraph', () => {
    const html = htmlParts(withShownNumbers(fixture.whole))
      .parts.map((part) => part.html)
      .join('');
    for (const number of numbers(fixture.document))
      expect(html).toContain(
        `<p id="paragraph-${number}" class="numbered"><a href="#paragraph-${number}" class="paper-number">${number}.</a> `,
      );
  });
});

describe('the three papers that are sources', () => {
  it('can be made: that to the Cabinet has its sections in their order and its twelve paragraphs', () => {
    expect(headings(cabinet.document)).toEqual([
      'Introduction',
      'Progress against objectives',
      'Future challenges',
      'Role of members',
      'Recommendation',
      'Background papers',
      'Contact officer',
    ]);
    expect(numbers(cabinet.document)).toHaveLength(12);
    expect(cabinet.document.kicker).toBe('Cabinet, 21 October 2014');
  });

  it('can be made: that to the scrutiny committee ends with its recommendation and whom to ask', () => {
    const titles = headings(scrutiny.document);
    expect(titles.slice(0, 2)).toEqual(['Introduction', 'Background']);
    expect(titles.slice(-4)).toEqual(['Next steps', 'Recommendation', 'Annexes', 'Contact officer']);
    expect(headings(scrutiny.document, 3)).toEqual(
      ['oscb', 'paqa', 'crag'].map(
        (name) => scrutiny.given.reports.find(({ id }) => id === `2016-17/${name}`)!.title,
      ),
    );
  });

  it('can be made: that to the health and wellbeing board begins with its recommendation and has implications', () => {
    expect(headings(wellbeing.document).slice(0, 4)).toEqual([
      'Recommendation',
      'Executive summary',
      'Background',
      'Key issues',
    ]);
    expect(headings(wellbeing.document, 3)).toEqual(Object.values(implicationTitles));
    expect(below(wellbeing.document, 'Annexes')[0]).toMatch(/^Annex 1: .*; Annex 2: .*; Annex 3: /);
  });
});

describe('its PDF', () => {
  it.each(papers)('passes PDF/UA-1 and reads in the order of the paper', async ({ given, document }) => {
    const bytes = documentPdf(document, store('pdf'));
    expect(passesUa(folder, `${given.id}.pdf`, bytes)).toBe(true);
    const whole = await pdfText(bytes);
    // A longer text may be broken by the foot of a page.
    const order = [document.title, ...document.blocks.map(wordsOf)].map((words) =>
      words.split('; ')[0]!.slice(0, 50),
    );
    expect(misplaced(order, whole)).toBeUndefined();
    expect(whole.replace(/\s/g, '')).toContain(`${numbers(document).length}.`);
  });

  it('has the same bytes each time', () => {
    const [one, two] = [store('one'), store('two')].map((each) => documentPdf(fixture.document, each));
    expect(Buffer.from(one!).equals(Buffer.from(two!))).toBe(true);
  });
});

describe('its Word document', () => {
  it.each(papers)('has the numbers as a list that Word counts, and real headings', async ({ document }) => {
    const files = unzipSync(await documentDocx(document, store('word')));
    const body = readXml(strFromU8(files['word/document.xml']!).replace(/(<\?xml[^>]*\?>)\n?/, '$1\n'));
    const style = (paragraph: ReturnType<typeof all>[number]) =>
      all(paragraph, 'w:pStyle')[0]?.attributes['w:val'];
    const paragraphs = all(body, 'w:p');
    const counted = paragraphs.filter((each) => style(each) === 'Numbered');
    expect(counted).toHaveLength(numbers(document).length);
    const lists = new Set(counted.map((each) => all(each, 'w:numId')[0]?.attributes['w:val']));
    expect(lists.size).toBe(1);
    const numbering = strFromU8(files['word/numbering.xml']!);
    const [, kind] = new RegExp(
      `<w:num w:numId="${[...lists][0]}"[^>]*><w:abstractNumId w:val="(\\d+)"`,
    ).exec(numbering)!;
    const level = new RegExp(`<w:abstractNum w:abstractNumId="${kind}".*?</w:lvl>`, 's').exec(numbering)![0];
    expect(level).toContain('<w:numFmt w:val="decimal"/>');
    expect(level).toContain('<w:lvlText w:val="%1."/>');
    expect(paragraphs.filter((each) => style(each) === 'Heading2')).toHaveLength(headings(document).length);
    expect(paragraphs.filter((each) => style(each) === 'Heading1')).toHaveLength(1);
  });

  it('has the same bytes each time', async () => {
    const [one, two] = await Promise.all(
      [store('three'), store('four')].map((each) => documentDocx(fixture.document, each)),
    );
    expect(Buffer.from(one!).equals(Buffer.from(two!))).toBe(true);
  });
});

describe('the log', () => {
  const { editions, papers: entries } = content(join(project, 'test/site'));
  const [edition] = editions;
  const lines = logged(
    { id: edition!.id, ...edition!.value },
    entries.map(({ id, value }) => ({ id, paper: value })),
  );

  it('joins what an edition tells with its cover papers, by date, and what was only due at the end', () => {
    expect(lines.map(({ committee, date, paper, resolved }) => [committee, date, paper, resolved])).toEqual([
      ['board', '2021-06', undefined, 'approved them'],
      ['scrutiny', '2021-10-05', 'scrutiny', 'noted the annual report'],
      ['council', undefined, undefined, undefined],
    ]);
  });

  it('has of a cover paper what was asked, and its annexes and the reports behind it', () => {
    const [, paper] = lines;
    expect(paper!.asked).toBe(asked(fixture.given.paper));
    expect(paper!.reports).toEqual(['crag', 'The quality assurance report']);
    const { reports } = logged({ id: '2013-14', missing: [], considered: [] }, [
      { id: 'x', paper: cabinet.given.paper },
    ])[0]!;
    expect(reports).toEqual(['oscb']);
  });
});

it('names no officer: every role in the papers of the site is a role', () => {
  for (const { given } of papers) {
    expect(CoverPaper.shape.contact.parse(given.paper.contact)).toMatch(/Manager/);
    expect(JSON.stringify(given.paper)).not.toMatch(/@|\b0\d{4}\b/);
  }
});

/** The text of a PDF in the order of its tags, as `pdftotext` would read it. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  });
  return (await Promise.all(pages)).join(' ');
}

/** The first of some texts that does not follow those before it in a longer one. */
function misplaced(texts: readonly string[], whole: string): string | undefined {
  const joined = (text: string) => text.replace(/\s+/g, '');
  let from = 0;
  return texts.find((text) => {
    const at = joined(whole).indexOf(joined(text), from);
    if (at >= 0) from = at;
    return at < 0;
  });
}
