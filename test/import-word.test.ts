import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, expect, it } from 'vitest';
import { plainPicture, type PlainPicture } from '../src/import/word/picture.ts';
import { readWord } from '../src/import/word/read.ts';
import { carriedWords, lossReport } from '../src/import/word/report.ts';
import { imported, type Target } from '../src/import/word/text.ts';
import {
  field,
  item,
  numbering,
  p,
  picture,
  r,
  secretPng,
  styles,
  table,
  wordFile,
  type WordFile,
} from './word-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-word-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** What an import makes of a Word file: the text below the front matter, all files, and what is printed of losses. */
async function outcome(given: WordFile & { target?: Partial<Target> }) {
  const path = join(folder, `${(count += 1)}.docx`);
  writeFileSync(
    path,
    wordFile({
      styles,
      ...given,
      body:
        (given.body.includes('"Title"') || given.body.includes('berschrift1') ? '' : p('Title', 'Report')) +
        given.body,
    }),
  );
  const word = await readWord({ path });
  const { made, carried, losses, headings, offers } = imported(word, {
    edition: '2024-25',
    name: 'crag',
    path: 'content/reports/2024-25/crag.mdx',
    ...given.target,
  });
  const whole = String(made[0]!.content);
  const [, front = '', text = ''] = /^---\n(.*?)---\n\n(.*)$/s.exec(whole) ?? [];
  return { front, text, made, carried: carriedWords(carried), report: lossReport(losses, headings), offers };
}

it('takes headings in any language, makes the one at the top the title, and leaves out no level', async () => {
  const { front, text } = await outcome({
    body: [
      p('berschrift1', 'Annual report 2024/25'),
      p('', '24 June 2025'),
      p('berschrift3', 'Background'),
      p('', 'Words.'),
      p('Own', 'Findings'),
      p('Heading4', 'Detail'),
      p('', 'Outlined', '<w:outlineLvl w:val="1"/>'),
    ].join(''),
  });
  expect(front).toContain('title: Annual report 2024/25\n');
  expect(front).toContain('  date: 2025-06-24\n');
  expect(front).toContain('draft: true\n');
  expect(text).toBe('## Background\n\nWords.\n\n## Findings\n\n### Detail\n\n## Outlined\n');
});

it('joins title and subtitle, and tells sections of the same name apart', async () => {
  const { front, text, report } = await outcome({
    body: [
      p('Title', 'Case reviews'),
      p('Subtitle', 'A year'),
      p('Heading1', 'Summary'),
      p('Heading1', 'Summary'),
    ].join(''),
  });
  expect(front).toContain('title: "Case reviews: A year"\n');
  expect(text).toBe('## Summary\n\n## Summary (2)\n');
  expect(report).toContain('a heading that stands twice, now with a number, below “Summary”');
});

it('nests lists, keeps their numbers, and begins anew where the document does', async () => {
  const { text } = await outcome({
    numbering: numbering([
      [
        ['bullet', ''],
        ['decimal', '%2.'],
      ],
      [['decimal', '%1.']],
      [['lowerLetter', '(%1)']],
    ]),
    body: [
      p('', 'First', item(1)),
      p('', 'Inner one', item(1, 1)),
      p('', 'Inner two', item(1, 1)),
      p('', 'Second', item(1)),
      p('', 'One', item(2)),
      p('', 'Between.'),
      p('', 'Two', item(2)),
      p('', 'Lettered', item(3)),
      p('', 'Lettered too', item(3)),
    ].join(''),
  });
  expect(text).toBe(
    '- First\n  1. Inner one\n  2. Inner two\n- Second\n\n1. One\n\nBetween.\n\n2. Two\n\n- (a) Lettered\n- (b) Lettered too\n',
  );
});

it('keeps the numbers of counted paragraphs as words, as committee papers have them', async () => {
  const { text } = await outcome({
    numbering: numbering([
      [
        ['decimal', '%1.'],
        ['decimal', '%1.%2'],
        ['lowerRoman', '(%3)'],
      ],
      [['decimal', '%1.']],
    ]),
    body: [
      p('Heading1', 'Introduction', item(1)),
      p('', 'The board met.', item(1, 1)),
      p('', 'It agreed.', item(1, 1)),
      p('', 'to act', item(1, 2)),
      p('Heading1', 'Findings', item(1)),
      p('', 'Plans were late.', item(1, 1)),
      p('', 'Throughout one.', item(2)),
      p('Heading1', 'End', item(1)),
      p('', 'Throughout two.', item(2)),
    ].join(''),
  });
  expect(text).toBe(
    [
      '## 1. Introduction',
      '1.1 The board met.',
      '1.2 It agreed.',
      '(i) to act',
      '## 2. Findings',
      '2.1 Plans were late.',
      '1\\. Throughout one.',
      '## 3. End',
      '2\\. Throughout two.\n',
    ].join('\n\n'),
  );
});

it('makes a table with a header row, its numbers on the right, and names merged cells', async () => {
  const wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Both</w:t></w:r></w:p></w:tc>';
  const { text, report, carried } = await outcome({
    body: [
      p('Heading1', 'Figures'),
      table([
        ['Year', 'Plans', 'Note'],
        ['2013/14', '1,204', 'a|b'],
        ['2014/15', '31.5%', ''],
        [wide, 'end'],
      ]),
    ].join(''),
  });
  expect(text).toBe(
    '## Figures\n\n| Year | Plans | Note |\n| --- | --- | --- |\n| 2013/14 | 1,204 | a\\|b |\n| 2014/15 | 31.5% |  |\n| Both |  | end |\n'.replace(
      '| --- | --- | --- |',
      '| --- | --: | --- |',
    ),
  );
  expect(report).toContain('a table with merged cells, below “Figures”');
  expect(report).toContain('a table without a header row');
  expect(carried).toBe('1 heading and 1 table');
});

it('carries footnotes and endnotes in the order of the text, and links to the web and to sections', async () => {
  const note = (id: number, words: string, name = 'footnote') =>
    `<w:${name} w:id="${id}">${p('', words)}</w:${name}>`;
  const reference = (id: number, name = 'footnote') => `<w:r><w:${name}Reference w:id="${id}"/></w:r>`;
  const { text, report } = await outcome({
    footnotes: note(5, 'Second note.') + note(2, 'First note.'),
    endnotes: note(2, 'At the end.', 'endnote'),
    links: [
      ['web', 'hyperlink', 'https://a.example/x_(y)?a=1&amp;b=2', true],
      ['file', 'hyperlink', 'file:///C:/Users/SECRET/plan.docx', true],
    ],
    body: [
      p('Heading1', '<w:bookmarkStart w:id="1" w:name="_Ref1"/>' + r('The plan')),
      p(
        '',
        r('One') +
          reference(2) +
          r(', two') +
          reference(5) +
          r(' and three') +
          reference(2, 'endnote') +
          r('.'),
      ),
      p(
        '',
        `${r('See ')}<w:hyperlink r:id="web">${r('the web')}</w:hyperlink>${r(', ')}<w:hyperlink w:anchor="_Ref1">${r('above')}</w:hyperlink>${r(', ')}<w:hyperlink r:id="file">${r('a file')}</w:hyperlink>${r(', ')}${field(' HYPERLINK \\l "_Ref1" ', 'again')}${r(' and ')}${field(' HYPERLINK "https://b.example/" ', 'b')}${r('.')}`,
      ),
    ].join(''),
  });
  expect(text).toBe(
    `## The plan

One[^1], two[^2] and three[^3].

See [the web](https://a.example/x_%28y%29?a=1&b=2), [above](#the-plan), a file, [again](#the-plan) and [b](https://b.example/).

[^1]: First note.

[^2]: Second note.

[^3]: At the end.
`,
  );
  expect(report).toContain('a link to a file or to a place that is gone, below “The plan”');
});

it('keeps quotation marks, drops what does not show, and never makes another number of a raised one', async () => {
  const { text } = await outcome({
    body: [
      p(
        '',
        `${r('“It’s fi\u00ADne”\u200B, 25\u00A0% of 10')}${r('3', '<w:vertAlign w:val="superscript"/>')}${r(' on the 1')}${r('st', '<w:vertAlign w:val="superscript"/>')}<w:r><w:noBreakHyphen/></w:r>${r('day')}`,
      ),
      p(
        '',
        `${r('Page one')}<w:r><w:br w:type="page"/></w:r>${r('and ')}${r('bold ', '<w:b/>')}${r('words', '<w:rStyle w:val="Strong"/>')}${r('.')}`,
      ),
      p('', `${r('A line')}<w:r><w:br/></w:r>${r('- and another')}`),
    ].join(''),
  });
  expect(text).toBe(
    '“It’s fine”, 25 % of 10³ on the 1st-day\n\nPage one and **bold words**.\n\nA line\\\n\\- and another\n',
  );
});

const secret = 'SECRET';
const everything: WordFile = {
  header: p('', `${secret} header`),
  comments: `<w:comment w:id="1" w:author="${secret}">${p('', `${secret} comment`)}</w:comment>`,
  links: [
    ['png', 'image', 'media/a.png'],
    ['emf', 'image', 'media/a.emf'],
    ['far', 'image', `file:///C:/${secret}/a.png`, true],
  ],
  files: {
    'word/media/a.png': secretPng(secret),
    'word/media/a.emf': `${secret} drawing`,
    'docProps/core.xml': `<a>${secret}</a>`,
    'docProps/thumbnail.jpeg': secret,
  },
  body: [
    p('Heading1', 'What was learned'),
    p(
      '',
      `${r('Seen ')}${r(secret, '<w:vanish/>')}${r(secret, '<w:rStyle w:val="Secret"/>')}${r(secret, '<w:color w:val="FFFFFF"/>')}${r(secret, '<w:sz w:val="2"/>')}<w:r><w:commentReference w:id="1"/></w:r>${r('words.')}`,
    ),
    p(
      '',
      `${field(' AUTHOR ', secret)}${field(` INCLUDEPICTURE "C:\\\\${secret}" `, secret)}${field(' MERGEFIELD Child ', secret)}<w:fldSimple w:instr=" FILENAME \\p ">${r(secret)}</w:fldSimple>${r('Page ')}${field(' PAGE ', secret)}${r('see ')}${field(' REF _Ref1 \\h ', 'section 2')}`,
    ),
    p(
      '',
      `<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>${p('', secret)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`,
    ),
    p(
      '',
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
    ),
    p('', `<m:oMath><m:r><m:t>${secret}</m:t></m:r></m:oMath>`),
    p('', `<w:r><w:object><o:OLEObject ProgID="${secret}"/></w:object></w:r>`),
    p(
      '',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(secret)}</w:sdtContent></w:sdt>${r('text')}`,
    ),
    p('', 'Plain.'),
    p('Heading1', 'Pictures'),
    p('', picture('png', 'A child’s drawing of a house')),
    p('', picture('png', `C:\\${secret}\\photo.png`)),
    p('', picture('emf', secret)),
    p('', picture('png', secret, '<a:srcRect l="100"/>')),
    p(
      '',
      `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:link="far"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
    ),
    '<w:altChunk/>',
    p('TOC1', secret),
    '<w:sectPr><w:cols w:num="2"/></w:sectPr>',
  ].join(''),
};

it('never lets through what readers of the document do not see, and names each kind with its heading', async () => {
  const { text, made, report } = await outcome(everything);
  for (const { content } of made)
    expect(Buffer.from(content as string).toString('latin1')).not.toContain(secret);
  expect(report).not.toContain(secret);
  expect(report).toMatchInlineSnapshot(`
    "Left out:
      - a comment, below “What was learned”
      - 3 pieces of hidden text, below “What was learned”
      - a piece of white text, below “What was learned”
      - a text box, below “What was learned”
      - a chart, below “What was learned”
      - an embedded object, below “What was learned”
      - an equation, below “What was learned”
      - a picture that is not in the document, below “Pictures”
      - a picture that is neither PNG nor JPEG, below “Pictures”
      - a cropped picture, below “Pictures”
      - a table of contents, below “Pictures”
      - a page number, below “What was learned”
      - 3 fields with names, files or properties, below “What was learned”
      - a field of a mail merge, below “What was learned”
      - a content control that nobody filled in, below “What was learned”
      - a header or footer
      - another file inserted whole, below “Pictures”
      - the document’s properties (author, title, dates)

    Carried over in another form; please look at these:
      - a picture without a description, below “Pictures”
      - a cross-reference, now plain words, below “What was learned”
      - a section in columns, below “Pictures”"
  `);
  expect(text).toMatchInlineSnapshot(`
    "## What was learned

    Seen words.

    Page see section 2

    [Write here: the words of the text box that stood here]

    [Write here: what the chart that stood here shows]

    [Write here: the equation that stood here, in words]

    [Write here: what the embedded object that stood here shows]

    text

    Plain.

    ## Pictures

    ![A child’s drawing of a house](/images/2024-25/crag-1.png)

    ![[Write here: what the picture shows]](/images/2024-25/crag-1.png)

    [Write here: what the picture that stood here shows]

    [Write here: what the picture that stood here shows]

    [Write here: what the picture that stood here shows]
    "
  `);
});

it('counts tracked changes, and takes them as accepted: inserted words stay, deleted ones are gone', async () => {
  const { text, report } = await outcome({
    body: [
      p(
        'Heading1',
        `${r('A ')}<w:del w:author="${secret}"><w:r><w:delText>${secret}</w:delText></w:r></w:del><w:ins w:author="${secret}">${r('new ')}</w:ins>${r('start')}`,
      ),
      p('', r('Joined '), '<w:rPr><w:del/></w:rPr>'),
      p('', r('to this.', '<w:rPrChange w:author="x"><w:rPr/></w:rPrChange>')),
      table([
        ['Head', 'Other'],
        ['a', 'b'],
      ]).replace('</w:tbl>', `<w:tr><w:trPr><w:del/></w:trPr><w:tc>${p('', secret)}</w:tc></w:tr></w:tbl>`),
    ].join(''),
  });
  expect(text).toBe('## A new start\n\nJoined to this.\n\n| Head | Other |\n| --- | --- |\n| a | b |\n');
  expect(report).not.toContain(secret);
  expect(report).toContain('3 deletions that are not accepted, below “A new start”');
  expect(report).toContain('an insertion that is not accepted, below “A new start”');
  expect(report).toContain('a tracked change of formatting');
});

it('offers tables of figures as datasets, and makes them when asked', async () => {
  const body = [
    p('Heading1', 'Plans'),
    p('', 'Table 1: Children with a plan'),
    table([
      ['Year', 'Children with a plan', 'Rate per 10,000'],
      ['2022/23', '1,204', '61.5'],
      ['2023/24', '1,310', '66.9'],
      ['2024/25', '3', '0.2'],
    ]),
    table([
      ['Who', 'What'],
      ['Board', 'Met'],
      ['Panel', 'Read'],
    ]),
  ].join('');
  const plain = await outcome({ body });
  expect(plain.offers).toEqual([{ heading: 'Plans', rows: 3, columns: 3 }]);
  expect(plain.text).toContain('| 2023/24 | 1,310 | 66.9 |');
  const tables = {
    edition: '2024-25',
    areas: ['Oxfordshire'],
    schema: '../dataset.schema.json',
    threshold: 5,
  };
  const asked = await outcome({ body, target: { tables } });
  expect(asked.text).toContain(
    '<Table data="children-with-a-plan" title="Children with a plan" subtitle="[Write here: what is counted, where and when]" />',
  );
  expect(asked.text).toContain('| Panel | Read |');
  const { path, content } = asked.made[1]!;
  expect(path).toBe('data/2024-25/children-with-a-plan.json');
  expect(JSON.parse(String(content))).toMatchObject({
    draft: true,
    data: [expect.anything(), ['2022/23', 1204, 61.5], ['2023/24', 1310, 66.9], ['2024/25', 3, 0.2]],
  });
});

it('takes from photos where, when and with what they were taken, and words; which way up they are stays', () => {
  const canvas = createCanvas(8, 6);
  const jpeg = canvas.toBuffer('image/jpeg');
  const exif = Buffer.concat([
    Buffer.from(
      'Exif\0\0MM\0*\0\0\0\b\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x0F\0\x02\0\0\0\x04',
      'latin1',
    ),
    Buffer.from(`${secret} camera`, 'latin1'),
  ]);
  const segment = (marker: number, content: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), content]);
  const photo = Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xfe, Buffer.from(secret)),
    jpeg.subarray(2),
    Buffer.from(secret),
  ]);
  const plain = plainPicture(photo) as PlainPicture;
  const bytes = Buffer.from(plain.bytes);
  expect(plain.ending).toBe('jpg');
  expect(bytes.toString('latin1')).not.toContain(secret);
  expect(bytes.subarray(0, 38).toString('latin1')).toContain(
    'Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06',
  );
  expect(plainPicture(jpeg.subarray(0, jpeg.length - 9))).toBe('brokenPicture');
  expect(plainPicture(secretPng(secret).subarray(0, 60))).toBe('brokenPicture');
  expect(plainPicture(Buffer.from('GIF89a'))).toBe('otherPicture');
});

it('reads what has a plainer form for other programs in that form', async () => {
  const { text, report } = await outcome({
    body: p(
      '',
      '<w:r><w:t xml:space="preserve">Well </w:t><mc:AlternateContent><mc:Choice Requires="new"><w:new/></mc:Choice><mc:Fallback><w:t>done</w:t></mc:Fallback></mc:AlternateContent></w:r>',
    ),
  });
  expect(text).toBe('Well done\n');
  expect(report).toBe('');
});

it('leaves out a picture that a shape may cover, since the shape is not carried over', async () => {
  const shape =
    '<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>';
  const { made, report } = await outcome({
    links: [['png', 'image', 'media/a.png']],
    files: { 'word/media/a.png': secretPng(secret) },
    body: p('Heading1', 'Photos') + p('', picture('png', 'Children at play')) + p('', shape),
  });
  expect(made).toHaveLength(1);
  expect(report).toContain('a picture with a shape near it, which may cover part of it, below “Photos”');
});
