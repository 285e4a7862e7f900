import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText } from '../src/dataset/cell.ts';
import { rows, type Dataset } from '../src/dataset/dataset.ts';
import { picked, whereFaults } from '../src/dataset/where.ts';
import { agreementFaults } from '../src/number/agreement.ts';
import type { Claim } from '../src/number/claim.ts';
import { published } from './published.ts';

type Field = { name: string; title: string; type: 'string' | 'integer' | 'number'; unit?: string };
const named = (name: string): Field => ({ name, title: name, type: 'string' });

/** A dataset as it is published, from its fields and rows. */
function dataset(fields: Field[], data: (string | number)[][], more: object = {}): Dataset {
  return published({
    name: 'plans',
    title: 'Invented figures',
    description: 'Invented figures.',
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
    expect(faults('[East]', { ...own, printed: 'East' })).toBe(
      'This is not a number that the build can check.',
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
