import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { expect, it } from 'vitest';
import { markdown } from '../src/import/word/markdown.ts';
import { phrasing, type Piece } from '../src/import/word/tree/pieces.ts';
import { narrative } from '../src/narrative/parse.ts';
import { source } from '../src/source.ts';

function read(text: string) {
  const { tree, problems } = narrative(source('report.mdx', text), text, 0);
  expect(problems).toEqual([]);
  return tree.children;
}

/** The words of a text, whatever marks and links it has. */
function words(children: readonly RootContent[]): string[] {
  return children.map((node) => `${node.type}: ${toString(node)}`);
}

const signs = [
  ...[
    '#',
    '##',
    '-',
    '+',
    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
    '~',
    '~~~',
    '|',
    '||',
    '>',
    '<',
    '<Note',
    '</Note>',
  ],
  ...[
    '{',
    '}',
    '{a}',
    '[',
    ']',
    '[^1]',
    '[x]',
    '](',
    '(',
    ')',
    '!',
    '![',
    '\\',
    '&',
    '&amp;',
    '&#35;',
    '<!--',
    '-->',
  ],
  ...[
    '1.',
    '12)',
    '1.1',
    '2014/15',
    '31.5%',
    '-5',
    '=',
    '===',
    '---',
    '***',
    ':',
    '::',
    ':--',
    '--:',
    '|--|',
  ],
  ...[
    'http://a.example/b_c',
    'https://a.example',
    'www.a.example',
    'mail@a.example',
    'a_b@c.example',
    'ftp://x',
  ],
  ...[
    'import',
    'export',
    'import a from "b"',
    'export default x',
    '<5',
    '< 5',
    '<Chart data="x" />',
    '<https://a.b>',
  ],
  ...[
    '“',
    '”',
    '’',
    '–',
    'é',
    'Ŵ',
    'word',
    'a_b_c',
    'two',
    '"',
    "'",
    '.',
    ',',
    '?',
    '£5',
    '@',
    '$x$',
    '\u00a3',
  ],
];
const stretch = fc.record({
  words: fc
    .array(
      fc.oneof(
        fc.constantFrom(...signs),
        fc.constant(' '),
        fc.string({ maxLength: 5, unit: 'grapheme-ascii' }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((all) => all.join('')),
  bold: fc.boolean(),
  italic: fc.boolean(),
  strike: fc.constantFrom(false, false, false, true),
  link: fc.constantFrom('', '', '', 'https://a.example/b?c=d&e=(f)', '#section'),
});
const sentence = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: stretch.map((each): Piece => ({ type: 'words', ...each })) },
      { weight: 1, arbitrary: fc.constant<Piece>({ type: 'break' }) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => phrasing(all))
  .filter((all) => toString(all).trim() !== '');
const flat = sentence.map((all) => all.filter(({ type }) => type !== 'break'));
const cell = flat.map((children) => ({ type: 'tableCell' as const, children }));

it('writes any sentence so that it is read again with the same words', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 3 }), (all) => {
      const meant = all.map((children): RootContent => ({ type: 'paragraph', children }));
      expect(words(read(markdown(meant)))).toEqual(words(meant));
    }),
    { numRuns: 300 },
  );
});

it('writes any heading, list item, quotation, footnote and cell so that it is read again with the same words', () => {
  const paragraph = (children: PhrasingContent[]) => ({ type: 'paragraph' as const, children });
  fc.assert(
    fc.property(
      flat,
      sentence,
      sentence,
      cell,
      cell,
      fc.integer({ min: 0, max: 30 }),
      (head, one, other, left, right, start) => {
        const inner: RootContent = {
          type: 'list',
          ordered: true,
          start,
          children: [{ type: 'listItem', children: [paragraph(other)] }],
        };
        const item = { type: 'listItem' as const, children: [paragraph(one), inner] };
        const note: PhrasingContent = { type: 'footnoteReference', identifier: '1', label: '1' };
        const meant: RootContent[] = [
          { type: 'heading', depth: 2, children: head },
          {
            type: 'list',
            ordered: false,
            children: [item, { type: 'listItem', children: [paragraph(other)] }],
          },
          { type: 'list', ordered: false, children: [{ type: 'listItem', children: [paragraph(one)] }] },
          { type: 'blockquote', children: [paragraph(one), paragraph(other)] },
          {
            type: 'table',
            align: [null, 'right'],
            children: [
              { type: 'tableRow', children: [left, right] },
              { type: 'tableRow', children: [right, left] },
            ],
          },
          paragraph([{ type: 'text', value: 'Words' }, note]),
          {
            type: 'footnoteDefinition',
            identifier: '1',
            label: '1',
            children: [paragraph(one), paragraph(other)],
          },
        ] as RootContent[];
        expect(words(read(markdown(meant)))).toEqual(words(meant));
      },
    ),
    { numRuns: 100 },
  );
});

it('keeps bold, italics and links wherever Markdown can say them', () => {
  const piece = (text: string, marks: Partial<Extract<Piece, { type: 'words' }>>): Piece => ({
    type: 'words',
    words: text,
    bold: false,
    italic: false,
    strike: false,
    link: '',
    ...marks,
  });
  const all = phrasing([
    piece('The ', {}),
    piece('child ', { bold: true }),
    piece('and', { bold: true, italic: true }),
    piece(' family: see ', {}),
    piece('the plan', { link: 'https://a.example/' }),
    piece('.', {}),
  ]);
  expect(markdown([{ type: 'paragraph', children: all }])).toBe(
    'The **child _and_** family: see [the plan](https://a.example/).\n',
  );
});
