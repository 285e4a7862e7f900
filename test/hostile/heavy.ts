import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../build.ts';

/** The files of the fixture that are put wrong. */
const report = 'content/reports/2020-21/crag.mdx';
const plans = 'data/2020-21/plans.json';
const term = 'content/glossary/care.md';
const other = 'data/2020-21/other.json';

const given = (file: string) => readFileSync(join(project, 'test/site', file), 'utf8');
const end = (text: string) => `${given(report)}\n${text}\n`;
const matter = (yaml: string) => given(term).replace('---\n', () => `---\n${yaml}\n`);
const datasetText = given(plans);
const rows = (count: number) =>
  [...Array(count).keys()].map((index) => `["A${index}", "2020/21", ${index + 10}, 1]`).join(', ');
const dataset = (from: string, to: string) => given(plans).replace(from, () => to);
const many = (count: number, piece: (index: number) => string) =>
  [...Array(count).keys()].map(piece).join('');

/** Pieces that parsers of Markdown and patterns of rules are slow at, each in paragraphs as long as are read. */
const slow = [
  ...[
    '*a_ ',
    '*_*_',
    '[a](',
    '![[]()',
    '[^a ',
    '[a] ',
    '<a> ',
    '<Note ',
    '[a](b) ',
    '<Num data="a">1</Num> ',
  ],
  ...['www.a.b ', 'a@b.c ', 'https://a.b/( ', "a'", '1,234 ', 'a-', '- a\n', '> - a\n- b\n', '| a | b |\n'],
  ...['[a]: b\n', '[^a]: b\n', '- [ ] a\n'],
];

/** A report that shows a drawing of some pieces. */
function drawn(pieces: string): Record<string, string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">${pieces}</svg>`;
  return { 'public/m.svg': svg, [report]: end('![A green tree](/m.svg)') };
}

/** As many of a piece as a text may have: in paragraphs of 590 marks or 29,000 characters, and 6,000 lines. */
function atLimit(piece: string): string {
  const marks = Math.max(1, piece.match(/[*_~[\]`<!]/g)?.length ?? 0);
  const lines = piece.split('\n').length - 1;
  const each = Math.max(1, Math.min(Math.floor(590 / marks), Math.floor(29_000 / piece.length), 400));
  const word = piece.includes(' ') || lines > 0 ? piece : `${piece.repeat(Math.floor(450 / piece.length))} `;
  const paragraph = `${word.repeat(Math.max(1, Math.floor((each * piece.length) / word.length)))}\n\n`;
  const most = [11_000 / (marks * each), 180_000 / paragraph.length, lines > 0 ? 6000 / (lines * each) : 20];
  return paragraph.repeat(Math.max(1, Math.floor(Math.min(...most))));
}

/** A dataset of counts from 6, or as often as `share` says from 1 to 5, over all values of some fields and their totals. */
function counted(sizes: readonly number[], share: number): string {
  const names = sizes.map((_, at) => `by${at}`);
  const values = sizes.map((size, at) => [...Array(size).keys()].map((index) => `v${at}-${index}`));
  let state = 1;
  const random = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
  const counts = new Map<string, number>();
  const visit = (path: string[]): void => {
    const own = values[path.length];
    if (own) return [...own, 'All'].forEach((value) => visit([...path, value]));
    const at = path.indexOf('All');
    const parts = (values[at] ?? []).map((value) => counts.get(path.with(at, value).join('|'))!);
    const leaf = random() < share ? 1 + Math.floor(random() * 5) : 6 + Math.floor(random() * 200);
    counts.set(path.join('|'), at < 0 ? leaf : parts.reduce((sum, part) => sum + part, 0));
  };
  visit([]);
  return tabled({
    fields: names,
    relations: names.map((by, at) => ({ field: 'children', by, total: 'All', parts: values[at] })),
    data: [...counts].map(([path, count]) => [...path.split('|'), count]),
  });
}

/** A dataset of one count of children by some text fields. */
function tabled({
  fields,
  data,
  ...more
}: { fields: string[]; data: unknown[][] } & Record<string, unknown>) {
  const text = fields.map((name) => ({ name, title: name, type: 'string' }));
  const count = { name: 'children', title: 'Children', type: 'integer', unit: 'children', disclosive: true };
  const { $schema, indicators, ...given } = JSON.parse(datasetText) as Record<string, unknown>;
  return JSON.stringify(
    {
      ...{ ...given, relations: [], waivers: [], notes: [], sums: [], links: [], marks: [] },
      ...{ name: 'other', schema: { fields: [...text, count] }, ...more },
      data: [[...fields, 'children'], ...data],
    },
    null,
    1,
  );
}

const days = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
});

/** A day as labels write it, so many after the first of 2010. */
function day(after: number): string {
  return days.format(Date.UTC(2010, 0, 1 + after));
}

/** A report with a chart of one count for each of many names. */
function chartOf(count: number, kind: string, name: (index: number) => string): Record<string, string> {
  const data = [...Array(count).keys()].map((index) => [name(index), 10 + (index % 90)]);
  const line = `<Chart data="other" kind="${kind}" x="group" y="children" title="A" subtitle="b" />`;
  return { [other]: tabled({ fields: ['group'], data }), [report]: end(line) };
}

/** What would keep a parser busy, by name: files of the fixture that are written anew. */
export const heavy: Record<string, Record<string, string>> = {
  ...Object.fromEntries(
    slow.map((piece) => [`many ${JSON.stringify(piece)}`, { [report]: end(atLimit(piece)) }]),
  ),
  'links to pages that are not there': {
    [report]: end(
      many(15, (part) => `${many(190, (index) => `[a](/nowhere/${part}/${index}-at-all/) `)}\n\n`),
    ),
  },
  'quotations in each other': { [report]: end(`${'>'.repeat(10_000)} a`) },
  'quotations in each other, parted': { [report]: end(`${'> '.repeat(20)} a\n\n`.repeat(200)) },
  'lists in each other, by indentation': {
    [report]: end(many(100, (index) => `${'  '.repeat(index)}- a\n`)),
  },
  'lists in each other, in one line': { [report]: end(`${'- '.repeat(5000)}a`) },
  'components in each other': { [report]: end('<Note title="a">\n\n'.repeat(500)) },
  'components in each other, closed': {
    [report]: end(`${'<Note title="a">\n\n'.repeat(150)}a\n\n${'</Note>\n\n'.repeat(150)}`),
  },
  'stars around a letter': { [report]: end(`${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`) },
  'brackets around a letter': { [report]: end(`${'['.repeat(50_000)}a${']'.repeat(50_000)}`) },
  'nothing but backticks': { [report]: end('`'.repeat(100_000)) },
  'runs of backticks, each longer': { [report]: end(many(400, (index) => `${'`'.repeat(index)}a `)) },
  'fences without end': { [report]: end('```\n'.repeat(9001)) },
  'tags that are never closed': { [report]: end(many(200, (index) => `</b${index}>\n\n`)) },
  'a table of 10,000 columns': {
    [report]: end(`|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}`),
  },
  'a table of 64 KB': { [report]: end(`| a | b |\n|---|---|\n${'| c | 1 |\n'.repeat(6400)}`) },
  'a table of 64 KB, with many columns': {
    [report]: end(
      `${'| a '.repeat(100)}|\n${'| - '.repeat(100)}|\n${`${'| b '.repeat(100)}|\n`.repeat(160)}`,
    ),
  },
  'a line of 1,000,000 words': { [report]: end('word '.repeat(1_000_000)) },
  'a line of 40,000 words': { [report]: end('word '.repeat(40_000)) },
  'a word of 100,000 letters': { [report]: end('w'.repeat(100_000)) },
  '100,000 digits': { [report]: end('1'.repeat(100_000)) },
  '60,000 letters before an @': { [report]: end(`${'a'.repeat(60_000)}@`) },
  '200,000 spaces': { [report]: end(`a${' '.repeat(200_000)}b`) },
  '200,000 empty lines': { [report]: end('\n'.repeat(200_000)) },
  '400 headings alike': { [report]: end('## A\n\nb\n\n'.repeat(390)) },
  '10,000 headings': { [report]: end('## A\n\n'.repeat(10_000)) },
  'footnotes that refer to each other': { [report]: end('a[^a]\n\n[^a]: b[^b]\n\n[^b]: a[^a]') },
  '1,000 footnotes': {
    [report]: end(many(1000, (index) => `a[^n${index}]\n\n[^n${index}]: Note.\n\n`)),
  },
  'a long address, often': { [report]: end(`[a]: /${'x'.repeat(490)}\n\n${'[a] '.repeat(290)}\n\n`) },
  '300 charts': {
    [report]: end(
      '<Chart data="plans" kind="bar" x="group" y="children" where="year=2020/21" title="A" subtitle="b" />\n\n'.repeat(
        300,
      ),
    ),
  },
  'an attribute of 60,000 letters': {
    [report]: end(`<Note title="${'a '.repeat(30_000)}">\n\nb\n\n</Note>`),
  },
  'accents on one letter': { [report]: end(`a${'\u0301'.repeat(60_000)}`) },
  'directions that turn': { [report]: end('\u202e\u202c '.repeat(9_000)) },
  'a file of 11 MB': { [report]: end('The plan was kept. '.repeat(600_000)) },
  'YAML that multiplies': {
    [term]: matter(
      many(
        12,
        (index) =>
          `a${index}: &a${index} [${Array(9)
            .fill(index ? `*a${index - 1}` : 'x')
            .join(',')}]\n`,
      ),
    ),
  },
  'YAML of brackets': { [term]: matter(`x: ${'['.repeat(20_000)}${']'.repeat(20_000)}`) },
  'YAML of lists in each other': { [term]: matter(`x:\n  ${'- '.repeat(5000)}a`) },
  'YAML of questions': { [term]: matter('? '.repeat(5000)) },
  'YAML of levels': { [term]: matter(many(300, (index) => `${' '.repeat(index)}a:\n`)) },
  'YAML of levels, of a draft': {
    [term]: matter(`draft: true\n${many(300, (index) => `${' '.repeat(index)}a:\n`)}`),
  },
  'YAML of 5,000 keys': { [term]: matter(many(5000, (index) => `k${index}: a\n`)) },
  'YAML of a key 5,000 times': { [term]: matter('a: b\n'.repeat(5000)) },
  'YAML of 1,000,000 letters': { [term]: matter(`x: "${'a '.repeat(500_000)}"`) },
  'JSON of brackets': { [plans]: '['.repeat(100_000) },
  'JSON of brackets, closed': { [plans]: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
  'JSON of brackets in its data': {
    [plans]: dataset('"data": [', `"data": [${'['.repeat(5000)}${']'.repeat(5000)},`),
  },
  'JSON of levels': { [plans]: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}` },
  'JSON of 30,000 keys': { [plans]: dataset('{', `{${many(30_000, (index) => `"k${index}":1,`)}`) },
  'JSON of a key 20,000 times': { [plans]: dataset('{', `{${'"name":1,'.repeat(20_000)}`) },
  'JSON of a text of 900,000 letters': { [plans]: dataset('"Plan"', `"${'a'.repeat(900_000)}"`) },
  'JSON of a number of 100,000 digits': { [plans]: dataset('1100', '9'.repeat(100_000)) },
  'JSON of 20,000 rows': {
    [plans]: dataset('"data": [', `"data": [["group","year","children","change"], ${rows(20_000)}], "x": [`),
  },
  'JSON of 2,500 rows': {
    'data/2020-21/other.json': dataset(
      '"data": [',
      `"data": [["group","year","children","change"], ${rows(2500)},`,
    )
      .replace('["group", "year", "children", "change"],', '')
      .replace('"name": "plans"', '"name": "other"'),
  },
  'JSON of 2,000 fields': {
    [plans]: dataset(
      '"fields": [',
      `"fields": [${many(2000, (index) => `{"name":"f${index}","title":"F","type":"string"},`)}`,
    ),
  },
  'JSON of 20 MB': { [plans]: given(plans) + ' '.repeat(20_000_000) },
  'small counts in a table of 15 years and 12 groups': { [other]: counted([15, 12], 0.3) },
  'small counts in groups of 4, 200 times': {
    [other]: tabled({
      fields: ['group', 'place'],
      relations: [{ field: 'children', by: 'group', total: 'All', parts: ['A', 'B', 'C', 'D'] }],
      data: [...Array(200).keys()].flatMap((index) =>
        [3, 20 + index, 30, 40, 93 + index].map((count, at) => [
          'ABCD'[at] ?? 'All',
          `place ${index}`,
          count,
        ]),
      ),
    }),
  },
  'many small counts in a table of 8 by 8': { [other]: counted([8, 8], 0.3) },
  'small counts in a cube of 5, with totals': { [other]: counted([5, 5, 5], 0.3) },
  'small counts in a cube of 8, with totals': { [other]: counted([8, 8, 8], 0.05) },
  'small counts in a cube of 15, with totals': { [other]: counted([15, 15, 15], 0.01) },
  'many small counts in a cube of 15, with totals': { [other]: counted([15, 15, 15], 0.3) },
  'many small counts in a table of 60 by 60': { [other]: counted([60, 60], 0.3) },
  'few small counts in a table of 65 by 65': { [other]: counted([65, 65], 0.01) },
  'small counts in a table of 2 by 1,000': { [other]: counted([2, 1000], 0.3) },
  '1,000 sums of 50 parts': {
    [other]: tabled({
      fields: ['group'],
      relations: [...Array(1000).keys()].map((total) => ({
        ...{ field: 'children', by: 'group', total: `g${total}` },
        parts: [...Array(50).keys()].map((part) => `g${1000 + ((total * 37 + part * 71) % 3900)}`),
      })),
      data: [...Array(4900).keys()].map((index) => [`g${index}`, index % 3 ? 10 + (index % 90) : 3]),
    }),
  },
  '2,000 waivers': {
    [other]: tabled({
      fields: ['group'],
      waivers: [...Array(2000).keys()].map((index) => ({
        ...{ field: 'children', where: { group: `g${index}` } },
        ...{ reason: 'It is known.', approvedBy: 'Independent Chair' },
      })),
      data: [...Array(4900).keys()].map((index) => [`g${index}`, index < 2000 ? 3 : index]),
    }),
  },
  '2,000 links': {
    [other]: tabled({
      fields: ['group'],
      links: [...Array(2000).keys()].map((index) => ({
        ...{ field: 'children', where: { group: `g${index}` }, on: ['group'] },
        to: { dataset: '2020-21/other2', field: 'children', where: { group: `g${index}` } },
      })),
      data: [...Array(2000).keys()].map((index) => [`g${index}`, index + 6]),
    }),
    'data/2020-21/other2.json': tabled({
      ...{ fields: ['group'], name: 'other2' },
      data: [...Array(2000).keys()].map((index) => [`g${index}`, index + 6]),
    }),
  },
  'a bar chart of 4,900 categories': chartOf(4900, 'bar', (index) => `g${index}`),
  'a line chart of 4,900 days': chartOf(4900, 'line', day),
  'a bar chart of as many categories as it may have': chartOf(200, 'bar', (index) => `g${index}`),
  'a line chart of as many times as it may have': chartOf(480, 'line', day),
  '2,000 redirects': {
    'content/redirects.json': `{${many(2000, (index) => `"/a${index}/":"/2020-21/",`).slice(0, -1)}}`,
  },
  'redirects in a circle': { 'content/redirects.json': '{"/a/":"/b/","/b/":"/a/","/c/":"/c/"}' },
  '300 terms': Object.fromEntries(
    [...Array(300).keys()].map((index) => [
      `content/glossary/t${index}.md`,
      given(term).replace('in care', `word${index}`),
    ]),
  ),
  'a term that is a slow pattern': { [term]: given(term).replace('in care', '"(a+)+$[^.*+?|{}\\\\"') },
  'a drawing of 2 MB': { 'public/big.svg': `<svg>${'<'.repeat(2_000_000)}</svg>` },
  'a drawing of tags': {
    'public/big.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(200_000)}`,
  },
  'a drawing of 60,000 groups in each other': drawn('<g>'.repeat(60_000) + '</g>'.repeat(60_000)),
  'a drawing of 60,000 parts': drawn('<g/>'.repeat(60_000)),
  'a drawing of patterns of patterns': drawn(
    many(30, (index) => {
      const paint = `url(#p${index - 1})`;
      return `<pattern id="p${index}" width="1" height="1"><path fill="${paint}" stroke="${paint}" d="M0 0h1v1z"/></pattern>`;
    }) + '<path fill="url(#p29)" d="M0 0h9v9z"/>',
  ),
  'a drawing of patterns of patterns, by its style': drawn(
    many(30, (index) => {
      const style = `<style>.a${index}{fill:url(#p${index - 1});stroke:url(#p${index - 1})}</style>`;
      return `${style}<pattern id="p${index}" width="1" height="1"><path class="a${index}" d="M0 0h1v1z"/></pattern>`;
    }),
  ),
  'a drawing of copies of copies': drawn(
    many(30, (index) => `<g id="p${index}">${`<use href="#p${index - 1}"/>`.repeat(2)}</g>`),
  ),
  'a drawing of 300,000 words': drawn(`<text>${'ab '.repeat(300_000)}</text>`),
  'a drawing of 900,000 blanks': drawn(`<text xml:space="preserve">a${' '.repeat(900_000)}b</text>`),
  'a drawing with a description of 900,000 letters': drawn(
    `<text>a<desc>${'ab '.repeat(300_000)}</desc></text><metadata>${'ab '.repeat(10_000)}</metadata>`,
  ),
  'a drawing of blurs': drawn(
    `<filter id="f"><feGaussianBlur stdDeviation="50"/></filter>${'<path filter="url(#f)" d="M0 0h60v40z"/>'.repeat(500)}`,
  ),
  'a drawing of 20,000 rules of style': drawn(
    `<style>${many(20_000, (index) => `g g .a${index}{fill:red}`)}</style>${'<g>'.repeat(60)}${'</g>'.repeat(60)}`,
  ),
  'a drawing of 80,000 attributes': drawn(`<g ${many(80_000, (index) => `a${index}="" `)}/>`),
  'a drawing of all that it may have': drawn(
    `${'<text>ab</text>'.repeat(2400)}${'<g opacity=".5">'.repeat(60)}${'<path d="M0 0h9v9z"/>'.repeat(2400)}${'</g>'.repeat(60)}`,
  ),
  'a drawing of tags that never end': { 'public/big.svg': '<'.repeat(1_999_000) },
  'wrong letters in public/': { 'public/big.txt': 'It was â€™ so. '.repeat(100_000) },
  'letters of many kinds of wrong in public/': {
    'public/big.txt': many(400_000, (index) => `Ã${String.fromCharCode(0x80 + (index % 64))} `),
  },
  '20 MB of wrong letters in public/': { 'public/big.txt': 'It was â€™ so. '.repeat(1_200_000) },
  'letters that do not show in public/': { 'public/big.txt': 'a\u200b'.repeat(490_000) },
  'stiff spaces in public/': { 'public/big.txt': '\u00a0 '.repeat(600_000) },
  '10 MB of e-mail addresses in public/': Object.fromEntries(
    [...Array(5).keys()].map((at) => [
      `public/big${at}.csv`,
      many(100_000, (index) => `abcdef${index}@b.org\n`),
    ]),
  ),
  '40 MB of words in public/': Object.fromEntries(
    [...Array(20).keys()].map((at) => [`public/big${at}.txt`, 'The plan was kept. '.repeat(104_000)]),
  ),
  'lost letters in public/': { 'public/big.txt': '\ufffd a'.repeat(390_000) },
  'a word of 2 MB in public/': { 'public/big.txt': `${'a'.repeat(1_990_000)}@b.c` },
  'e-mail addresses in public/': { 'public/big.csv': many(100_000, (index) => `a${index}@b.org\n`) },
  'telephone numbers in public/': { 'public/big.csv': '01865 792422\n'.repeat(150_000) },
  'numbers of patients in public/': { 'public/big.csv': '943 476 5919\n'.repeat(150_000) },
  '30,000 redirects to nowhere': {
    'content/redirects.json': `{${many(30_000, (index) => `"/a${index}/":"/b${index}/",`).slice(0, -1)}}`,
  },
  'a table of 2 MB in public/': { 'public/big.csv': `a,b\n${'1,2\n'.repeat(500_000)}` },
};
