import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examined } from '../src/build/checked.ts';
import { toReport, type Problem } from '../src/problem.ts';
import { narrative } from '../src/narrative/parse.ts';
import { parts } from '../src/narrative/parts.ts';
import { source } from '../src/source.ts';
import { project } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';
const plans = 'data/2020-21/plans.json';
const term = 'content/glossary/care.md';
const board = 'content/board.json';
const last = 67; // The fixture's report has 66 lines; what is added to it begins on the next but one.

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hostile-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, content: string | Uint8Array) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

function given(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function change(file: string, from: string, to: string) {
  expect(given(file)).toContain(from);
  put(
    file,
    given(file).replace(from, () => to),
  );
}

function errors(): Problem[] {
  return examined(root).problems.filter(({ severity }) => severity === 'error');
}

/** What is said of pieces of text that are added to the end of a report, of each. */
function saidOf(pieces: readonly string[]): string[] {
  put(report, `${given(report)}\n${pieces.join('\n\n')}\n`);
  const found = errors().filter(({ file }) => file === report);
  let line = last + 1;
  return pieces.map((piece) => {
    const [first, after] = [line, line + piece.split('\n').length];
    line = after + 1;
    return toReport(found.filter((each) => each.line >= first && each.line < after));
  });
}

const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'java&#x200B;script:alert(1)',
  'javascript&#58;alert(1)',
  '%6Aavascript:alert(1)',
  '&#1;javascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,hello',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'DATA:text/html,hello',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'view-source:https://example.org/',
  'http://example.org/',
  'https:example.org',
  'https:/example.org/',
  'https:///example.org/',
  'https://user:word@example.org/',
  'https://example.org\\@example.com/',
  'https://exam&#x200B;ple.org/',
  'https://example.org/&#x202E;fdp.exe',
  '//example.org/',
  '\\\\\\\\example.org/',
  '/\\example.org/',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '..\\..\\etc\\passwd',
  'C:\\Windows\\win.ini',
  'jar:file:///a!/b',
  'ms-word:ofe|u|https://example.org/a.docx',
];

const forms: Record<string, (address: string, index: number) => string> = {
  'an inline link': (address) => `A [page of others](${address}) here.`,
  'a link between angle brackets': (address) => `A [page of others](<${address}>) here.`,
  'a link with a title': (address) => `A [page of others](${address} "A title") here.`,
  'a link by reference': (address, index) => `[r${index}]: ${address}`,
  'an image': (address) => `![A tree](${address})`,
  'a link in a table': (address) => `| A [page](${address.replaceAll('|', '\\|')}) | b |\n| --- | --- |`,
  'a link in a list': (address) => `- *A [page of others](${address})* here.`,
  'a link in a heading': (address, index) => `### Heading ${index} [page](${address})`,
  'a link in a quotation': (address) => `> A [page of others](${address}) here.`,
};

describe('a link that could run something, or lead elsewhere than it says, is refused on its line', () => {
  it.each(Object.entries(forms))('as %s', (_, form) => {
    const said = saidOf(schemes.map(form));
    const silent = schemes.filter((_address, index) => said[index] === '');
    expect(silent).toEqual([]);
  });
});

/** The same as fields give them, where nothing stands for a character. */
const addresses = [
  ...schemes.filter((address) => !/&|\\\\/.test(address)),
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
];

describe('an address in a field is refused when it could run something, or leads elsewhere than it says', () => {
  type Values = Record<string, unknown>;
  const json = (file: string, change: (values: Values, address: string) => Values) => ({
    file,
    write: (address: string) => put(file, JSON.stringify(change(JSON.parse(given(file)) as Values, address))),
  });
  const route = { when: 'You are worried', who: 'Somebody', address: 'https://example.org/' };
  const places: Record<string, { file: string; write: (address: string) => void }> = {
    'of the paper of a dataset': json(plans, (all, path) => ({
      ...all,
      sources: [{ title: 'A paper', path }],
    })),
    'of the licence of a dataset': json(plans, (all, path) => ({ ...all, licenses: [{ name: 'A', path }] })),
    'of the board’s way to say that one is worried': json(board, (all, address) => ({
      ...all,
      route: { ...route, address },
    })),
    'of a question of the home page': json(board, (all, path) => ({
      ...all,
      home: { ...(all['home'] as object), questions: [{ question: 'What is new?', path }] },
    })),
    'of the site': json(board, (all, site) => ({ ...all, site })),
    'that an old one leads to': json('content/redirects.json', (_, address) => ({ '/old/': address })),
    'that leads elsewhere': json('content/redirects.json', (_, address) => ({ [address]: '/2020-21/crag/' })),
    'that carries a place of a paper': json('content/sources/invented-paper.json', (all, address) => ({
      ...all,
      units: (all['units'] as Values[]).map((unit, index) =>
        index === 0 ? { ...unit, carried: [address] } : unit,
      ),
    })),
    'of something that was made of a learning point': {
      file: 'content/points/listen.md',
      write: (address) => change('content/points/listen.md', '/posters/two-points/', JSON.stringify(address)),
    },
  };
  // A site may be published by http, and a question may leave out what its page's address ends in.
  const allowed: Record<string, RegExp> = { 'of the site': /^http:/ };

  it.each(Object.entries(places))('%s', (place, { file, write }) => {
    const before = given(file);
    expect(errors()).toEqual([]);
    const silent = addresses.filter((address) => {
      write(address);
      const found = errors().filter((each) => each.file === file);
      put(file, before);
      return found.length === 0 && !allowed[place]?.test(address);
    });
    expect(silent).toEqual([]);
  });

  it('with one sentence, not two', () => {
    for (const place of ['of the paper of a dataset', 'of the licence of a dataset']) {
      places[place]!.write('javascript:alert(1)');
      expect(errors().map(({ file }) => file)).toEqual([plans]);
      put(plans, readFileSync(join(project, 'test/site', plans)));
    }
  });
});

describe('what is code in other places is refused, or is text here', () => {
  it.each<[what: string, typed: string]>([
    ['a script', '<script>alert(1)</script>'],
    ['a script in capitals', '<SCRIPT SRC=https://example.org/x.js></SCRIPT>'],
    ['a script within a sentence', 'A <script>alert(1)</script> b.'],
    ['a picture with an event', '<img src=x onerror=alert(1)>'],
    ['a picture that is closed', '<img src="x" onerror="alert(1)" />'],
    ['a drawing', '<svg onload="alert(1)"></svg>'],
    ['a frame', '<iframe src="https://example.org/"></iframe>'],
    ['a form', '<form action="https://example.org/"><input /></form>'],
    ['a style', '<style>@import "https://example.org/x.css";</style>'],
    ['a link of HTML', '<a href="javascript:alert(1)">words</a>'],
    ['a base', '<base href="https://example.org/" />'],
    ['a refresh', '<meta http-equiv="refresh" content="0; url=https://example.org/" />'],
    ['a comment', '<!-- <script>alert(1)</script> -->'],
    ['a processing instruction', '<?php echo 1 ?>'],
    ['a declaration', '<!DOCTYPE html [<!ENTITY a "b">]>'],
    ['an import', "import x from 'node:fs'"],
    ['an export', 'export const x = 1'],
    ['an attribute that is an expression', '<Note title={process.env.HOME}>\n\nWords.\n\n</Note>'],
    ['a spread of attributes', '<Note {...props}>\n\nWords.\n\n</Note>'],
    ['an attribute of an event', '<Note title="A" onclick="alert(1)">\n\nWords.\n\n</Note>'],
    ['a style of a component', '<Note title="A" style="position:fixed">\n\nWords.\n\n</Note>'],
    ['a component of programs', '<constructor />'],
    ['an attribute of all objects', '<Note title="A" __proto__="x">\n\nWords.\n\n</Note>'],
    ['an attribute of objects', '<Note title="A" constructor="x">\n\nWords.\n\n</Note>'],
    ['a fragment', '<>\n\nWords.\n\n</>'],
    ['a member', '<Astro.self />'],
    ['an address between angle brackets', '<javascript:alert(1)>'],
    ['a private-use character that would become a tag', '&#xE000;script>alert(1)&#xE000;/script>'],
    ['the same in decimals', '&#57344;script>'],
    ['a private-use character in an attribute', '<Note title="&#xE000;b>">\n\nWords.\n\n</Note>'],
    ['a private-use character in a link', '[words](/glossary/&#xe000;/)'],
    ['a null character as a number', 'A&#0;b'],
    ['a turned direction as a number', 'A &#x202E;fdp.exe'],
    ['a turned direction in the address of an image', '![A tree](/favicon&#x202E;.svg)'],
  ])('%s', (_, typed) => {
    expect(saidOf([typed])[0]).not.toBe('');
  });

  it('expressions are the characters that they are typed with', () => {
    expect(saidOf(['It is {process.exit(7)} and {1 + 1} and ${2} {/* a */}.'])[0]).not.toContain('70');
    const text = 'It is {process.exit(7)} and {1 + 1}.';
    const [part] = parts(narrative(source('a.mdx', text), text, 0).tree).parts;
    expect(part!.html).toBe('<p>It is {process.exit(7)} and {1 + 1}.</p>');
  });

  it.each(['js', 'javascript', 'coffee', 'json', 'toml'])(
    'front matter of %s is refused and not run',
    (kind) => {
      put(term, given(term).replace('---', `---${kind}\n{ get term() { process.exit(7) } }`));
      expect(toReport(errors())).toContain(`${term}:1:1 error: The file does not begin with front matter.`);
    },
  );
});

describe('names of programs are names like others, and refused where there is none like them', () => {
  it.each(['__proto__', 'constructor', 'toString', 'prototype', 'hasOwnProperty', 'valueOf'])(
    '%s',
    (name) => {
      const clean = {} as Record<string, unknown>;
      put(term, given(term).replace('---\n', `---\n${name}: { polluted: yes }\n`));
      put(plans, given(plans).replace('"name": "plans",', `"name": "plans", "${name}": { "polluted": 1 },`));
      put(board, given(board).replace('{', `{ "${name}": { "polluted": 1 },`));
      put('content/redirects.json', `{ "${name}": "/glossary/", "/old/": "${name}" }`);
      const said = toReport(errors());
      for (const file of [term, plans, board, 'content/redirects.json']) expect(said).toContain(`${file}:`);
      expect(clean['polluted']).toBeUndefined();
    },
  );

  it.each(['__proto__', 'constructor', 'toString'])(
    'as a term, a component’s dataset and a row: %s',
    (name) => {
      put(`content/glossary/${name}.md`, given(term));
      const said = saidOf([
        `<Chart data="${name}" kind="bar" x="group" y="children" title="A" subtitle="b" />`,
        `<Chart data="plans" kind="bar" x="${name}" y="${name}" title="A" subtitle="b" />`,
        `<Num data="plans" at="${name}=x" field="${name}">3</Num> were.`,
        `<Evidence of="${name}" />`,
        `<Recommendations to="${name}" names="${name}" />`,
      ]);
      expect(said.filter((each) => each === '')).toEqual([]);
      if (name === 'constructor') return; // It is a word of small letters, as slugs are.
      expect(toReport(errors())).toContain(
        `content/glossary/${name}.md:1:1 error: The file has a name that is not an address`,
      );
    },
  );
});

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40"><path d="M0 0h60v40z"/></svg>';
const withPiece = (piece: string) => drawing.replace('<path', () => `${piece}<path`);
const hatched =
  '<pattern id="h" width="4" height="4"><path d="M0 0l4 4"/></pattern><path fill="url(#h)" d="M0 0h9v9z"/>';
const cut =
  '<defs><path id="s" d="M0 0h9v9z"/></defs><clipPath id="c"><use xlink:href="#s"/></clipPath><g clip-path="url(#c)"/>';

/** The beginning of a square PNG, as an address. */
function photograph(side: number): string {
  const bytes = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'.padEnd(33, '\0'), 'latin1');
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

describe('a file of public/', () => {
  it.each<[what: string, svg: string]>([
    ['a script', withPiece('<script>1</script>')],
    [
      'a script under another prefix',
      withPiece('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
    ],
    ['a script of HTML', withPiece('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>')],
    ['a script behind what is not XML', withPiece('&nothing;<script>1</script>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "<script/>">]>${drawing}`],
    ['an event', drawing.replace('<svg', "<svg\nonLoad='1'")],
    ['a link', withPiece('<a href="javascript:1">x</a>')],
    ['an address with letters as numbers', withPiece('<use xlink:href="&#x6a;avascript:1"/>')],
    ['a picture of another host', withPiece('<image href="https://example.org/x.png"/>')],
    ['a drawing in an address', withPiece('<image href="data:image/svg+xml;base64,AAA"/>')],
    ['a style of another host', withPiece('<style>@import "//example.org/x.css"</style>')],
    ['a style with a backslash', withPiece('<style>a{fill:\\75rl(x)}</style>')],
    ['a filling of another host', withPiece('<path style="fill:url(https://example.org/#a)"/>')],
    ['a style sheet', `<?xml-stylesheet href="x.css"?>${drawing}`],
    ['something that moves', withPiece('<set attributeName="href" to="javascript:1"/>')],
    ['HTML in it', withPiece('<foreignObject/>')],
    ['another base', drawing.replace('<svg', '<svg xml:base="https://example.org/"')],
    ['a style in two pieces', withPiece('<style>@im<![CDATA[port "https://a.b/x.css";]]></style>')],
    ['a style around a comment', withPiece('<style>@im<!-- a -->port "https://a.b/x.css"</style>')],
    ['a style around an element', withPiece('<style>a{fill:u<title/>rl(https://a.b)}</style>')],
    ['a style behind an element', withPiece('<style><title/>@import "https://a.b/x.css"</style>')],
    ['an event with a letter of no alphabet', withPiece('<path onload="\uE000"/>')],
  ])('is refused when it is a drawing with %s', (_, svg) => {
    put('public/map.svg', svg);
    expect(toReport(errors())).toMatch(
      /^public\/map\.svg:\d+:\d+ error: The drawing runs a script, moves, or fetches/,
    );
  });

  it('is refused for each thing in it that runs', () => {
    put('public/map.svg', withPiece('<path onload="1"/>\n<script>1</script>'));
    expect(errors().map(({ line, text }) => [line, text])).toEqual([
      [1, 'onload="1"'],
      [2, '<script'],
    ]);
  });

  it.each<[what: string, svg: string, said: string]>([
    ['60,000 parts', withPiece('<g/>'.repeat(60_000)), 'too heavy: it has more than 5,000 parts'],
    [
      'parts in parts',
      withPiece('<g>'.repeat(200) + '</g>'.repeat(200)),
      'too heavy: its parts stand in each other more than 64 deep',
    ],
    [
      'a part that is a copy of itself',
      withPiece('<g id="a"><use href="#a"/></g>'),
      'too heavy: with all copies',
    ],
    [
      'copies of many parts',
      withPiece(`<g id="a">${'<g/>'.repeat(200)}</g>${'<use href="#a"/>'.repeat(200)}`),
      'too heavy: with all copies',
    ],
    ['a filter', withPiece('<filter id="f"/>'), 'a filter, such as a shadow'],
    ['a filter in its style', withPiece('<path style="filter:blur(5px)"/>'), 'a filter, such as a shadow'],
    [
      'a huge picture in it',
      withPiece(`<image href="${photograph(30_000)}"/>`),
      'not a PNG or JPEG of at most 4000',
    ],
    [
      'no picture in it',
      withPiece('<image href="data:image/png;base64,AAA"/>'),
      'not a PNG or JPEG of at most 4000',
    ],
    ['an encoding of its own', `<?xml version="1.0" encoding="ISO-2022-JP"?>${drawing}`, 'not UTF-8'],
    ['no end', drawing.slice(0, -12), 'not whole: it is not well-formed XML'],
    ['another behind it', drawing + drawing, 'not whole: it is not well-formed XML'],
  ])('is refused when it is a drawing with %s', (_, svg, said) => {
    put('public/map.svg', svg);
    expect(toReport(errors())).toMatch(/^public\/map\.svg:1:\d+ error: [^\n]+\.\n {4}[^\n]+\.$/);
    expect(toReport(errors())).toContain(said);
  });

  it.each<[what: string, svg: string, said: string]>([
    ['a word', 'hello', 'not whole'],
    ['a drawing that breaks off', '<svg xmlns="http://www.w3.org/2000/svg"><path', 'not whole'],
    ['a drawing under a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', 'cannot be drawn'],
    ['a drawing of 60,000 groups', '<g>'.repeat(60_000), 'not whole'],
    ['a map', withPiece('<path d="M0 0h1v1z"/>'.repeat(600)), 'The icon is too heavy'],
    ['empty', drawing.replace(/<path.*(?=<.svg)/, ''), 'Nothing is seen of the icon'],
    ['a drawing without room', drawing.replace('0 0 60 40', '0 0 0 0'), 'Nothing is seen of the icon'],
    [
      'a drawing of a room that is no number',
      drawing.replace('0 0 60 40', '0 0 -5 NaN'),
      'Nothing is seen of the icon',
    ],
    ['a path that leads nowhere', drawing.replace('M0 0h60', 'MNaN 0h60'), 'Nothing is seen of the icon'],
    ['a path far away', drawing.replace('M0 0', 'M1e9 0'), 'Nothing is seen of the icon'],
    ['white', drawing.replace('<path', '<path fill="#fff"'), 'Nothing is seen of the icon'],
    ['a drawing of dashes', withPiece('<path stroke-dasharray=".001"/>'), 'The icon is too heavy'],
  ])('is refused as icon when it is %s', (_, svg, said) => {
    put('public/favicon.svg', svg);
    expect(toReport(errors())).toMatch(/^public\/favicon\.svg:1:\d+ error: /);
    expect(toReport(errors())).toContain(said);
  });

  it.each<[what: string, svg: string]>([
    ['plain', drawing],
    ['with its own parts', withPiece('<path fill="url(#a)"/><use xlink:href="#a"/>')],
    ['with a photograph in it', withPiece(`<image href="${photograph(300)}"/>`)],
    ['from a program', withPiece('<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" id="a"/>')],
    ['with a style', withPiece('<style>.a{fill:#123}</style>')],
    ['with a style in CDATA', withPiece('<style><![CDATA[.a{fill:url(#g)}]]></style><path class="a"/>')],
    ['with hatching', withPiece(hatched)],
    ['with arrows', withPiece('<marker id="m"><path d="M0 0l4 2z"/></marker><path marker-end="url(#m)"/>')],
    ['cut to a copy of a shape', withPiece(cut)],
    ['as a map of 2,000 areas', withPiece('<path d="M0 0h1v1z"/>'.repeat(2000))],
    ['with a path of 200,000 letters', withPiece(`<path d="M0 0${'l1 1'.repeat(50_000)}"/>`)],
  ])('may be a drawing, %s', (_, svg) => {
    put('public/map.svg', svg);
    expect(toReport(errors())).toBe('');
  });

  it.each([
    'page.html',
    'page.HTM',
    'page.xhtml',
    'code.js',
    'code.mjs',
    'style.css',
    'data.xml',
    'sheet.xsl',
    'a.wasm',
    'a.svgz',
    'a.php',
    'a.exe',
    'app.webmanifest',
    'none',
    '_headers',
    'web.config',
    'map.svg.html',
  ])('is refused as %s, which could run in a browser or steer the host', (name) => {
    put(`public/${name}`, 'Words.\n');
    expect(toReport(errors())).toContain(`public/${name}:1:1 error: public/ cannot hold a file of this kind`);
  });

  it.each(['.htaccess', '.env', 'images/.DS_Store', '.git/config'])(
    'is refused when it is hidden: %s',
    (name) => {
      put(`public/${name}`, 'Words.\n');
      expect(toReport(errors())).toContain(`public/${name}:1:1 error: A hidden file would be published.`);
    },
  );

  it.each(['.well-known/page.html', '.well-known/code.js', '.well-known/a.b.xhtml'])(
    'is refused where hosts look, as %s',
    (name) => {
      put(`public/${name}`, 'Words.\n');
      expect(toReport(errors())).toContain(`public/${name}:1:1 error: A hidden file would be published.`);
    },
  );

  it.each(['_astro/a.txt', 'pagefind/a.json'])('is refused where the build keeps its own: %s', (name) => {
    put(`public/${name}`, 'Words.\n');
    expect(toReport(errors())).toBe(
      `public/${name}:1:1 error: The build keeps its own files in this folder.\n    Put the file into another folder of public/.`,
    );
  });

  it.each([
    '2020-21/crag/figure-plans.json',
    '2020-21/crag/figure-plans.png',
    'data/2020-21/plans/chart.json',
    'about/font-licence.txt',
    'feed.xml/index.html',
  ])('is refused in the place of a file that the build makes: %s', (name) => {
    put(`public/${name}`, '{}\n');
    expect(toReport(errors())).toContain(`public/${name}:1:1 error: `);
  });

  it.each<[name: string, bytes: number, said: string]>([
    ['words.txt', 2_000_000, ''],
    [
      'words.txt',
      2_000_001,
      'The file has 2.0 MB; one of text has at most 2.0 MB, and this one is not read.',
    ],
    ['table.csv', 900_000_000, 'The file has 900.0 MB; one of text'],
    ['map.svg', 60_000_000, 'The file has 60.0 MB; one of text'],
    ['film.mp4', 3_000_000_000, ''],
  ])('is refused as text that is too large, before it is read: %s of %i bytes', (name, bytes, said) => {
    put(`public/${name}`, '');
    truncateSync(join(root, 'public', name), bytes);
    const found = errors().filter(({ rule }) => rule === 'sizes');
    expect(found.length).toBe(said === '' ? 0 : 1);
    expect(toReport(found)).toContain(said);
  });

  it('is refused as text after ten million bytes of others, and only then', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'z'].map((name) => `public/${name}.txt`);
    six.slice(0, 5).forEach((file) => put(file, 'The plan was kept.\n'.padEnd(1_990_000)));
    expect(errors().filter(({ rule }) => rule === 'sizes')).toEqual([]);
    put(six[5]!, 'The plan was kept.\n'.padEnd(60_000));
    expect(toReport(errors().filter(({ rule }) => rule === 'sizes'))).toBe(
      'public/z.txt:1:1 error: The texts in public/ have more than 10.0 MB together; this one is not read.\n' +
        '    Delete those that nobody needs, or put this one there packed, as .zip.',
    );
  });

  it('that a text shows is refused as a picture that is too large, before it is read', () => {
    put('public/tree.png', '');
    truncateSync(join(root, 'public/tree.png'), 3_000_000_000);
    expect(saidOf(['![A tree](/tree.png)'])[0]).toContain('The image is too large: 3000.0 MB.');
  });

  it('has the first hundred problems of a kind told, and how many more there are', () => {
    put('public/words.txt', 'a\u200b\n'.repeat(5000));
    const found = errors();
    expect(found.length).toBe(101);
    expect(found.at(-1)!.message).toBe('After this, 4900 more of this kind stand in the file.');
  });

  it.each(['paper.pdf', 'table.csv', 'photo.JPG', 'CNAME', '.well-known/assetlinks.json', 'voice.mp3'])(
    'may be %s',
    (name) => {
      put(`public/${name}`, 'Words.\n');
      expect(toReport(errors())).toBe('');
    },
  );
});

describe('nothing is passed over for the character that stands in the place of others while a file is read', () => {
  it.each<[what: string, piece: string, said: string]>([
    [
      'a sign in an attribute of a number',
      '<Num data="plans" at="Plan; 2020/21" x="<5">9</Num>',
      '"Num" has no attribute "x".',
    ],
    ['a sign in a choice', '<Num data="plans" at="Plan; 2020/21" field="children" as="<5">9</Num>', '"as"'],
    [
      'a sign in the kind of a chart',
      '<Chart data="plans" kind="<5" x="group" y="children" title="A" subtitle="b" />',
      '"kind"',
    ],
    ['a sign in a handler', '<Note title="A" onclick="<5 alert(1)">\n\nB.\n\n</Note>', '"onclick"'],
    [
      'a comment in a title',
      '<Chart data="plans" kind="bar" x="group" y="children" title="A <!-- b" subtitle="b" />',
      'error: ',
    ],
    ['the character itself', 'A \ue000 of others.', 'error: '],
  ])('%s', (_, piece, said) => {
    const [found] = saidOf([piece]);
    expect(found).toContain(said);
    expect(found).toContain(`${report}:`);
  });

  it.each([
    ['\\u200b', 'A zero-width space, which does not show, stands in this text.'],
    ['\\udb40\\udc41', 'A hidden tag letter (U+E0041), which does not show, stands in this text.'],
    ['\\ud83d', 'Half a character (U+D83D), which does not show, stands in this text.'],
  ])('%s in a title, nor any other that does not show', (written, said) => {
    change(plans, '"title": "', `"title": "${written}`);
    expect(toReport(errors())).toContain(said);
  });

  it('a title of spaces', () => {
    put(plans, given(plans).replace(/"title": "[^"]*"/, '"title": "  "'));
    expect(toReport(errors())).toContain('Nothing stands in this text but spaces.');
  });

  it('in a cell, a text and a term', () => {
    change(plans, '["Plan", "2018/19"', '["\\ue000", "2018/19"');
    expect(toReport(errors())).toContain(`${plans}:`);
    put(plans, readFileSync(join(project, 'test/site', plans)));
    change(board, '"notice": "', '"notice": "\\ue000');
    expect(toReport(errors())).toContain(`${board}:`);
  });
});

describe('a name that is no address, or that leads out of its folder, is refused', () => {
  const long = `${'a'.repeat(240)}.md`;
  it.each<[what: string, file: string, said: string]>([
    ['a device of Windows', 'content/glossary/con.md', 'Windows keeps the name "con"'],
    ['a device with an ending', 'content/themes/nul.md', 'Windows keeps the name "nul"'],
    ['a numbered device', 'content/posters/com1.md', 'Windows keeps the name "com1"'],
    ['a device in public/', 'public/AUX.csv', 'Windows keeps the name "AUX"'],
    ['two full stops', 'content/glossary/a..b.md', 'a name has only small letters, digits and hyphens'],
    ['an escaped full stop', 'content/glossary/%2e%2e.md', 'a name has only small letters'],
    ['an escaped slash', 'content/glossary/a%2fb.md', 'a name has only small letters'],
    ['a backslash', 'content/glossary/a\\b.md', 'a name has only small letters'],
    ['a drive', 'content/glossary/c:b.md', 'a name has only small letters'],
    ['a space', 'content/glossary/a b.md', 'a name has only small letters'],
    ['a capital', 'content/glossary/Care.md', 'a name has only small letters'],
    ['an accent', 'content/glossary/cafe\u0301.md', 'a name has only small letters'],
    ['a turned direction', 'content/glossary/a\u202eb.md', 'a name has only small letters'],
    ['a line break', 'content/glossary/a\nb.md', 'a name has only small letters'],
    ['a command to a build server', 'content/glossary/a\n::error::b.md', 'a name has only small letters'],
    ['a script', 'content/glossary/<script>alert(1)<.md', 'a name has only small letters'],
    [
      '240 letters',
      `content/glossary/${long}`,
      'a name has only small letters, digits and hyphens, and at most 60',
    ],
    ['240 letters, of a dataset', `data/2020-21/${'a'.repeat(240)}.json`, 'at most 60'],
    ['a folder in a folder', 'content/glossary/a/b.md', 'a name has only small letters'],
    ['a year that is none', 'content/editions/2020-99.md', 'an edition is named after its years'],
    [
      'a report of no edition',
      'content/reports/..2020/crag.mdx',
      'a report lies in the folder of its edition',
    ],
    ['another ending', 'content/glossary/a.html', 'The build does not know what this file is'],
    ['no folder', 'content/a.md', 'The build does not know what this file is'],
    ['a turned direction in public/', 'public/a\u202egpj.txt', 'does not show'],
    ['a line break in public/', 'public/a\n::error::b.txt', 'Windows allows no'],
    ['a mark of HTML in public/', 'public/"><script>.txt', 'Windows allows no'],
    ['a question mark in public/', 'public/a?b=c.txt', 'Windows allows no ?'],
    ['a number sign in public/', 'public/a#b.txt', 'a # means something else in an address'],
    ['a percent sign in public/', 'public/a%2e%2e.txt', 'a % means something else in an address'],
  ])('%s', (_, file, said) => {
    put(file, file.endsWith('.json') ? given(plans) : given(term));
    const found = errors();
    expect(found.map(({ message }) => message).join('\n')).toContain(said);
    expect(
      toReport(found)
        .split('\n')
        .filter((line) => line.startsWith('::')),
    ).toEqual([]);
    expect(toReport(found)).not.toMatch(/[\u202a-\u202e\0-\x09\x0b-\x1f]/);
  });

  it.each<[what: string, one: string, other: string]>([
    ['by case alone', 'public/paper.txt', 'public/Paper.txt'],
    ['by the Unicode form of an accent', 'public/caf\u00e9.txt', 'public/cafe\u0301.txt'],
    ['by a letter that is the same elsewhere', 'public/\u212b.txt', 'public/\u00c5.txt'],
    ['by nothing but their width', 'public/\uff41.txt', 'public/a.txt'],
    ['by their ending', 'content/glossary/care.mdx', term],
    ['by nothing, a page and a file', 'public/glossary/care/index.html', term],
    ['by nothing, a page and a folder', 'public/2020-21', report],
  ])('two names that differ %s', (_, one, other) => {
    put(one, given(term));
    if (!other.startsWith('content/')) put(other, given(term));
    expect(toReport(errors())).toMatch(/error: The address \S+ is given twice/);
  });

  it.each<[what: string, file: string]>([
    ['a text', 'content/glossary/other.md'],
    ['a dataset', 'data/2020-21/other.json'],
    ['a file of public/', 'public/passwords.txt'],
    ['a folder', 'public/folder'],
  ])('a link to another place, as %s, whose words are nowhere in what is said', (_, file) => {
    put('elsewhere/secret.txt', 'SECRET-WORDS');
    symlinkSync(
      join(root, file === 'public/folder' ? 'elsewhere' : 'elsewhere/secret.txt'),
      join(root, file),
    );
    const said = toReport(errors());
    expect(said).toContain(`${file}:1:1 error: This is a link to another file.`);
    expect(said).not.toContain('SECRET');
  });

  it('links that lead back to where they lie, which nothing follows', () => {
    for (const name of ['l1', 'l2']) symlinkSync(join(root, 'content'), join(root, 'content/glossary', name));
    symlinkSync(root, join(root, 'public/site'));
    const said = toReport(errors());
    for (const file of ['content/glossary/l1', 'content/glossary/l2', 'public/site'])
      expect(said).toContain(`${file}:1:1 error: This is a link to another file.`);
    expect(errors().length).toBe(3);
  });

  it.each(['content', 'data', 'public'])('a link in the place of all of %s/', (folder) => {
    renameSync(join(root, folder), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, folder));
    expect(toReport(errors())).toContain(`${folder}:1:1 error: This is a link to another file.`);
  });

  it('but the folder of the site may be reached through a link', () => {
    const link = `${root}-link`;
    symlinkSync(root, link);
    const { problems } = examined(link);
    rmSync(link);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each<[what: string, folder: string]>([
    ['all content', 'content'],
    ['all data', 'data'],
    ['public/', 'public'],
    ['the glossary', 'content/glossary'],
    ['the reports', 'content/reports'],
    ['the editions', 'content/editions'],
  ])('a file in the place of the folder of %s', (_, folder) => {
    rmSync(join(root, folder), { recursive: true });
    put(folder, 'Words.\n');
    expect(toReport(errors())).toContain(`${folder}:1:1 error: This is no folder, and the site needs one`);
  });

  it.each(['content/glossary/x.md', 'data/2020-21/z.json', 'content/wording.json', 'data/A.JSON'])(
    'a folder with the name of a file: %s',
    (folder) => {
      rmSync(join(root, folder), { force: true });
      mkdirSync(join(root, folder));
      expect(toReport(errors())).toBe(
        `${folder}:1:1 error: This is a folder with the name of a file, and nothing in it is read.\n    Put a file in its place, or rename it.`,
      );
    },
  );

  it('but an empty folder of another name is harmless', () => {
    for (const folder of ['content/glossary/x', 'data/2021-22', 'public/papers'])
      mkdirSync(join(root, folder));
    expect(errors()).toEqual([]);
  });

  it
    .skipIf(process.platform === 'win32')
    .each(['content/glossary/x.md', 'data/2020-21/z.json', 'public/x.txt'])(
    'a pipe, which would be waited for without end: %s',
    (file) => {
      expect(spawnSync('mkfifo', [join(root, file)]).status).toBe(0);
      expect(toReport(errors())).toBe(
        `${file}:1:1 error: This is neither a file nor a folder, so that reading it might never end.\n    Take it out.`,
      );
    },
  );

  it.skipIf(process.platform !== 'linux').each(['content/glossary/', 'data/2020-21/', 'public/'])(
    'bytes that are no text, in %s',
    (folder) => {
      const place = (name: number[]) => Buffer.concat([Buffer.from(join(root, folder)), Buffer.from(name)]);
      writeFileSync(place([0x2f, 0x61, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]), 'Words.\n');
      mkdirSync(place([0x2f, 0x62, 0xff]));
      const said = toReport(errors());
      expect(said.match(/error: This name is not UTF-8 text/g)?.length).toBe(2);
      expect(said).toContain('Rename it.');
    },
  );

  it.skipIf(process.platform === 'win32')('a folder that lies too deep', () => {
    mkdirSync(join(root, 'public', ...Array<string>(8).fill('d'.repeat(200))), { recursive: true });
    expect(toReport(errors())).toContain('error: This folder lies so deep');
  });

  it.each<[what: string, from: string, said: string]>([
    ['a device of Windows', '/con/', 'Windows keeps the name "con"'],
    ['a device with an ending', '/old/aux.x/', 'Windows keeps the name "aux"'],
    ['a device as a file', '/nul', 'Windows keeps the name "nul"'],
    ['a full stop at its end', '/old./', 'no full stop'],
    ['a part that is too long', `/${'a'.repeat(300)}/`, 'is too long'],
    ['letters that take many bytes', `/${'\u4e00'.repeat(90)}/`, 'is too long'],
    ['many parts', `${'/a'.repeat(120)}/`, 'is too long'],
    ['capital letters alone between it and another', '/Old/', 'where capital letters are not told apart'],
    ['capital letters alone between it and a page', '/Glossary/', 'where capital letters are not told apart'],
  ])('a redirect from an address with %s', (_, from, said) => {
    put('content/redirects.json', `{\n  "/old/": "/glossary/",\n  "${from}": "/glossary/"\n}\n`);
    const found = errors();
    expect(toReport(found)).toContain(said);
    expect(found.map(({ file }) => file)).toEqual(found.map(() => 'content/redirects.json'));
    expect(found.some(({ line }) => line === 3)).toBe(true);
  });

  it.each<[what: string, from: string, to: string, said: string]>([
    ['a page that runs', '/words.html', '/words.txt', 'are not files of one kind'],
    ['a file without an ending', '/words', '/words.txt', 'are not files of one kind'],
    ['what steers a host', '/staticwebapp.config.json', '/words.json', 'is a place that the build writes to'],
  ])('a redirect that would make of a file %s', (_, from, to, said) => {
    put(`public${to}`, '"<script>alert(1)</script>"\n');
    put('content/redirects.json', JSON.stringify({ [from]: to }));
    expect(toReport(errors())).toContain(said);
  });

  it('but a redirect of 100 characters, and one with a name that only begins like a device, are fine', () => {
    put('public/words.txt', 'Words.\n');
    put(
      'content/redirects.json',
      JSON.stringify({
        [`/${'a'.repeat(100)}/`]: '/glossary/',
        '/control/': '/glossary/',
        '/w.TXT': '/words.txt',
      }),
    );
    expect(toReport(errors())).toBe('');
  });

  it.each<[what: string, file: string, from: string, key: (path: string) => string]>([
    ['a poster’s points', 'content/posters/two-points.md', 'points: [', (path) => `points: ["${path}", `],
    ['a theme of a point', 'content/points/listen.md', 'themes: [', (path) => `themes: ["${path}", `],
    ['a source', term, 'meaning:', (path) => `meaning: "${path}" #`],
    ['a redirect', 'content/redirects.json', '', (path) => `{ "/old/": ${JSON.stringify(path)} }`],
    [
      'the start of a redirect',
      'content/redirects.json',
      '',
      (path) => `{ ${JSON.stringify(path)}: "/glossary/" }`,
    ],
    ['an image', report, 'They are invented.', (path) => `![A tree](<${path}>)`],
    [
      'the data of a chart',
      report,
      'They are invented.',
      (path) => `\n<Chart data="${path}" kind="bar" x="group" y="children" title="A" subtitle="b" />\n`,
    ],
  ])('%s that leads out of the site', (_, file, from, key) => {
    const before = from === '' ? '' : given(file);
    for (const path of [
      '../../../etc/passwd',
      '/etc/passwd',
      '/../etc/passwd',
      '..\\\\..\\\\x',
      'C:/x',
      '//example.org/x',
      'file:///etc/passwd',
      '/%2e%2e/x',
      '2020-21/../../x',
    ]) {
      if (from) expect(before).toContain(from);
      put(file, from ? before.replace(from, () => key(path)) : key(path));
      expect(
        errors().filter((each) => each.file === file),
        path,
      ).not.toEqual([]);
    }
  });
});

describe('front matter is text, whatever YAML makes of it elsewhere', () => {
  const bomb = [...Array(12).keys()]
    .map(
      (index) =>
        `k${index}: &k${index} [${Array(9)
          .fill(index === 0 ? 'x' : `*k${index - 1}`)
          .join(', ')}]\n`,
    )
    .join('');
  it.each<[what: string, yaml: string, said: string]>([
    ['aliases that multiply', bomb, 'The value refers to another one.'],
    ['an anchor that holds itself', 'a: &a [*a]\n', 'The value refers to another one.'],
    ['a merge', 'a: &a { term: x }\n<<: *a\n', 'refers to another one'],
    ['a tag of programs', 'a: !!js/function "function () { return 1 }"\n', '"a" is not a key'],
    ['a tag of Python', 'a: !!python/object/apply:os.system ["ls"]\n', '"a" is not a key'],
    ['binary', 'a: !!binary aGVsbG8=\n', '"a" is not a key'],
    ['a directive', '%YAML 1.1\n', 'The front matter cannot be read'],
    ['two documents', 'a: b\n...\nc: d\n', 'The front matter cannot be read'],
    ['a key that is a list', '? [a, b]\n: c\n', 'not a key'],
    ['a key twice', 'term: a\nterm: b\n', 'this key stands here twice'],
    ['nothing but brackets', `a: ${'['.repeat(3000)}\n`, 'sizes'],
  ])('%s', (_, yaml, said) => {
    put(term, given(term).replace('---\n', `---\n${yaml}`));
    const found = errors().filter(({ file }) => file === term);
    expect(found.map(({ message, rule }) => `${message} ${rule}`).join('\n')).toContain(said);
  });

  it('says what is wrong in its own words alone: no program that it uses adds a warning', async () => {
    const warned: string[] = [];
    const hear = ({ message }: Error) => void warned.push(message);
    process.on('warning', hear);
    put(term, given(term).replace('---\n', '---\n? [a, b]\n: c\n'));
    expect(errors()).not.toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', hear);
    expect(warned).toEqual([]);
  });

  it.each([
    'No',
    'yes',
    'null',
    '~',
    '2024/25',
    '0123',
    '1e3',
    '0x10',
    '1_000',
    '12:30:00',
    '2020-01-01',
    '.inf',
    'NaN',
  ])('%s stays what was typed', (value) => {
    change(term, 'term: in care', `term: ${value}`);
    const { content } = examined(root);
    expect(content.terms.find(({ id }) => id === 'care')!.value.term).toBe(value);
  });
});

describe('the address of the site is a plain one', () => {
  const own = '"site": "https://www.example.org/annual-reports/"';
  it.each([
    'a&b.org',
    'a`b.org',
    '$(id).org',
    '...',
    '[::1]',
    'exa%6Dple.org',
    'a..org',
    '-@b.org',
    "a'b.org",
  ])('https://%s/ is refused', (host) => {
    change(board, own, `"site": "https://${host}/"`);
    expect(toReport(errors())).toContain('content/board.json:4:11 error: "site" is not right');
  });

  it.each([
    'http://127.0.0.1:4321/',
    'https://xn--exmple-cua.org/a',
    'http://localhost/',
    'https://A.example.org',
  ])('%s is none that is refused', (site) => {
    change(board, own, `"site": "${site}"`);
    expect(toReport(errors())).not.toContain('"site"');
  });
});

describe('a date is one of the time of which boards write', () => {
  const wait = 'content/points/wait.md';
  it.each(['0000-01-01', '1899-12', '2101-01', '9999-12-31', '2021-02-29', '2021-13', '-2021-06-24'])(
    '%s is refused',
    (date) => {
      change(wait, 'date: 2021-06-24', `date: ${date}`);
      expect(toReport(errors())).toContain('write a real date as year, month and day (2020-06-24)');
    },
  );

  it.each(['1900-01-01', '2020-02-29', '2019-06'])('%s is none that is refused', (date) => {
    change(wait, 'date: 2021-06-24', `date: ${date}`);
    expect(toReport(errors())).not.toContain('write a real date');
  });
});

describe('a file that is no text, or hardly one, is named with what it is', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each<[what: string, file: string, make: (text: string) => Uint8Array | string, said: string]>([
    ['a text in UTF-16', report, utf16, 'it is UTF-16'],
    ['a dataset in UTF-16', plans, utf16, 'it is UTF-16'],
    ['a text in UTF-16, the other way', term, (text) => utf16(text).swap16(), 'it is UTF-16 (big-endian)'],
    [
      'a dataset in Latin-1',
      plans,
      (text) => Buffer.from(text.replace('Plan', 'Pl\u00e4n'), 'latin1'),
      'not UTF-8',
    ],
    [
      'a text that breaks off within a letter',
      report,
      (text) => Buffer.concat([Buffer.from(text), Buffer.of(0xe2, 0x80)]),
      'not UTF-8',
    ],
    [
      'letters that are too long',
      term,
      (text) => Buffer.concat([Buffer.from(text), Buffer.of(0xc0, 0xaf)]),
      'not UTF-8',
    ],
    [
      'half a character',
      term,
      (text) => Buffer.concat([Buffer.from(text), Buffer.of(0xed, 0xa0, 0x80)]),
      'not UTF-8',
    ],
    ['an empty text', report, () => '', 'does not begin with front matter'],
    ['an empty dataset', plans, () => '', 'not valid JSON'],
    ['an empty board', board, () => '', 'not valid JSON'],
    ['front matter without an end', term, (text) => text.replace(/\n---\n[\s\S]*/, '\n'), ''],
    [
      'a byte order mark in the middle',
      report,
      (text) => `${text}A\ufeffb.\n`,
      'A byte order mark, which does not show',
    ],
    ['a null character', report, (text) => `${text}A\0b.\n`, 'A null character'],
    ['a tag letter', report, (text) => `${text}A\u{e0041}b.\n`, 'A hidden tag letter'],
    [
      'a zero-width space in a number',
      report,
      (text) => `${text}1\u200b000 children.\n`,
      'A zero-width space',
    ],
    ['an escape of terminals', report, (text) => `${text}A\u001b[31mb.\n`, 'A control character (U+001B)'],
    ['a program', plans, () => Buffer.from('7f454c46020101000000000000000000', 'hex'), ''],
    ['a number that is none', plans, (text) => text.replace('1100', '1e400'), 'is too large'],
    ['a number below nothing', plans, (text) => text.replace('1100', '-0'), 'would be shown as 0'],
    ['JSON twice', plans, (text) => text + text, 'the file goes on after its end'],
  ])('%s', (_, file, make, said) => {
    put(file, make(given(file)));
    const found = errors().filter((each) => each.file === file);
    if (said !== '') expect(toReport(found)).toContain(said);
    for (const problem of found) {
      expect(problem.line).toBeGreaterThan(0);
      expect(toReport([problem])).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]/);
    }
  });
});
