import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { components, narrative } from '../src/narrative/parse.ts';
import { keyMessagesTogether, opening } from '../src/narrative/opening.ts';
import { anchors, paragraphIds, parts } from '../src/narrative/parts.ts';
import { definitionsOf, formerNames, matcher, usedTerms, withTerms } from '../src/narrative/terms.ts';
import { minutes } from '../src/narrative/text.ts';
import { source } from '../src/source.ts';
import type { Term } from '../src/term.ts';

const read = (text: string) => narrative(source('a.mdx', text), text, 0);
const html = (text: string) =>
  parts(read(text).tree)
    .parts.map((part) => ('html' in part && !('name' in part) ? part.html : ''))
    .join('');

describe('a narrative is text, never code', () => {
  it('keeps braces, less-than signs, ratios and times as they are', () => {
    expect(html('A {b} < c, <5, 3:1 at 10:30, {1 + 1} and `<5 {x}`.')).toBe(
      '<p>A {b} &#x3C; c, &#x3C;5, 3:1 at 10:30, {1 + 1} and <code>&#x3C;5 {x}</code>.</p>',
    );
  });

  it('never lets HTML or script through, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '{',
      '}',
      '/',
      'script',
      'b',
      ' ',
      '\n',
      '`',
      '"',
      '=',
      'onload',
      '*',
      '[',
      '](',
      ')',
      '!',
      'javascript:',
      '<script>',
      '</b>',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (words) => {
        const { tree, problems } = read(words.join(''));
        const out = parts(tree)
          .parts.map((part) => part.html)
          .join('');
        if (problems.length === 0)
          expect(out.replace(/<code>.*?<\/code>|<pre>.*?<\/pre>/gs, '')).not.toMatch(
            /<script|<b\b|\son\w+="/i,
          );
      }),
      { numRuns: 1000 },
    );
  });

  it('names the line of a component that is never closed', () => {
    expect(read('One.\n\n<Note title="a">\n\nTwo.\n').problems[0]).toMatchObject({ line: 3, column: 1 });
  });
});

describe('parts', () => {
  const text =
    '## One\n\nText.[^1]\n\n<Chart data="plans" kind="bar" title="T" subtitle="S" x="a" y="b">\n\nMore.[^1]\n\n</Chart>\n\n### Two\n\n## One\n\n<Table data="plans" title="T" subtitle="S" />\n\n[^1]: Note.';

  it('are runs of HTML and components in order, with one list of footnotes at the end', () => {
    const { parts: all } = parts(read(text).tree);
    expect(all.map((part) => ('name' in part ? part.name : 'html'))).toEqual([
      'html',
      'Chart',
      'html',
      'Table',
      'html',
    ]);
    expect(all[1]).toMatchObject({
      html: '<p>More.<sup><a href="#fn-1" id="fnref-1-2" data-footnote-ref aria-describedby="footnote-label">1</a></sup></p>',
    });
    expect(all.at(-1)!.html).toContain('href="#fnref-1-2"');
  });

  it('number figures and give everything an id of its own', () => {
    const { parts: all, contents } = parts(read(text).tree);
    expect(all.flatMap((part) => ('figure' in part ? [part.figure] : []))).toEqual([
      { number: 1, id: 'figure-plans' },
      { number: 2, id: 'figure-plans-1' },
    ]);
    expect(contents).toEqual([
      { id: 'one', title: 'One', sections: [{ id: 'two', title: 'Two', sections: [] }] },
      { id: 'one-1', title: 'One', sections: [] },
      { id: 'footnote-label', title: 'Footnotes', sections: [] },
    ]);
    expect([...anchors(read(text).tree)]).toEqual([
      'one',
      'two',
      'one-1',
      'footnote-label',
      'figure-plans',
      'figure-plans-1',
    ]);
  });

  it('give no figure the id of what stands in another', () => {
    const named = ['plans-title', 'plans', 'plans-table', 'plans-keys', 'plans-titles'];
    const tables = named.map((name) => `<Table data="${name}" title="T" subtitle="S" />`);
    const ids = parts(read(tables.join('\n\n')).tree).parts.flatMap((part) =>
      'figure' in part && part.figure ? [part.figure.id] : [],
    );
    const inside = ids.flatMap((id) => ['title', 'table', 'keys'].map((end) => `${id}-${end}`));
    expect(ids.filter((id) => inside.includes(id))).toEqual([]);
    expect(ids).toContain('figure-plans');
    expect(ids).toContain('figure-plans-titles');
  });

  it('put the sub-path before links of the site only', () => {
    const { parts: all } = parts(read('[a](/x/) [b](#y) [c](https://example.org/)').tree, '/reports/');
    expect(all[0]!.html).toBe(
      '<p><a href="/reports/x/">a</a> <a href="#y">b</a> <a href="https://example.org/">c</a></p>',
    );
  });

  it('align table columns by class and let tables scroll in a named region', () => {
    const out = html('| a | b |\n| - | -: |\n| x | 1 |');
    expect(out).toContain('<section tabindex="0" aria-label="Table 1 in the text" class="scroll">');
    expect(out).toContain('<td class="number">1</td>');
    expect(out).not.toMatch(/align=|style=/);
  });

  it('find components with their attributes', () => {
    expect(components(read(text).tree).map(({ name, attributes }) => [name, attributes['data']])).toEqual([
      ['Chart', 'plans'],
      ['Table', 'plans'],
    ]);
  });
});

describe('terms', () => {
  const term = (words: string, more: Partial<Term> = {}): Term => ({
    term: words,
    also: [],
    meaning: 'papers',
    papers: [],
    see: [],
    'for-children': 'Invented.',
    ...more,
  });
  const all = [
    {
      slug: 'plan',
      term: term('child protection plan', { abbreviation: 'CP plan', also: ['child protection plans'] }),
    },
    { slug: 'care', term: term('care order') },
    { slug: 'odd', term: term('a+b (c)') },
    { slug: 'quoted', term: term('‘care’ model') },
  ];
  const terms = matcher(all);
  const definitions = new Map(
    all.map(({ slug, term: each }) => [slug, { slug, term: each, text: `About ${slug}.` }]),
  );

  it('are found in either case of the first letter, whole words only, longest first', () => {
    const used = (text: string) => usedTerms(read(text).tree, terms);
    expect(used('Child protection plans work.')).toEqual(['plan']);
    expect(used('CP plan; cp plan')).toEqual(['plan']);
    expect(used('cp plan')).toEqual([]);
    expect(used('Scare orders and care orderly, care-order.')).toEqual([]);
    expect(used('An a+b (c) is found.')).toEqual(['odd']);
    expect(used('The ‘care’ model, non-care order; (care order)')).toEqual(['quoted', 'care']);
    const places = terms('CP plans, child protection plans and a care order.');
    expect(places.map(({ form, index }) => [form, index])).toEqual([
      ['child protection plans', 10],
      ['care order', 39],
    ]);
    expect(used('## Care order\n\n[care order](/x/) `care order`')).toEqual([]);
  });

  it('are linked at their first use only', () => {
    const tree = withTerms(read('A CP plan, then a child protection plan.').tree, terms, definitions);
    expect(parts(tree).parts[0]!.html).toBe(
      '<p>A <a href="/glossary/plan/" class="term" id="term-plan">CP plan</a>, then a child protection plan.</p>',
    );
  });

  it('tell what names that have ended are today, however often they changed', () => {
    const named = definitionsOf(
      [
        { slug: 'old', term: term('old name', { abbreviation: 'ON', until: '2018-07', became: 'newer' }) },
        { slug: 'newer', term: term('newer name', { until: '2023-12', became: 'newest' }) },
        { slug: 'newest', term: term('newest name') },
        { slug: 'gone', term: term('a former thing', { until: '2010' }) },
      ].map((each) => ({ ...each, tree: read('What it is.').tree })),
    );
    expect(named.get('old')!.text).toBe('What it is. Later: Newest name.');
    expect(formerNames([...named.values()])).toEqual([
      '“A former thing” is no longer used.',
      '“Newer name” was later replaced by “Newest name”.',
      '“Old name (ON)” was later replaced by “Newest name”.',
    ]);
  });

  it('leave the words of the text as they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('care order', 'CP plan', 'a', '**b**', '[care order](/x/)', '.'), {
          maxLength: 20,
        }),
        (words) => {
          const { tree } = read(words.join(' '));
          expect(toString(withTerms(tree, terms, definitions))).toBe(toString(tree));
        },
      ),
    );
  });
});

it('says how long a text takes to read, at least a minute', () => {
  expect([minutes(read('word '.repeat(660)).tree), minutes(read('word').tree)]).toEqual([3, 1]);
});

describe('links to headings and paragraphs', () => {
  const linked = (text: string) => parts(read(text).tree, '/', true);
  const page = (text: string) =>
    linked(text)
      .parts.map((part) => part.html)
      .join('');
  const links = (text: string) =>
    [...page(text).matchAll(/<a class="to" href="#([^"]+)" aria-label="([^"]+)"><\/a>/g)].map(
      ([, id, name]) => [id, name],
    );

  it('stand behind each heading and in each paragraph, named by section and number', () => {
    expect(links('First.\n\n## Reviews this year\n\nOne.\n\nTwo.\n\n### Stages\n\nThree.')).toEqual([
      ['opening-1', 'Link to the opening, paragraph 1'],
      ['reviews-this-year', 'Link to Reviews this year'],
      ['reviews-this-year-1', 'Link to Reviews this year, paragraph 1'],
      ['reviews-this-year-2', 'Link to Reviews this year, paragraph 2'],
      ['stages', 'Link to Stages'],
      ['stages-1', 'Link to Stages, paragraph 1'],
    ]);
  });

  it('keep the name of a heading free of them, and add no words to the text', () => {
    expect(page('## One\n\nText.')).toBe(
      '<h2 id="one">One</h2><a class="to" href="#one" aria-label="Link to One"></a>\n<p id="one-1">Text.<a class="to" href="#one-1" aria-label="Link to One, paragraph 1"></a></p>',
    );
  });

  it('count what key messages, voices and notes say, not lists, tables, footnotes and what is said of figures', () => {
    const text = [
      '<KeyMessage>\n\nA.\n\n</KeyMessage>',
      '<Note title="x">\n\nB.\n\n</Note>',
      '<Table data="plans" title="P" subtitle="Q">\n\nContext.\n\n</Table>',
      '- item\n\n  more\n\nC.[^1]\n\n| a | b |\n| - | - |\n| c | d |\n\n[^1]: Source.',
    ].join('\n\n');
    expect(paragraphIds(read(text).tree)).toEqual(['opening-1', 'opening-2', 'opening-3']);
  });

  it('leave every id to the heading or figure that has it, whatever headings are called', () => {
    const headings = ['Neglect', 'Neglect', 'Neglect 1', 'Opening', 'Row', 'Figure 1', 'Help', 'Neglect 2'];
    const text = `A.\n\nB.\n\n${headings.map((each) => `## ${each}\n\nOne.\n\nTwo.`).join('\n\n')}`;
    const ids = [...page(text).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = links(text).map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(linked(text).contents).toEqual(parts(read(text).tree).contents);
    expect(ids.filter((id) => /^row-\d/.test(id!))).toEqual([]);
  });
});

describe('the opening of a report', () => {
  it('is what stands before its first heading', () => {
    const { first, rest } = opening(
      parts(read('Before.\n\n<KeyMessage>\n\nA.\n\n</KeyMessage>\n\nThen.\n\n## One\n\nAfter.').tree).parts,
    );
    expect(first.map(({ html: each }) => each)).toEqual(['<p>Before.</p>', '<p>A.</p>', '<p>Then.</p>']);
    expect(rest.map(({ html: each }) => each)).toEqual(['<h2 id="one">One</h2>\n<p>After.</p>']);
  });

  it('is all of a report without headings', () => {
    const { first, rest } = opening(parts(read('Before.').tree).parts);
    expect([first.length, rest.length]).toEqual([1, 0]);
  });

  it('shows key messages that follow each other as one', () => {
    const message = '<KeyMessage>\n\nA.\n\n</KeyMessage>';
    const { parts: all } = parts(read([message, message, 'Text.', message].join('\n\n')).tree);
    expect(keyMessagesTogether(all).map((part) => (Array.isArray(part) ? part.length : 0))).toEqual([
      2, 0, 1,
    ]);
  });
});

describe('a content note', () => {
  const skips = (text: string) =>
    parts(read(text).tree).parts.flatMap((part) => ('name' in part ? [part.skip?.id] : []));
  const note = '<Note title="Before you read on" kind="content">\n\nIt is about harm.\n\n</Note>';

  it('leads past the section that it stands in, and past what is inside it', () => {
    expect(skips(`## One\n\n${note}\n\n### Inside\n\nText.\n\n## Two\n\nText.`)).toEqual(['two']);
    expect(skips(`## One\n\n${note}\n\nText.\n\n### Inside\n\nText.\n\n## Two`)).toEqual(['two']);
    expect(skips(`## One\n\n### Inside\n\n${note}\n\nText.\n\n### Next\n\nText.`)).toEqual(['next']);
  });

  it('leads past the section that follows it at once', () => {
    expect(skips(`## One\n\nText.\n\n${note}\n\n## Harm\n\nText.\n\n## Two`)).toEqual(['two']);
  });

  it('leads nowhere from the last section, and no other note leads on', () => {
    expect(skips(`## One\n\n${note}\n\nText.`)).toEqual([undefined]);
    expect(skips('<Note title="x">\n\nA.\n\n</Note>\n\n## One')).toEqual([undefined]);
  });
});
