import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CategoryChart } from '../src/chart/chart.ts';
import { configuration, heightOf } from '../src/chart/draw/configuration.ts';
import { frameOf, widths, type Size } from '../src/chart/draw/frame.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { fontOf, wrapped } from '../src/chart/draw/text.ts';
import { overlap, type Box } from '../src/chart/draw/box.ts';
import { widthOf } from '../src/chart/font.ts';
import { browser } from './browser.ts';
import { project } from './build.ts';
import { generated, made } from './charts.ts';

const sizes: Size[] = ['wide', 'narrow'];
type Said = Box & { said: string };

/** The room that each text of a drawing takes. */
function texts(drawing: string): Said[] {
  const pattern =
    /<text(?: class="[^"]+")? x="([-\d.]+)" y="([-\d.]+)"( font-weight="700")?(?: text-anchor="(\w+)")?>([^<]*)</g;
  return [...drawing.matchAll(pattern)].map(([, x, y, bold, anchor, escaped]) => {
    const said = escaped!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const width = widthOf(said, fontOf(14, bold ? 700 : 400));
    const left = Number(x) - { middle: width / 2, end: width, start: 0 }[anchor ?? 'start']!;
    return { said, left, right: left + width, top: Number(y) - 14, bottom: Number(y) + 4 };
  });
}

/** Texts that overlap each other or leave the frame by more than half a pixel. */
function clashes(all: readonly Said[], frame: Box): string[] {
  const inner = all.map((box) => ({
    ...box,
    left: box.left + 0.25,
    right: box.right - 0.25,
    top: box.top + 0.25,
    bottom: box.bottom - 0.25,
  }));
  const outside = all.filter(
    ({ left, right, top, bottom }) =>
      left < frame.left - 0.5 ||
      right > frame.right + 0.5 ||
      top < frame.top - 0.5 ||
      bottom > frame.bottom + 0.5,
  );
  const meeting = inner.flatMap((one, index) =>
    inner.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.said} × ${other.said}`] : [])),
  );
  return [...outside.map(({ said }) => `outside: ${said}`), ...meeting];
}

function frameIn(drawing: string): Box {
  const [, right, bottom] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing)!.map(Number);
  return { left: 0, top: 0, right: right!, bottom: bottom! };
}

/** The elements of a class, each by its attributes. */
function elements(drawing: string, classes: string): Record<string, string>[] {
  return [...drawing.matchAll(new RegExp(`<\\w+ class="${classes}"([^>]*)/>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries(
      [...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  );
}

/** The edges of bars: `M1 2H30V40H1Z`. */
function bars(drawing: string, classes: string): Box[] {
  return elements(drawing, classes).flatMap(({ d }) => {
    const [, left, top, right, bottom] = /^M([-\d.]+) ([-\d.]+)H([-\d.]+)V([-\d.]+)H\1Z$/.exec(d ?? '') ?? [];
    return left === undefined ? [] : [{ left: +left, top: +top!, right: +right!, bottom: +bottom! }];
  });
}

describe('text', () => {
  it('neither overlaps nor leaves the frame, in either size, for 500 generated charts', () => {
    fc.assert(
      fc.property(generated, (chart) => {
        for (const size of sizes) {
          const drawing = svg(chart, size);
          expect(drawing).not.toMatch(/NaN|undefined|Infinity|style=|<script/);
          expect(texts(drawing).length).toBe(drawing.split('<text').length - 1);
          expect(clashes(texts(drawing), frameIn(drawing)), size).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  }, 300_000);
});
