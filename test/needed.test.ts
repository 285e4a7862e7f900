import { describe, expect, it } from 'vitest';
import { neededStyles } from '../src/build/needed.ts';
import { withShortNames } from '../src/build/short-names.ts';
import { withoutIdleSpace } from '../src/build/white-space.ts';
import { withNeededFaces } from '../src/faces.ts';

const held = {
  elements: new Set(['main', 'p lead', 'a', 'ul tags bare', 'details']),
  ids: new Set(['top']),
  words: new Set(['stage', 'canvas', '--drawn']),
};
const kept = (css: string) => neededStyles(css, held);

describe('styles of a kind of page', () => {
  it.each([
    '.lead{color:red}',
    'main>p.lead:first-child::before{content:"}"}',
    'ul.tags.bare a:hover,a[href^="https://e.org/a b"]{color:red}',
    '#top{color:red}',
    'main :is(h2,h3) a{color:red}',
    'p:not(.dull):has(>a){color:red}',
    'details[open]::details-content{color:red}',
    '*{color:red}',
    '.stage canvas{color:red}',
    '@media (width<40rem){.lead{color:red}}',
    '@font-face{font-family:A;src:url(a.woff2)}',
    '@page{margin:1cm}',
    '.lead{color:red;& a{color:blue}}',
    ':root{--ink:#000}.lead{color:var(--ink)}',
    ':root{--drawn:#000}',
  ])('keep a rule about what there is: %s', (css) => expect(kept(css)).toBe(css));

  it.each([
    ['.gone{color:red}a{color:red}', 'a{color:red}'],
    ['.gone,a,p .gone{color:red}', 'a{color:red}'],
    ['p.tags{color:red}', ''],
    ['.lead.tags{color:red}', ''],
    ['h2{color:red}', ''],
    ['#bottom{color:red}', ''],
    ['.gone:hover{color:red}', ''],
    [
      '@media print{.gone{color:red}}@supports (gap:1px){.gone{color:red}.lead{gap:1px}}',
      '@supports (gap:1px){.lead{gap:1px}}',
    ],
    [
      ':root{--ink:#000;color:red;--dull:#111}.lead{color:var(--ink)}',
      ':root{--ink:#000;color:red}.lead{color:var(--ink)}',
    ],
  ])('lose what is about nothing: %s', (css, left) => expect(kept(css)).toBe(left));

  it('lose the faces whose letters no page has', () => {
    const faces =
      '@font-face{src:url(a);unicode-range:U+??}@font-face{src:url(b);unicode-range:U+100-17F,U+2020}';
    expect(withNeededFaces(faces, 'Cymru')).toBe('@font-face{src:url(a);unicode-range:U+??}');
    expect(withNeededFaces(faces, 'Dŵr')).toBe(faces);
  });
});

describe('custom properties', () => {
  const short = (css: string, ...elsewhere: string[]) =>
    withShortNames(css, (name) => elsewhere.includes(name));

  it('have short names, the same wherever they are named', () =>
    expect(short(':root{--ink:#000;--ink-soft:#111}a{color:var(--ink-soft, var(--ink))}')).toBe(
      ':root{--a:#000;--b:#111}a{color:var(--b, var(--a))}',
    ));

  it('keep a name that something else names, and no other gets it', () =>
    expect(short(':root{--ink:#000;--a:#111}', '--a')).toBe(':root{--b:#000;--a:#111}'));

  it('leave classes as they are', () => expect(short('.a--dull{--x:1}')).toBe('.a--dull{--a:1}'));

  it('are told apart however many there are', () => {
    const many = Array.from({ length: 800 }, (_, index) =>
      `--name-of-${index}`.replace(/\d+/, (n) => `n${n}`),
    );
    expect(new Set(short(many.join(';')).split(';')).size).toBe(800);
  });
});

describe('white space', () => {
  it('goes where browsers do not show it: at the edges of paragraphs, lists and what holds them', () =>
    expect(
      withoutIdleSpace('<main> <ul class="a"> <li> <a>a b</a> </li>\n <li>c</li> </ul> <p> d </p> </main>'),
    ).toBe('<main><ul class="a"><li><a>a b</a></li><li>c</li></ul><p>d</p></main>'));

  it.each([
    '<p>a <b>b</b> <i>c</i></p>',
    '<summary> <h3>a</h3> <span>b</span></summary>',
    '<pre> <p> a </p>\n</pre>',
    '<script type="application/json">{"a": " <p> "}</script>',
    '<svg> <text> a </text> </svg>',
  ])('stays where it shows, or is no white space of the page: %s', (html) =>
    expect(withoutIdleSpace(html)).toBe(html),
  );
});
