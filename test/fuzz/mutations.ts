import type { Random } from './random.ts';

/** A change of a text; `others` are the other files, from which pieces may come. */
type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const numbers = [
  '-0',
  '0',
  '1e400',
  '1e21',
  '1.10',
  '007',
  '1,234',
  '9007199254740993',
  '1e-7',
  '0.30000000000000004',
  '-1',
  '12%',
  '"12"',
  'NaN',
  'null',
  'true',
  '1.',
  '.5',
  '+5',
  '3',
  '1e2',
  '1_000',
  '0x1F',
  '100.0',
];
const json = [
  ...numbers,
  '""',
  '" "',
  '"[c]"',
  '"[x]"',
  '"[z]"',
  '"*"',
  '{}',
  '[]',
  '[[]]',
  ',',
  '}',
  ']',
  ':',
  '"',
  '"__proto__": {},',
  '"constructor": 1,',
  '// a',
  '"=1+1"',
  '"<script>alert(1)</script>"',
  '"javascript:alert(1)"',
  '"\\u202e"',
  '"\\ud800"',
  '"\\u0000"',
  '"2020/21"',
  '"2019-99"',
  '\ue000',
];
const yaml = [
  'a: b',
  '- a',
  '  ',
  ': ',
  '# a',
  '&a',
  '*a',
  '!!js/function "a"',
  '|',
  '>',
  '"',
  "'",
  '[',
  '{',
  '---',
  '...',
  '? a',
  '<<: *a',
  '__proto__: a',
  'draft: true',
  'no',
  '0123',
  '2020-99',
  'title: "a: b"',
  '\t',
  '%YAML',
  'term: [a, b]',
  'edition: 2020-21',
];
const addresses = [
  'javascript:alert(1)',
  'JAVASCRIPT&colon;alert(1)',
  'data:text/html,a',
  '//example.org/',
  'http://example.org/',
  'https://example.org/',
  '/glossary/',
  '/nowhere/',
  '../../x',
  '/%2e%2e/',
  'mailto:jo@example.org',
  '#a',
  '',
  'java&Tab;script:1',
  '&#106;avascript:1',
  '\\\\example.org',
  'https://a@example.org/',
];
const markdown = [
  ...addresses.flatMap((address) => [
    `[words](${address})`,
    `![words](${address})`,
    `[w]: ${address}`,
    `<${address}>`,
  ]),
  '**',
  '*',
  '_',
  '~~',
  '`',
  '```\n',
  '> ',
  '- ',
  '1. ',
  '# ',
  '## ',
  '### A\n',
  '\n\n',
  '\n---\n',
  '\n===\n',
  '[^a]',
  '[^a]: a\n',
  '[',
  ']',
  '](',
  '|',
  '| a |\n| - |\n',
  '<Note title="a">\n\na\n\n</Note>\n',
  '<Num data="plans" at="group=Total; year=2020/21" field="children">1,251</Num>',
  '<Num>1</Num>',
  '</Note>',
  '<script>alert(1)</script>',
  '<img src=x onerror=globalThis.fuzzed=1>',
  '{globalThis.fuzzed=1}',
  "import 'node:fs'\n",
  'export const a = (globalThis.fuzzed = 1)\n',
  '<Note title={globalThis.fuzzed=1}>',
  '<Note {...a}>',
  '<!-- a -->',
  '<?a ?>',
  '<',
  '&#xE000;',
  '&#0;',
  '&amp;',
  '&lt;script&gt;',
  '\\',
  '{',
  '}',
  '<Chart data="plans" kind="bar" x="group" y="children" where="year=2020/21" title="A" subtitle="b" />',
  'https://example.org/a',
  'www.example.org',
  'jo@example.org',
];
const unicode = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u0301',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\u2066',
  '\ue000',
  '\uf8ff',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\udc00',
  '\u{e0041}',
  '\u{1f600}',
  'é',
  'e\u0301',
  'а',
  '٣',
  '３',
  'ﬁ',
  '\r',
  '\r\n',
  '\t',
  '−',
  '½',
  '²',
];

const place = (text: string, random: Random) => random.below(text.length + 1);
const cut = (text: string, start: number, end: number, put = '') =>
  text.slice(0, start) + put + text.slice(end);
const insert =
  (words: readonly string[]): Mutation =>
  (text, random) => {
    const at = place(text, random);
    return cut(text, at, at, random.one(words));
  };

/** One match of a pattern, put in another’s place; the text as it is when there is none. */
function swapped(text: string, random: Random, pattern: RegExp, put: (match: string) => string): string {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return text;
  const { 0: match, index } = random.one(all);
  return cut(text, index, index + match.length, put(match));
}

function lines(change: (all: string[], at: number, random: Random) => string[]): Mutation {
  return (text, random) => {
    const all = text.split('\n');
    return change(all, random.below(all.length), random).join('\n');
  };
}

const anything: readonly Mutation[] = [
  lines((all, at) => all.toSpliced(at, 1)),
  lines((all, at) => all.toSpliced(at, 0, all[at]!)),
  lines((all, at, random) => all.with(at, all[random.below(all.length)]!)),
  lines((all, at, random) => all.with(at, ' '.repeat(random.below(6)) + all[at]!.trim())),
  lines((all, at, random) => all.with(at, all[at]!.repeat(1 + random.below(40)))),
  (text, random) => text.slice(0, place(text, random)),
  (text, random) => cut(text, place(text, random), place(text, random)),
  (text, random) => {
    const at = place(text, random);
    return cut(text, at, at + 1 + random.below(8));
  },
  (text, random) => {
    const at = place(text, random);
    return cut(text, at, at, text.slice(at, at + 1).repeat(2 + random.below(300)));
  },
  (text, random, others) => {
    const other = random.one(others);
    const at = place(other, random);
    const to = place(text, random);
    return cut(text, to, to, other.slice(at, at + random.below(200)));
  },
  (text, random) => swapped(text, random, /(?<![\w.])\d[\d,.]*/g, () => random.one(numbers)),
  (text, random) => swapped(text, random, /\d/g, () => String(random.below(10))),
  (text, random) =>
    swapped(text, random, /[\p{L}-]{3,}/gu, (word) =>
      random.one([
        word.toUpperCase(),
        word.normalize('NFD'),
        `${word}s`,
        [...word].reverse().join(''),
        word.slice(1),
      ]),
    ),
  (text, random) => {
    const words = text.match(/[\w/-]{3,}/g) ?? ['a'];
    return swapped(text, random, /[\w/-]{3,}/g, () => random.one(words));
  },
  insert(unicode),
];

const inJson: readonly Mutation[] = [
  (text, random) =>
    swapped(text, random, /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g, () => random.one(json)),
  (text, random) =>
    swapped(text, random, /"(?:[^"\\]|\\.)*"(?=\s*:)/g, () =>
      random.one(['"__proto__"', '"constructor"', '"name"', '"titel"', '"data"']),
    ),
  (text, random) => swapped(text, random, /[,:{}[\]]/g, () => random.one(['', ',', ':', '}', ']', '{', '['])),
  (text, random) =>
    swapped(text, random, /(?<=[[,]\s*)-?\d+(?:\.\d+)?(?=\s*[,\]])/g, () => random.one(numbers)),
  (text, random) => {
    const all = text.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.]*/g) ?? ['1'];
    return swapped(text, random, /"(?:[^"\\]|\\.)*"|-?\d[\d.]*/g, () => random.one(all));
  },
  insert(json),
];

const inYaml: readonly Mutation[] = [
  (text, random) => inMatter(text, random, insert(yaml)),
  (text, random) =>
    inMatter(text, random, (matter) =>
      swapped(matter, random, /(?<=: ).+/g, () => random.one([...yaml, ...json, ...addresses])),
    ),
  (text, random) =>
    inMatter(text, random, (matter) =>
      swapped(matter, random, /^[\w-]+(?=:)/gm, () =>
        random.one(['__proto__', 'constructor', 'title', 'titel', 'draft', 'a b']),
      ),
    ),
  (text, random) =>
    inMatter(text, random, (matter) =>
      swapped(matter, random, /["'[\]{}:,]/g, () => random.one(['', '"', "'", '[', ']', ':', ' '])),
    ),
];

const inMarkdown: readonly Mutation[] = [
  insert(markdown),
  insert(markdown),
  insert(addresses),
  (text, random) => `${text}\n\n${random.one(markdown)}\n`,
  (text, random) =>
    swapped(text, random, /(?<=\]\()[^)]*(?=\))|(?<==")[^"]*(?=")/g, () =>
      random.one([...addresses, ...unicode, ...numbers]),
    ),
  (text, random) => swapped(text, random, /\n\n/g, () => `\n\n${random.one(markdown)}\n\n`),
  (text, random) =>
    swapped(text, random, /[*_`[\]()<>|#"=]/g, () =>
      random.one(['', '*', '_', '`', '[', ']', '(', ')', '<', '>', '|', '#']),
    ),
];

/** Changes the front matter of a text alone. */
function inMatter(text: string, random: Random, change: Mutation): string {
  const end = text.indexOf('\n---', 4);
  if (!text.startsWith('---\n') || end < 0) return text;
  return `---\n${change(text.slice(4, end), random, [])}${text.slice(end)}`;
}

/** A file with one change, of the kind that its format knows; the bytes of one in another encoding, now and then. */
export function mutated(path: string, text: string, random: Random, others: readonly string[]): string {
  const own = path.endsWith('.json') ? inJson : [...inYaml, ...inMarkdown];
  return random.one(random.once(3) ? anything : own)(text, random, others);
}

/** The bytes of a text, now and then in an encoding that is not UTF-8, or with a byte that no encoding has there. */
export function bytesOf(text: string, random: Random): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  if (!random.once(25)) return bytes;
  const at = random.below(bytes.length + 1);
  return random.one([
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.of(random.below(256)), bytes.subarray(at)]),
    () => bytes.subarray(0, at),
    () => Buffer.alloc(0),
  ])();
}
