import { describe, expect, it } from 'vitest';
import { neededStyles } from '../src/build/needed.ts';
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
