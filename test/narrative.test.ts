import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { components, narrative } from '../src/narrative/parse.ts';
import { anchors, parts } from '../src/narrative/parts.ts';
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

  it('are linked at their first use only, with the definition beside the link', () => {
    const tree = withTerms(read('A CP plan, then a child protection plan.').tree, terms, definitions);
    expect(parts(tree).parts[0]!.html).toBe(
      '<p>A <a href="/glossary/plan/" class="term" id="term-plan" aria-describedby="meaning-plan">CP plan</a><span class="meaning" id="meaning-plan">child protection plan: About plan.</span>, then a child protection plan.</p>',
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
