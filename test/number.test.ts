import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problems } from '../src/check/check.ts';
import { coverage, coverageReport } from '../src/check/coverage.ts';
import { datasetId } from '../src/narrative/named.ts';
import { linkRule } from '../src/check/links/links.ts';
import { numberRule } from '../src/check/numbers.ts';
import { content } from '../src/content.ts';
import { toText } from '../src/dataset/cell.ts';
import { rows, type Dataset } from '../src/dataset/dataset.ts';
import { picked, whereFaults } from '../src/dataset/where.ts';
import { blocks, claims, withRows } from '../src/narrative/numbers.ts';
import { narrative } from '../src/narrative/parse.ts';
import { parts } from '../src/narrative/parts.ts';
import { matcher, usedTerms, withTerms } from '../src/narrative/terms.ts';
import { minutes } from '../src/narrative/text.ts';
import { agreementFaults } from '../src/number/agreement.ts';
import type { Claim } from '../src/number/claim.ts';
import { figuresIn } from '../src/number/prose.ts';
import { trailingQualifier } from '../src/number/qualifier.ts';
import { toReport } from '../src/problem.ts';
import { source } from '../src/source.ts';
import { project } from './build.ts';
import { published } from './published.ts';

type Field = { name: string; title: string; type: 'string' | 'integer' | 'number'; unit?: string };
const named = (name: string): Field => ({ name, title: name, type: 'string' });

/** A dataset as it is published, from its fields and rows. */
function dataset(fields: Field[], data: (string | number)[][], more: object = {}): Dataset {
  return published({
    name: 'plans',
    title: 'Invented figures',
    description: 'Invented figures.',
    forChildren: 'Invented children.',
    sources: [{ title: 'An invented paper' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Child protection',
    schema: {
      fields,
      missingValues: [
        { value: '[c]', label: 'confidential' },
        { value: '[x]', label: 'not available' },
        { value: '[z]', label: 'not applicable' },
      ],
    },
    data: [fields.map(({ name }) => name), ...data],
    ...more,
  });
}

const children: Field = { name: 'children', title: 'Children', type: 'integer', unit: 'children' };
const plans = dataset(
  [named('group'), named('year'), children],
  [
    ['South', '2018/19', 200],
    ['North', '2018/19', 100],
    ['Total', '2018/19', 300],
    ['South', '2020/21', 241],
    ['North', '2020/21', 88],
    ['Total', '2020/21', 329],
    ['East', '2018/19', '[c]'],
    ['East', '2020/21', '[x]'],
  ],
  { relations: [{ field: 'children', by: 'group', total: 'Total', parts: ['South', 'North'] }] },
);
const one = (value: number, field: Partial<Field> = {}) =>
  dataset([named('group'), { name: 'n', title: 'N', type: 'number', ...field }], [['A', value]]);
const pair = (now: number, before: number, unit = 'children') =>
  dataset(
    [named('year'), { name: 'n', title: 'N', type: 'number', unit }],
    [
      ['before', before],
      ['now', now],
    ],
  );

/** What is wrong with a sentence in which [brackets] stand for the tag; empty when nothing is. */
function faults(sentence: string, claim: Omit<Claim, 'data'>, from: Dataset = plans, isCell = false): string {
  const [, before = '', text = '', after = ''] = /^(.*?)\[(.*)\](.*)$/.exec(sentence)!;
  return agreementFaults(text, { data: 'plans', ...claim }, from, { before, after, isCell })
    .map(({ message }) => message)
    .join(' ');
}
const change = { as: 'change', at: 'now', from: 'before' } as const;
const ratio = { as: 'ratio', at: 'now', from: 'before' } as const;
const share = { as: 'share', at: 'now', of: 'before' } as const;

describe('what is printed is understood', () => {
  it.each<[sentence: string, claim: Omit<Claim, 'data'>, from: Dataset]>([
    ['[1,234]', {}, one(1234)],
    ['[1234]', {}, one(1234)],
    ['[0]', {}, one(0)],
    ['[no]', {}, one(0)],
    ['[-12]', {}, one(-12)],
    ['[−12.5]', {}, one(-12.46)],
    ['[£1,200]', {}, one(1200, { unit: '£' })],
    ['[£1.2 million]', {}, one(1_236_000, { unit: '£' })],
    ['[626 children]', {}, one(626, { unit: 'children' })],
    ['[1 child]', {}, one(1, { unit: 'children' })],
    ['[14 authorities]', {}, one(14, { unit: 'authorities' })],
    ['[20%]', {}, one(20.4, { unit: '%' })],
    ['[20.4 per cent]', {}, one(20.4, { unit: '%' })],
    ['[20]% of them', {}, one(20.4, { unit: '%' })],
    ['[20], 30 and 40 per cent', {}, one(20.4, { unit: '%' })],
    ['[twelve]', {}, one(12)],
    ['[Twenty]', {}, one(20)],
    ['[a third]', share, pair(1, 3)],
    ['[One third]', share, pair(1, 3)],
    ['[two-thirds]', share, pair(2, 3)],
    ['[half]', share, pair(1, 2)],
    ['[a quarter]', share, pair(1, 4)],
    ['[three quarters]', share, pair(3, 4)],
    ['[one in five]', share, pair(1, 5)],
    ['[2 in 10]', share, pair(1, 5)],
    ['[nine out of ten]', share, pair(9, 10)],
    ['[20%]', share, pair(1, 5)],
    ['[doubled]', ratio, pair(200, 100)],
    ['[doubled]', change, pair(200, 100)],
    ['[twice]', ratio, pair(200, 100)],
    ['[trebled]', change, pair(300, 100)],
    ['[tripled]', ratio, pair(300, 100)],
    ['[three times]', ratio, pair(300, 100)],
    ['[2.4 times]', ratio, pair(244, 100)],
    ['a ratio of [2.4]', ratio, pair(244, 100)],
    ['[half] as many', ratio, pair(50, 100)],
    ['[halved]', change, pair(50, 100)],
    ['[more than doubled]', change, pair(210, 100)],
    ['[nearly halved]', change, pair(51, 100)],
    ['rose by [a fifth]', change, pair(120, 100)],
    ['[rose by about 20%]', change, pair(121, 100)],
    ['[fell by 12%]', change, pair(88, 100)],
    ['[12% fewer]', change, pair(88, 100)],
    ['[-12%]', change, pair(88, 100)],
    ['[+12%]', change, pair(112, 100)],
    ['about [ten months]', {}, one(303, { unit: 'days' })],
    ['almost [7] months', {}, one(208, { unit: 'days' })],
    ['up [5 percentage points]', { as: 'difference', at: 'now', from: 'before' }, pair(25, 20, '%')],
    ['up [5] percentage points', { as: 'difference', at: 'now', from: 'before' }, pair(25, 20, '%')],
  ])('%s', (sentence, claim, from) => {
    expect(faults(sentence, claim, from)).toBe('');
  });

  it('takes a bare number for a percentage in a table cell only', () => {
    expect(faults('[20]', {}, one(20, { unit: '%' }), true)).toBe('');
    expect(faults('[20]', {}, one(20, { unit: '%' }))).toBe(
      'The number is in per cent, and the text does not say so.',
    );
  });
});

describe('a qualifier is held to its tolerance', () => {
  it.each<[sentence: string, right: number[], wrong: number[]]>([
    ['[400]', [400, 399.5, 400.5], [399.49, 400.51, 399, 401]],
    ['[4.0]', [3.95, 4.05], [3.949, 4.051]],
    ['[about 400]', [380, 420], [379.9, 420.1]],
    ['around [400]', [380, 420], [379.9, 420.1]],
    ['approximately [400]', [380, 420], [379.9, 420.1]],
    ['[roughly 400]', [380, 420], [379.9, 420.1]],
    ['[some 400]', [380, 420], [379.9, 420.1]],
    ['[over 400]', [401, 440], [400, 440.1]],
    ['more than [400]', [401, 440], [400, 441]],
    ['above [400]', [401, 440], [400, 441]],
    ['[over 5]', [6], [5, 7]],
    ['[just over 400]', [401, 412], [400, 412.1]],
    ['[nearly 400]', [380, 399.9], [379.9, 400]],
    ['almost [400]', [380, 399.9], [379.9, 400]],
    ['[just under 400]', [388, 399.9], [387.9, 400]],
    ['[under 400]', [360, 399], [359.9, 400]],
    ['below [400]', [360, 399], [359.9, 400]],
    ['fewer than [400]', [360, 399], [359, 400]],
    ['less than [400]', [360, 399], [359, 400]],
    ['[at least 400]', [400, 440], [399, 441]],
    ['[400 or more]', [400, 440], [399, 441]],
    ['[no fewer than 400]', [400, 440], [399, 441]],
    ['[up to 400]', [360, 400], [359, 401]],
    ['It went up to [400]', [400], [399, 401]],
    ['at most [400]', [360, 400], [359, 401]],
    ['no more than [400]', [360, 400], [359, 401]],
  ])('%s', (sentence, right, wrong) => {
    expect(right.map((value) => faults(sentence, {}, one(value)))).toEqual(right.map(() => ''));
    for (const value of wrong)
      expect(faults(sentence, {}, one(value)), `${value}`).toContain('The data give');
  });

  it.each<[sentence: string, right: number[], wrong: number[]]>([
    ['[doubled]', [195, 205], [194, 206]],
    ['[more than doubled]', [201, 249], [200, 250]],
    ['[nearly doubled]', [190, 199], [189, 200]],
    ['[more than three times]', [301, 374], [300, 375]],
    ['[halved]', [48.8, 51.2], [48.7, 51.3]],
    ['[more than halved]', [45, 49], [44, 50]],
    ['[nearly halved]', [50.1, 52.5], [50, 52.6]],
    ['fell by [over a third]', [66, 63.4], [66.7, 63.3]],
    ['rose by [a third]', [132.5, 134.1], [132.4, 134.2]],
  ])('%s, from 100', (sentence, right, wrong) => {
    expect(right.map((value) => faults(sentence, change, pair(value, 100)))).toEqual(right.map(() => ''));
    for (const value of wrong) {
      expect(faults(sentence, change, pair(value, 100)), `${value}`).toContain('The data give');
    }
  });
});

describe('each computation', () => {
  it.each<[sentence: string, claim: Omit<Claim, 'data'>]>([
    ['[241 children]', { at: 'South; 2020/21' }],
    ['[329]', { at: 'South|North; 2020/21', as: 'sum' }],
    ['[41] more', { at: 'South; 2020/21', from: 'South; 2018/19', as: 'difference' }],
    ['rose by [20.5%]', { at: 'South; 2020/21', from: 'South; 2018/19', as: 'change' }],
    ['fell by [12%]', { at: 'North; 2020/21', from: 'North; 2018/19', as: 'change' }],
    ['[73%]', { at: 'South; 2020/21', of: 'Total; 2020/21', as: 'share' }],
    ['[73%]', { at: 'South; 2020/21', of: 'South|North; 2020/21', as: 'share' }],
    ['[2.7 times]', { at: 'South; 2020/21', from: 'North; 2020/21', as: 'ratio' }],
    ['[highest]', { at: 'South; 2020/21', among: '2020/21; group!=East', as: 'rank' }],
    ['[second highest]', { at: 'North; 2020/21', among: '2020/21; group!=East', as: 'rank' }],
    ['the [lowest]', { at: 'North; 2020/21', among: '2020/21; group!=East', as: 'rank' }],
    ['[four]', { at: '2020/21', as: 'count' }],
  ])('%s %o', (sentence, claim) => {
    expect(faults(sentence, claim)).toBe('');
  });

  it('compares two fields of a row', () => {
    const risks = dataset(
      [named('risk'), children, { name: 'all', title: 'Assessments', type: 'integer', unit: 'assessments' }],
      [['Neglect', 142, 389]],
    );
    const other = { at: 'Neglect', field: 'all', 'from-field': 'children', as: 'difference' } as const;
    expect(faults('[247] other assessments', other, risks)).toBe('');
    expect(faults('[37%]', { field: 'children', 'of-field': 'all', as: 'share' }, risks)).toBe('');
  });

  it('reads a change where the field holds changes', () => {
    const growth = one(-31.3, { name: 'n', title: 'Change since 2013/14', unit: '%' });
    expect(faults('fell by [31.3%]', {}, growth)).toBe('');
    expect(faults('rose by [31.3%]', {}, growth)).toContain('The sentence tells of a rise');
    expect(faults('[more than doubled]', {}, one(115, { title: 'Growth', unit: '%' }))).toBe('');
    expect(faults('[31.3%]', { as: 'value' }, growth)).toContain('The data give −31.3%');
  });

  it('shares a place only as a joint one', () => {
    const tied = dataset(
      [named('area'), { name: 'n', title: 'N', type: 'integer' }],
      [
        ['A', 9],
        ['B', 9],
        ['C', 4],
      ],
    );
    const rank = { at: 'A', as: 'rank' } as const;
    expect(faults('[highest]', rank, tied)).toContain('a place that it shares with 1 more');
    expect(faults('[joint highest]', rank, tied)).toBe('');
    expect(faults('[third highest]', { ...rank, at: 'C' }, tied)).toBe('');
  });

  it('leaves a total out of a rank of its parts', () => {
    const rank = { at: 'South; 2018/19', among: '2018/19; group!=East', as: 'rank' } as const;
    expect(faults('[highest]', rank)).toBe('');
  });
});

describe('a direction', () => {
  const up = pair(120, 100);
  const down = pair(80, 100);
  it.each<[sentence: string, from: Dataset, message: string]>([
    ['The number rose from 100 to 120, or [20%].', up, ''],
    ['The number fell from 100 to 80, or [20%].', down, ''],
    ['There were [20%] fewer.', down, ''],
    ['There were [20%] more, and others fell.', up, ''],
    ['Others rose. This fell by [20%].', down, ''],
    ['Others rose, and this fell by [20%].', down, ''],
    ['It changed by [20%].', up, ''],
    ['It rose by [20%].', down, 'The sentence tells of a rise, and the data give a fall (−20%)'],
    ['It fell by [20%].', up, 'The sentence tells of a fall, and the data give a rise (20%)'],
    ['There were [20%] more.', down, 'The sentence tells of a rise, and the data give a fall'],
    ['[an increase of 20%]', down, 'The sentence tells of a rise, and the data give a fall'],
    ['It changed by [20%].', down, 'The data give a fall (−20%), and no word of the sentence says so'],
    ['It rose by [0%].', pair(100, 100), 'The sentence tells of a rise, and the data give no change'],
    ['[-20%]', up, 'The data give −20%, not this number'],
  ])('%s', (sentence, from, message) => {
    const found = faults(sentence, change, from);
    if (message === '') expect(found).toBe('');
    else expect(found).toContain(message);
  });
});

describe('what is wrong is said', () => {
  it.each<[sentence: string, claim: Omit<Claim, 'data'>, message: string]>([
    [
      '[20.4%] more',
      { at: 'South; 2020/21', from: 'South; 2018/19', as: 'change' },
      'The data give 20.5%, not this number: 100 × (241 − 200) ÷ 200, rows 4 and 1 of "plans".',
    ],
    ['[626]', { at: 'South; 2020/21' }, 'The data give 241 children, not this number (row 4 of "plans").'],
    [
      '[over 300]',
      { at: 'South; 2020/21' },
      'The data give 241 children, not this number (row 4 of "plans"). “over” would be right above 300 to 330 children.',
    ],
    ['[9]', { at: 'West; 2020/21' }, 'No row of "plans" has "West" in any of its text fields.'],
    ['[9]', { at: 'area=South' }, '"area" is not a field of "plans".'],
    ['[9]', { at: 'group=Suoth' }, 'No row of "plans" has "Suoth" as its group.'],
    ['[9]', { at: 'children=241' }, '"children" holds numbers, and rows are not picked by their numbers.'],
    ['[9]', { at: 'South' }, '"South" picks 2 rows; this number needs one.'],
    ['[9]', { at: 'South; 2020/21', field: 'childs' }, '"childs" is not a field of "plans".'],
    ['[9]', { at: 'South; 2020/21', field: 'year' }, '"year" is a text field.'],
    ['[9]', { at: 'South; 2020/21', from: 'North' }, '"from" does not belong to as="value".'],
    ['[9]', { at: 'South; 2020/21', as: 'change' }, 'as="change" has no "from".'],
    ['[9]', { at: 'South; 2020/21', as: 'share' }, 'as="share" has no "of".'],
    [
      '[9]',
      { as: 'sum', at: '2020/21; group!=East' },
      'The rows hold "Total" and parts of it, which would count twice.',
    ],
    ['[9]', { at: 'South; 2020/21', as: 'rank' }, 'The rank does not say among which rows of "plans".'],
    ['[9]', { at: 'South; 2020/21', as: 'rank', among: 'North' }, '"among" leaves out the row itself.'],
    [
      '[third]',
      { at: 'North; 2020/21', as: 'rank', among: '2020/21; group!=East' },
      'By the data it is number 2 from the highest and 1 from the lowest of 2: 88 among 2 rows, row 5 of "plans".',
    ],
    ['[lots]', { at: 'South; 2020/21' }, 'This is not a number that the build can check.'],
    ['[12,34]', { at: 'South; 2020/21' }, 'The unit of the data is “children”. The tag says “,34”.'],
    [
      '[241 of them]',
      { at: 'South; 2020/21' },
      'The unit of the data is “children”. The tag says “of them”.',
    ],
    ['[241%]', { at: 'South; 2020/21' }, 'Per cent is printed, and the data give another unit.'],
    ['[£241]', { at: 'South; 2020/21' }, 'Pounds are printed, and the field is not in pounds.'],
    ['[a third]', { at: 'South; 2020/21' }, 'A part of a whole is printed, and as="value" gives none.'],
    ['[doubled]', { at: 'South; 2020/21' }, 'A multiple is printed, and as="value" gives none.'],
    ['[241]', { at: 'South; 2020/21', note: 'x' }, '"note" stands without "printed".'],
    ['[241]', { at: 'South; 2020/21', printed: '241' }, '"printed" stands without "note".'],
    ['[242]', { at: 'South; 2020/21', printed: '243', note: 'x' }, '"printed" is "243", and the text "242".'],
    [
      '[241]',
      { at: 'South; 2020/21', printed: '241', note: 'x' },
      '"printed" and "note" are not needed: the data give this number.',
    ],
    [
      '[7]',
      { at: 'East; 2020/21' },
      'The data have no figure there: row 8 of "plans" holds [x], not available.',
    ],
  ])('%s %o', (sentence, claim, message) => {
    expect(faults(sentence, claim)).toBe(message);
  });

  it('of a sum of rows that do not occur together', () => {
    const sparse = dataset(
      [named('a'), named('b'), children],
      [
        ['A', 'x', 10],
        ['B', 'y', 20],
      ],
    );
    expect(faults('[30]', { as: 'sum', at: 'A; y' }, sparse)).toBe('"A; y" picks no row.');
  });

  it('of a number without a field, a base of 0, points for per cent, and a unit of its own', () => {
    const two = dataset(
      [named('a'), children, { name: 'share', title: 'Share', type: 'number', unit: '%' }],
      [
        ['A', 0, 20],
        ['B', 5, 25],
      ],
    );
    expect(faults('[9]', { at: 'A' }, two)).toBe(
      'The number does not say which field of "plans" it is from.',
    );
    expect(faults('[9%]', { at: 'B', from: 'A', field: 'children', as: 'change' }, two)).toBe(
      'Row 1 is 0, and nothing can be divided by it.',
    );
    expect(faults('up [5%]', { at: 'B', from: 'A', field: 'share', as: 'difference' }, two)).toBe(
      'The difference of two percentages is printed without its unit.',
    );
    expect(faults('[25 points]', { at: 'B', field: 'share' }, two)).toBe(
      'The number is in per cent, and the text does not say so.',
    );
    expect(faults('[3 boys]', { as: 'count' }, one(3))).toBe('The data name no unit. The tag says “boys”.');
  });

  it('keeps a source’s own wrong figure with its note, and only a wrong one', () => {
    const own = { at: 'South; 2020/21', printed: '240', note: 'The paper prints 240.' };
    expect(faults('[240]', own)).toBe('');
    expect(faults('[240%]', { ...own, printed: '240%' })).toBe(
      'Per cent is printed, and the data give another unit.',
    );
    const grown = { ...change, printed: '20%', note: 'x' };
    expect(faults('It fell by [20%].', grown, pair(120, 100))).toBe(
      '"printed" and "note" are not needed: the data give this number. The sentence tells of a fall, and the data give a rise (20%): 100 × (120 − 100) ÷ 100, rows 2 and 1 of "plans".',
    );
    expect(faults('[East]', { ...own, printed: 'East' })).toBe(
      'This is not a number that the build can check.',
    );
  });
});

describe('what stands beside a tag', () => {
  const level = one(1100, { unit: 'children', title: 'Children' });
  it.each([
    ['[1,100] thousand children'],
    ['2[1,100] children'],
    ['[1,100],000 children'],
    ['[1,100]k children'],
    ['[1,100].5 children'],
    ['minus [1,100]'],
    ['£[1,100]'],
    ['[1,100] pounds'],
    ['[1,100]0'],
    ['1/[1,100]'],
    ['[1,100]/2'],
    ['[1,100]-1,200'],
    ['1,000–[1,100]'],
    ['-[1,100]'],
    ['Two hundred [1,100]'],
    ['two hundred and [1,100]'],
  ])('that makes another number of it is refused: %s', (sentence) => {
    expect(faults(sentence, {}, level)).toContain('makes another number of it');
  });

  it('a minus in front of a change is refused', () => {
    expect(faults('rose by −[20%]', change, pair(120, 100))).toContain('makes another number of it');
  });

  it.each([
    ['There were [1,100].'],
    ['([1,100] children)'],
    ['It rose from 1,000 to [1,100]; then it fell.'],
    ['more than – [1,100] – children'],
    ['In 2015 [1,100] children'],
    ['(n=[1,100])'],
    ['“[1,100]”, they said'],
    ['[1,100], 1,200 and more'],
    ['a [1,100]-strong crowd'],
    ['many thousands; [1,100]'],
  ])('that only stands beside it is let be: %s', (sentence) => {
    expect(faults(sentence, {}, level)).not.toContain('makes another number of it');
  });

  it('pounds are let be where the field is in pounds, and a range of two tags', () => {
    expect(faults('[1,200] pounds', {}, one(1200, { unit: '£' }))).toBe('');
    const range = { before: '', after: '–1,200', isCell: false, isRangeStart: true };
    expect(agreementFaults('1,100', { data: 'plans' }, level, range)).toEqual([]);
  });

  it.each([
    ['rose by [1,100]'],
    ['an increase of [1,100]'],
    ['fell again by about [1,100]'],
    ['[1,100] more children than the year before'],
    ['[1,100] fewer than in 2015'],
    ['[up by 1,100]'],
  ])('that calls a level a change is refused: %s', (sentence) => {
    expect(faults(sentence, {}, level)).toContain('The sentence tells of a change');
  });

  it.each([
    ['rose to [1,100]'],
    ['rose from [1,100] to 1,200'],
    ['[1,100] more were waiting'],
    ['[1,100] children, more than in 2015'],
    ['[1,100] were more likely than others to be seen'],
    ['The fall was reported by [1,100]'],
  ])('that calls it no change is let be: %s', (sentence) => {
    expect(faults(sentence, {}, level)).toBe('');
  });

  it('a rank holds its place alone', () => {
    const rank = { at: 'South; 2020/21', among: '2020/21; group!=East', as: 'rank' } as const;
    expect(faults('[highest] of the areas', rank)).toBe('');
    expect(faults('[highest of the 99 areas of England]', rank)).toContain('not a number that the build');
  });
});

describe('percentages', () => {
  const share = { name: 'n', title: 'Share', type: 'number', unit: '%' } as const;
  const parts = (rest: number) =>
    dataset(
      [named('group'), named('year'), share],
      [
        ['A', '2020/21', 12.5],
        ['B', '2020/21', 33.3],
        ['C', '2020/21', rest],
        ['A', '2018/19', 10],
      ],
    );
  const refused = 'Percentages, rates or averages of different wholes do not add up.';

  it('add up where all that stand beside them come to a hundred, and else not', () => {
    expect(faults('[45.8%]', { at: 'A|B; 2020/21', as: 'sum' }, parts(54.2))).toBe('');
    expect(faults('[45.8%]', { at: 'A|B; 2020/21', as: 'sum' }, parts(80))).toBe(refused);
    expect(faults('[22.5%]', { at: 'A', as: 'sum' }, parts(54.2))).toBe(refused);
  });

  it('rates and averages never add up', () => {
    const rows: [string, number][] = [
      ['A', 20],
      ['B', 30],
    ];
    for (const field of [{ unit: 'per 10,000 children' }, { title: 'Average days', unit: 'days' }])
      expect(faults('[50]', { as: 'sum' }, dataset([named('group'), { ...share, ...field }], rows))).toBe(
        refused,
      );
  });

  it('have no share', () => {
    expect(faults('[38%]', { at: 'A; 2020/21', of: 'B; 2020/21', as: 'share' }, parts(54.2))).toBe(
      'A share of percentages is no share of people.',
    );
  });
});

describe('a hidden figure', () => {
  const hidden = 'The figure is hidden in the data (row 7 of "plans") and may not be printed.';
  it.each<[sentence: string, claim: Omit<Claim, 'data'>]>([
    ['[4]', { at: 'East; 2018/19' }],
    ['[4]', { at: 'East; 2018/19', printed: '4', note: 'It is 4.' }],
    ['[304]', { at: '2018/19; group!=Total', as: 'sum' }],
    ['[1%]', { at: 'East; 2018/19', of: 'Total; 2018/19', as: 'share' }],
    ['[50 times]', { at: 'South; 2018/19', from: 'East; 2018/19', as: 'ratio' }],
    ['[lowest]', { at: 'North; 2018/19', among: '2018/19', as: 'rank' }],
    ['[lots]', { at: 'East; 2018/19' }],
  ])('%s %o', (sentence, claim) => {
    const [, text = ''] = /\[(.*)\]/.exec(sentence)!;
    const found = agreementFaults(text, { data: 'plans', ...claim }, plans, {
      before: '',
      after: '',
      isCell: false,
    });
    expect(found.map(({ message }) => message)).toEqual([hidden]);
    expect(found[0]).not.toHaveProperty('text');
  });
});

describe('rows are picked', () => {
  const all = rows(plans);
  const wrong = (where: string) =>
    whereFaults(plans, all, where).map(({ message, cure }) => `${message} ${cure}`);

  it('by bare values, of the one field that has them', () => {
    expect(picked(all, 'South; 2020/21').map(({ children: count }) => count)).toEqual([241]);
    expect(picked(all, 'South|North; year=2020/21').map(({ children: count }) => count)).toEqual([241, 88]);
    expect(wrong('South|North; 2020/21')).toEqual([]);
  });

  it('never by numbers or symbols', () => {
    expect(wrong('241')[0]).toContain('No row of "plans" has "241" in any of its text fields.');
    expect(wrong('[c]')[0]).toContain('No row of "plans" has "[c]" in any of its text fields.');
    expect(wrong('children!=241')[0]).toContain(
      'rows are not picked by their numbers. Pick rows by a text field: group, year.',
    );
  });

  it('by a value that stands in several fields only with the name of one', () => {
    const twice = dataset(
      [named('from'), named('to'), children],
      [
        ['A', 'B', 10],
        ['B', 'A', 20],
      ],
    );
    const faultsOf = (where: string) => whereFaults(twice, rows(twice), where);
    expect(faultsOf('A')).toEqual([
      { message: '"A" stands in several fields of "plans".', cure: 'Say which one: from=A or to=A.' },
    ]);
    expect(faultsOf('from=A')).toEqual([]);
    expect(wrong('South|2020/21')[0]).toContain('do not belong to one field');
  });
});

it('accepts each sentence written from the data, and refuses it with another last digit', () => {
  const table = fc.array(fc.integer({ min: 6, max: 99_999 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(
      table,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('value', 'sum', 'difference', 'change', 'share'),
      fc.integer({ min: 1, max: 9 }),
      (values, a, b, as, shift) => {
        const from = dataset(
          [named('row'), children],
          values.map((value, index) => [`r${index}`, value]),
        );
        const [i, j] = [a % values.length, b % values.length];
        fc.pre(i !== j);
        const [x, y] = [values[i]!, values[j]!];
        const results = {
          value: x,
          sum: x + y,
          difference: x - y,
          change: (100 * (x - y)) / y,
          share: (100 * x) / y,
        };
        const isPercent = as === 'change' || as === 'share';
        const at = as === 'sum' ? `r${i}|r${j}` : `r${i}`;
        const base =
          as === 'share' ? { of: `r${j}` } : as === 'difference' || as === 'change' ? { from: `r${j}` } : {};
        const decimals = isPercent ? 1 : 0;
        const verb = results[as] < 0 ? 'fell by' : as === 'difference' || as === 'change' ? 'rose by' : 'was';
        fc.pre(results[as] !== 0);
        const said = (number: number) =>
          `It ${verb} [${toText(Number(Math.abs(number).toFixed(decimals)), { ...children, decimals })}${isPercent ? '%' : ''}].`;
        expect(faults(said(results[as]), { at, as, ...base }, from)).toBe('');
        const printed = Number(Math.abs(results[as]).toFixed(decimals));
        const last = Math.round(printed * 10 ** decimals) % 10;
        const changed = printed + (((last + shift) % 10) - last) / 10 ** decimals;
        expect(faults(said(changed), { at, as, ...base }, from)).not.toBe('');
      },
    ),
    { numRuns: 500 },
  );
});

describe('in a narrative', () => {
  const path = 'content/reports/2020-21/crag.mdx';
  const read = (text: string) => narrative(source(path, text), text, 0);
  const html = (text: string, row?: number) =>
    parts(
      withRows(read(text).tree, () => row),
      '/reports/',
    )
      .parts.map((part) => part.html)
      .join('');
  const num = '<Num data="plans" at="South; 2020/21">241</Num>';

  it('is text with a link to its row', () => {
    expect(html(`There were ${num} children.`, 4)).toBe(
      '<p>There were <a href="/reports/data/2020-21/plans/#row-4" class="num">241</a> children.</p>',
    );
    expect(html('<Num data="2019-20/plans" at="South">9</Num>')).toContain(
      'href="/reports/data/2019-20/plans/"',
    );
  });

  it.each([
    ['emphasis', `*about ${num}*`],
    ['a list', `- a\n- ${num}`],
    ['a table', `| a |\n| - |\n| ${num} |`],
    ['a paragraph of its own', num],
    ['a key message', `<KeyMessage>\n\n${num}\n\n</KeyMessage>`],
    ['a voice', `<Voice who="A child">\n\n${num}\n\n</Voice>`],
    ['a note', `<Note title="a">\n\n${num}\n\n</Note>`],
    ['a footnote', `a[^1]\n\n[^1]: ${num}`],
  ])('stands in %s', (_, text) => {
    expect(read(text).problems).toEqual([]);
    expect(html(text)).toContain('class="num">241</a>');
    expect(claims(read(text).tree)).toEqual([{ data: 'plans', at: 'South; 2020/21' }]);
  });

  it('is plain text in a heading and in a link', () => {
    expect(html(`## ${num} children`)).toBe('<h2 id="241-children">241 children</h2>');
    expect(html(`[${num} children](/x/)`)).toBe('<p><a href="/reports/x/">241 children</a></p>');
    expect(claims(read(`[${num}](/x/)`).tree)).toHaveLength(1);
  });

  it('leaves the words, the reading time and the terms as they were', () => {
    const text = `The CP plan of ${num} children, ${num} of them with a CP plan.`;
    const bare = text.replaceAll(num, '241');
    expect(toString(read(text).tree)).toBe(bare);
    expect(minutes(read(text).tree)).toBe(minutes(read(bare).tree));
    const term = {
      term: 'child protection plan',
      abbreviation: 'CP plan',
      also: [],
      meaning: 'papers',
      see: [],
    } as const;
    const definition = {
      slug: 'plan',
      term: { ...term, 'for-children': 'It helps.', also: [], papers: [], see: [] },
      text: 'About.',
    };
    const terms = matcher([definition]);
    const linked = withTerms(read(text).tree, terms, new Map([['plan', definition]]));
    expect(toString(linked)).toBe(bare);
    expect(usedTerms(read(text).tree, terms)).toEqual(['plan']);
    expect(parts(linked).parts[0]!.html).toContain(
      '</a> of <a href="/data/2020-21/plans/" class="num">241</a> children',
    );
  });

  it('turns the note on a source’s own figure into a footnote', () => {
    const text =
      'It fell.[^1]\n\nBy <Num data="plans" at="A" printed="9%" note="The counts give 8%.">9%</Num>.\n\n[^1]: Own.';
    const out = html(text);
    expect(out).toContain('class="num">9%</a><sup><a href="#fn-number-note-1" id="fnref-number-note-1"');
    expect(out).toContain('<li id="fn-number-note-1">\n<p>The counts give 8%. <a');
  });

  it.each([
    [
      '<Num data="plans" att="A">9</Num>',
      'a.mdx:1:3 error: "Num" has no attribute "att".\n    att="A"\n    Did you mean "at"?',
    ],
    ['<Num at="A">9</Num>', 'a.mdx:1:3 error: "Num" has no "data".\n    Add data="…".'],
    ['<Num data="plans" as="sun">9</Num>', '"Num" has a "as" that is not right'],
    ['<Num data="plans">**9**</Num>', '"Num" must hold text and nothing else.'],
    ['<Num data="plans" />', '"Num" must hold text and nothing else.'],
    ['<Nmu data="plans">9</Nmu>', '"Nmu" is not a component.\n    <Nmu>\n    Did you mean "Num"?'],
  ])('%s is refused', (tag, message) => {
    const text = `x ${tag} y`;
    expect(toReport(narrative(source('a.mdx', text), text, 0).problems)).toContain(message);
  });

  it('is refused on lines of its own', () => {
    const text = '<Num data="plans">\n\n9\n\n</Num>';
    expect(toReport(narrative(source('a.mdx', text), text, 0).problems)).toContain(
      'a.mdx:1:1 error: "Num" stands on lines of its own.',
    );
  });
});

describe('figures in prose', () => {
  const found = (text: string) => figuresIn(text).map((figure) => figure.text);

  it.each([
    ['In 2014, in 2014/15, from 2014 to 2017, in July 2015 and on 31 March 2015.'],
    ['Children aged 5 to 11, under 18, boys aged 17 or under, 16 and 17 year olds, over-10s.'],
    ['Health visitors support families with children up to 5. Most were under 10.'],
    ['Under section 47, sections 17 and 20, paragraph 10, page 9, figure 3, tier 2 and band 6.'],
    ['Working Together 2018, the Children Act 2004, Signs of Safety 2.0, Covid-19 and Three Houses.'],
    ['At 10:30, at 9.15am, at 3 pm, by ratio 3:1. Ring 01865 815273, or call 999.'],
    ['Of every 10,000 children, on the 3rd, a two-year plan, one worker, in the third quarter.'],
  ])('are not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['There were 626 children, 20.4% more.', ['626', '20.4']],
    ['It cost £20,000 for 2,361 of them.', ['£20,000', '2,361']],
    ['Seven parks, eleven trees, half of them.', ['Seven', 'eleven', 'half']],
    ['A third fell, two thirds rose, and others doubled.', ['A third', 'two thirds', 'doubled']],
    ['In 2014/15, 630 children (18%) started.', ['630', '18']],
  ])('are: %s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('are counted as bound, cited or neither, and named where a dataset has them', () => {
    const root = mkdtempSync(join(tmpdir(), 'numbers-'));
    cpSync(join(project, 'test/site'), root, { recursive: true });
    const file = join(root, 'content/reports/2020-21/crag.mdx');
    const text = [
      '<Num data="plans" at="Plan; 2020/21" field="children">1,100</Num> children, and 150 children.',
      'The 1,200 children.[^1]',
      '<Note title="x">\n\nThere were 77 of them, in 2015.\n\n</Note>',
      'The [44 of them](/data/2020-21/plans/), and 55 more.',
    ].join('\n\n');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        /## What happened[^]*## What was said/,
        `## What happened\n\n${text}\n\n## What was said`,
      ),
    );
    const all = coverage(content(root));
    const crag = all.find(({ id }) => id === '2020-21/crag');
    const briefing = all.find(({ id }) => id === 'learning/listening');
    rmSync(root, { recursive: true });
    expect(coverageReport([briefing!])).toBe(
      'learning/listening: 1 bound, 0 cited, 0 neither; 100% of the numbers that have a dataset are bound',
    );
    expect(coverageReport([crag!])).toBe(
      [
        '2020-21/crag: 3 bound, 3 cited, 2 neither; 60% of the numbers that have a dataset are bound',
        '    22:81 150 may be from 2020-21/plans',
        '    24:5 1,200 may be from 2020-21/plans',
      ].join('\n'),
    );
  });
});

it('refuses every number of the real reports that is printed without a qualifier with another last digit', () => {
  const { texts, datasets } = content(project);
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  const accepted = [...texts.reports, ...texts.editions, ...texts.briefings].flatMap((entry) =>
    blocks(entry.tree).flatMap(({ text, pieces, isCell }) =>
      pieces.flatMap((piece) => {
        const found = /\d(?=\D*$)/.exec(piece.text);
        if (!piece.claim || !found || trailingQualifier(text.slice(0, piece.start))) return [];
        const setting = {
          before: text.slice(0, piece.start),
          after: text.slice(piece.start + piece.text.length),
          isCell,
        };
        return [1, 3, 5, 7, 9].flatMap((shift) => {
          const digit = String((Number(found[0]) + shift) % 10);
          const changed = piece.text.slice(0, found.index) + digit + piece.text.slice(found.index + 1);
          const dataset = byId.get(datasetId(piece.claim!.data, entry))!;
          return agreementFaults(changed, piece.claim!, dataset, setting).length > 0 ? [] : [changed];
        });
      }),
    ),
  );
  expect(accepted).toEqual([]);
});

describe('in the content', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'numbers-'));
    cpSync(join(project, 'test/site'), root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const written = (file: string, from: string, to: string) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    return toReport(numberRule.find(content(root)));
  };
  const report = 'content/reports/2020-21/crag.mdx';
  const tag = '<Num data="plans" at="Plan; 2020/21" field="children">1,100</Num>';

  it('a right number passes and a wrong one is named with its place, its rows and its cure', () => {
    expect(written(report, 'They are invented.', `There are ${tag}.`)).toBe('');
    expect(written(report, '>1,100<', '>1,101<')).toMatchInlineSnapshot(`
      "content/reports/2020-21/crag.mdx:58:11 error: The data give 1,100 children, not this number (row 3 of "plans").
          1,101
          Correct the number, or what it is bound to; a source’s own figure is kept with "printed" and "note"."
    `);
  });

  it('both ends of a range may touch the dash between them, and one end alone may not', () => {
    const earlier = '<Num data="plans" at="Plan; 2018/19" field="children">1,000</Num>';
    const [line, one] = ['They are invented.', `There were ${tag}-1,200.`];
    expect(written(report, line, `There were ${earlier}–${tag}.`)).toBe('');
    expect(written(report, `There were ${earlier}–${tag}.`, one)).toContain('makes another number of it');
  });

  it('a time right beside a number that is not that of its row is warned of', () => {
    const line = 'They are invented.';
    const warned = 'warning: The sentence says 2018/19, and the number is bound to a row of 2020/21.';
    const told = [`There were ${tag} in 2018/19.`, `In 2018/19 there were ${tag}.`];
    const right = [
      `There were ${tag} in 2020/21.`,
      `In 2018/19 there were fewer than the ${tag} of two years later.`,
      `There were ${tag}. In 2018/19 there were others.`,
      `There were ${tag} in March 2021.`,
      line,
    ];
    expect(told.map((text, index) => written(report, [line, ...told][index]!, text))).toEqual(
      told.map(() => expect.stringContaining(warned)),
    );
    expect(right.map((text, index) => written(report, [told[1], ...right][index]!, text))).toEqual(
      right.map(() => ''),
    );
  });

  it('a dataset that does not exist is named once', () => {
    expect(written(report, 'They are invented.', 'There are <Num data="plan" at="Plan">9</Num>.')).toContain(
      'There is no dataset "plan" (data/2020-21/plan.json).\n    Did you mean "plans"?',
    );
    expect(toReport(linkRule.find(content(root)))).toBe('');
  });

  it('a hidden figure is refused without being repeated', () => {
    const found = written(
      report,
      'They are invented.',
      'There are <Num data="plans" at="Plan; 2019/20" field="children">1,050</Num>.',
    );
    expect(found).toContain('The figure is hidden in the data (row 2 of "plans") and may not be printed.');
    expect(found).not.toMatch(/1,?050/);
  });

  it('a poster or a definition has none, and a link no number with a note', () => {
    expect(written('content/glossary/care.md', 'Looked after', `${tag} Looked after`)).toContain(
      '"Num" stands in a text that holds words only.',
    );
    const noted = '<Num data="plans" at="Plan; 2020/21" field="children" printed="9" note="x">9</Num>';
    expect(written(report, 'They are invented.', `[${noted}](#what-was-said)`)).toContain(
      'A number with a note stands inside a link.',
    );
  });

  it('bare values pick rows for charts, tables and headlines too', () => {
    written(report, 'where="year=2018/19; group!=Total"', 'where="2018/19; Plan|Care"');
    written(report, 'at="year=2020/21; group=Plan"', 'at="2020/21; Plan"');
    expect(problems(content(root)).filter(({ severity }) => severity === 'error')).toEqual([]);
    written(report, 'where="2018/19; Plan|Care"', 'where="2018/19; children!=9"');
    expect(toReport(problems(content(root)))).toContain(
      '"children" holds numbers, and rows are not picked by their numbers.',
    );
  });
});
