import { describe, expect, it } from 'vitest';
import { svg } from '../src/chart/draw/svg.ts';
import { description } from '../src/chart/explore/description.ts';
import { walk } from '../src/chart/explore/walk.ts';
import { words } from '../src/chart/words/words.ts';
import { made } from './charts.ts';

const measure = { name: 'share', title: 'Share of cases', type: 'number', unit: '%', decimals: 1 } as const;
const given = made(
  'stacked-100',
  ['North', 'South'],
  { Good: [47.3, 50], Fair: [40, 30], Poor: [6.9, 20.4] },
  { measure },
);
const counted = made('stacked-100', ['North', 'South'], {
  Good: [1, 50],
  Fair: [999, 30],
  Poor: [0, 20],
});

const textsOf = (drawing: string) => [...drawing.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!);
const valuesOf = (chart: typeof given) =>
  walk(description(chart))
    .flat()
    .map(({ value }) => value);

describe('shares of a whole', () => {
  it('are drawn, told and explored as they are given, though they do not make 100', () => {
    const texts = textsOf(svg(given, 'wide'));
    for (const text of ['47.3%', '40.0%', '6.9%', '50.0%', '20.4%']) expect(texts).toContain(text);
    expect(words(given).description.join(' ')).toContain('47.3% for North');
    expect(valuesOf(given).slice(0, 2)).toEqual(['47.3%', '50.0%']);
  });

  it('have bars of one length, which leave neither a rest nor the drawing', () => {
    const ends = [...svg(given, 'wide').matchAll(/class="fill series-3" d="M[\d.]+ [\d.]+H([\d.]+)/g)];
    expect(ends).toHaveLength(2 + 1); // The key has one too.
    const [, first, second] = ends.map(([, end]) => Number(end));
    expect(first).toBeCloseTo(second!, 1);
    expect(first).toBeLessThanOrEqual(640);
  });

  it('never look like nothing, or like the whole, when they are neither', () => {
    const texts = textsOf(svg(counted, 'wide'));
    expect(texts).toContain('99.9%');
    expect(texts).not.toContain('100.0%');
    expect(words(counted).description.join(' ')).toContain('99.9% for North');
    expect(valuesOf(counted)).toContain('1 child, 0.1% of the whole');
    expect(valuesOf(counted)).toContain('999 children, 99.9% of the whole');
  });

  it('have no decimals where none are needed', () => {
    const whole = made('stacked-100', ['North'], { Good: [61], Fair: [139] });
    expect(textsOf(svg(whole, 'wide'))).toEqual(expect.arrayContaining(['31%', '70%']));
    const empty = made('stacked-100', ['North'], { Good: [200], Fair: [0] });
    expect(textsOf(svg(empty, 'wide'))).toContain('100%');
  });
});
