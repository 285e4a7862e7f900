import { expect, it } from 'vitest';
import { plate } from '../src/chart/draw/picture/plate.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { made } from './charts.ts';

const names = ['Aged >16', '<5', 'A & “B”', 'class="x"', '--> ]]>'];
const chart = made('bar', names, { Children: [3, 4, 5, 6, 7] });

/** What an XML parser would find: each tag, and the text between two. */
function pieces(xml: string): string[] {
  return xml.match(/<\/?[a-z]+(?: [a-zA-Z:-]+="[^"<]*")*\/?>|[^<>]+/g) ?? [];
}

it('writes names with marks of markup as text, on pages and in documents', () => {
  for (const drawing of [svg(chart, 'wide'), svg(chart, 'narrow'), plate(chart).svg]) {
    expect(pieces(drawing).join('')).toBe(drawing);
    expect(drawing).toContain('>Aged &gt;16</text>');
    expect(drawing).toContain('>class=&quot;x&quot;</text>');
    expect(drawing.match(/^<svg[^>]*>/)![0]).toMatch(/"$|">$/);
    expect(drawing.replace(/^<svg[^>]*>/, '')).toMatch(/^<(path|circle|text)/);
  }
});
