import fc from 'fast-check';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checked } from '../src/build/checked.ts';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import { toReport } from '../src/problem.ts';
import { kindOfTime, timeOf } from '../src/time.ts';
import { project } from './build.ts';

const plans = 'data/2020-21/plans.json';
const given = readFileSync(join(project, 'test/site', plans), 'utf8');

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(root, 'data/2020-21'), { recursive: true });
  for (const path of ['content/board.json', 'content/editions', 'public'])
    cpSync(join(project, 'test/site', path), join(root, path), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The problems of the datasets once each change was made to the fixture's dataset, and other files were added. */
function found(
  changes: readonly (readonly [from: string, to: string])[],
  others: Record<string, string> = {},
) {
  let text = given;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  return reported({ [plans]: text, ...others });
}

function reported(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return toReport(problems(content(root)).filter(({ file }) => file.startsWith('data/')));
}

const cell = '["Plan", "2020/21", 1100, 10]';
const put = (value: string, other = '10') => `["Plan", "2020/21", ${value}, ${other}]`;
const end = '"notes": [';
const notCounted =
  ', "derived": { "kind": "change", "of": "children", "base": { "where": { "year": "2018/19" } } }';

it('finds nothing wrong with the dataset that the cases change', () => {
  expect(found([])).toBe('');
});

describe('each wrong input is named with its line, column and cure', () => {
  it.each<[what: string, from: string, to: string, message: string]>([
    // Text where a number belongs
    [
      'thousands',
      cell,
      put('"1,234"'),
      `${plans}:31:25 error: "children" is a number, and this is text.\n    "1,234"\n    Write 1234 without quotation marks.`,
    ],
    [
      'a percentage',
      cell,
      put('1100', '"12%"'),
      `${plans}:31:31 error: "change" is a number, and this is text.\n    "12%"\n    Write 12 without quotation marks. Its unit belongs to the field, as "unit".`,
    ],
    ['a space', cell, put('"12 "'), 'Write 12 without quotation marks.'],
    ['money', cell, put('"£50"'), 'Write 50 without quotation marks. Its unit'],
    [
      'a number of words',
      cell,
      put('"about 50"'),
      'Write the number without quotation marks, or one of [c], [x], [z], [low].',
    ],
    ['nothing', cell, put('""'), `${plans}:31:25 error: "data[4][3]" is not right: it is empty.`],
    [
      'a blank',
      cell,
      put('" "'),
      '"children" is a number, and this is text'.replace('a number, and this is text', 'blank.'),
    ],
    ['a blank name', cell, '[" ", "2020/21", 1100, 10]', `${plans}:31:6 error: "group" is blank.`],
    ['null', cell, put('null'), '"data[4][3]" is not right: it must be a number or text.'],
    ['true', cell, put('true'), '"data[4][3]" is not right: it must be a number or text.'],
    ['a list', cell, put('[1]'), '"data[4][3]" is not right: it must be a number or text.'],
    ['an object', cell, put('{}'), '"data[4][3]" is not right: it must be a number or text.'],
    // Numbers that are not JSON, or not exact
    [
      'NaN',
      cell,
      put('NaN'),
      `${plans}:31:25 error: This is not valid JSON: this is not a number.\n    NaN\n    Write "[x]"`,
    ],
    ['Infinity', cell, put('-Infinity'), 'This is not valid JSON: this is not a number.'],
    ['a leading zero', cell, put('007'), 'This is not valid JSON: a number does not begin with 0.'],
    ['a point at the end', cell, put('1.'), 'This is not valid JSON: a number does not end in a point.'],
    [
      'a point at the start',
      cell,
      put('.5'),
      'This is not valid JSON: a number does not begin with a point.',
    ],
    [
      'hexadecimal',
      cell,
      put('0x1F'),
      'This is not valid JSON: numbers are written with the digits 0 to 9 alone.',
    ],
    ['a plus', cell, put('+5'), 'This is not valid JSON: a number has no plus sign.'],
    ['a unit', cell, put('12%'), 'This is not valid JSON: a number has no other characters.'],
    [
      'single quotation marks',
      cell,
      put("'x'"),
      'This is not valid JSON: text stands in double quotation marks.',
    ],
    [
      'curly quotation marks',
      cell,
      put('“x”'),
      'This is not valid JSON: text stands in straight quotation marks.',
    ],
    [
      'a bare word',
      cell,
      put('none'),
      'This is not valid JSON: text stands in quotation marks, and this does not.',
    ],
    ['a comment', cell, `${cell} // x`, 'This is not valid JSON: it cannot hold comments.'],
    ['minus nothing', cell, put('-0'), '"children" would be shown as 0.\n    -0'],
    [
      'an integer too large',
      cell,
      put('12345678901234567890'),
      '"children" is too large to be kept exactly.',
    ],
    ['a power too large', cell, put('1e300'), '"children" is too large to be kept exactly.'],
    [
      'a large round number',
      cell,
      put('1100', '100000000000000000000'),
      '"change" is too large to be kept exactly.',
    ],
    [
      'thousands without quotation marks',
      cell,
      put('1,234'),
      'The row has 5 values; the dataset has 4 fields.\n    ["Plan","2020/21","…",234,10]\n    Give one value for each of group, year, children, change. A number has no comma between its thousands.',
    ],
    // Markers
    ['a star', cell, put('"*"'), 'Write "[c]" for a count that is hidden.'],
    ['a hyphen', cell, put('"-"'), 'Write 0 for none, "[z]" where it does not apply, "[x]" where'],
    ['two points', cell, put('".."'), 'Write "[x]" where the figure is not available.'],
    ['a point', cell, put('"."'), 'Write "[x]" where the figure is not available.'],
    ['N/A', cell, put('"N/A"'), 'Write "[z]" where it does not apply, or "[x]" where'],
    ['n/a', cell, put('"n/a"'), 'Write "[z]" where it does not apply, or "[x]" where'],
    ['[C]', cell, put('"[C]"'), 'Write "[c]" for a count that is hidden.'],
    ['(c)', cell, put('"(c)"'), 'Write "[c]" for a count that is hidden.'],
    ['c', cell, put('"c"'), 'Write "[c]" for a count that is hidden.'],
    ['[p]', cell, put('"[p]"'), 'A mark stands beside a value'],
    ['a note', cell, put('"[note 1]"'), 'the remark under "notes"'],
    [
      'a marker for a name',
      '["Plan", "2018/19", 1000, "[z]"]',
      '["Plan", "..", 1000, "[z]"]',
      '"year" is a marker that readers do not know.',
    ],
    // Rows and names
    ['a row twice', cell, `${cell},\n    ${cell}`, 'Row 4 is about the same thing as row 3.'],
    [
      'a key twice, deep inside',
      '"name": "year",',
      '"name": "year", "name": "year",',
      `${plans}:14:25 error: "name" stands here twice.`,
    ],
    [
      'a key of programs',
      '"name": "plans",',
      '"name": "plans", "__proto__": {},',
      '"__proto__" cannot be a key',
    ],
    [
      'a row of programs',
      '"where": { "group": "Total", ',
      '"where": { "__proto__": "Total", ',
      '"__proto__" cannot be a key',
    ],
    [
      'a field of programs',
      '"name": "change"',
      '"name": "constructor"',
      'The field "constructor" is not right: programs that read the downloads keep this name',
    ],
    [
      'a field with capitals',
      '"name": "change"',
      '"name": "toString"',
      '"schema.fields[4].name" is not right: use small letters, digits and underscores.',
    ],
    [
      'a key that objects have',
      '"name": "plans",',
      '"name": "plans", "constructor": 1,',
      '"constructor" is not a key that this file can have.',
    ],
    // Text
    ['a formula', '["Plan", "2018/19"', '["=1+1", "2018/19"', '"group" is "=1+1".'],
    [
      'a tab',
      '"title": "Children with',
      '"title": "Children\\twith',
      `${plans}:4:12 error: A tab, which does not show, stands in this text.\n    <U+0009>`,
    ],
    [
      'a control character',
      '["Plan", "2018/19"',
      '["Plan\\u0007", "2018/19"',
      'The mark of a table cell in Word (U+0007), which does not show, stands in this text.\n    <U+0007>',
    ],
    [
      'half a character',
      '"title": "Children with',
      '"title": "Children \\ud800 with',
      'Half a character (U+D800), which does not show, stands in this text.',
    ],
    // Times
    [
      'two kinds of year',
      '["Plan", "2018/19"',
      '["Plan", "2018"',
      `${plans}:29:14 error: "year" is a calendar year here, and other rows have years such as 2019/20.\n    2018`,
    ],
    [
      'a year without its slash',
      '["Plan", "2018/19"',
      '["Plan", "201819"',
      '"year" is not a financial year as the site writes it.\n    201819\n    Write 2018/19 if that is meant.',
    ],
    [
      'years that do not follow',
      '["Plan", "2018/19"',
      '["Plan", "2018/20"',
      '"year" is not a financial year: its two years do not follow one another.\n    2018/20',
    ],
    [
      'six digits that do not follow',
      '["Plan", "2018/19"',
      '["Plan", "202426"',
      'its two years do not follow one another.',
    ],
    ['a year too short', '["Plan", "2018/19"', '["Plan", "2018/9"', 'Write 2018/19 if that is meant.'],
    [
      'a year without its century',
      '["Plan", "2018/19"',
      '["Plan", "18/19"',
      'Write 2018/19 if that is meant.',
    ],
    ['a hyphen between years', '["Plan", "2018/19"', '["Plan", "2018-19"', 'Write 2018/19 if that is meant.'],
    ['four digits twice', '["Plan", "2018/19"', '["Plan", "2018/2019"', 'Write 2018/19 if that is meant.'],
    [
      'a year far off',
      '["Plan", "2018/19"',
      '["Plan", "3018/19"',
      '"year" is a year that the figures cannot be for.',
    ],
    [
      'a month that does not exist',
      '["Plan", "2018/19"',
      '["Plan", "Juli 2018"',
      '"year" names a month that does not exist.\n    Juli 2018\n    Did you mean "July"?',
    ],
    ['31 June', '["Plan", "2018/19"', '["Plan", "31 June 2018"', '"year" names a day that does not exist.'],
    [
      '29 February',
      '["Plan", "2018/19"',
      '["Plan", "29 February 2019"',
      '"year" names a day that does not exist.',
    ],
    ['a short month', '["Plan", "2018/19"', '["Plan", "Sept 2018"', 'Write September 2018.'],
    [
      'a period that runs backwards',
      '"period": "2018/19 to 2020/21"',
      '"period": "2020/21 to 2018/19"',
      '"period" ends before it begins.\n    2020/21 to 2018/19\n    Write the earlier time first',
    ],
    [
      'a period of no time',
      '"period": "2018/19 to 2020/21"',
      '"period": "2020 to 2020"',
      '"period" ends when it begins.',
    ],
    [
      'a period far off',
      '"period": "2018/19 to 2020/21"',
      '"period": "0000/01 to 9999/00"',
      '"period" is a time that the figures cannot be for.',
    ],
    // Notes, marks, relations
    [
      'a note by a number',
      '"where": { "group": "Total", "year": "2020/21" }',
      '"where": { "children": 1251 }',
      'The note is about "children", which holds numbers.\n    Name a text field.',
    ],
    [
      'a note by a number for text',
      '"where": { "group": "Total", "year": "2020/21" }',
      '"where": { "group": "Total", "year": 2020 }',
      '"year" is text, and this is a number.',
    ],
    [
      'a note on nothing',
      '"where": { "group": "Total", "year": "2020/21" }',
      '"where": {}',
      'The note has a "where" that says nothing.',
    ],
    [
      'a mark on text',
      end,
      `"marks": [{ "symbol": "[p]", "field": "year" }],\n  ${end}`,
      'The mark is about "year", which is text.',
    ],
    [
      'a mark on no field',
      end,
      `"marks": [{ "symbol": "[p]", "field": "childen" }],\n  ${end}`,
      'The mark is about "childen", which is not a field of the dataset.\n    Did you mean "children"?',
    ],
    [
      'a mark on no row',
      end,
      `"marks": [{ "symbol": "[p]", "field": "children", "where": { "year": "2021/22" } }],\n  ${end}`,
      'The mark is about rows that the dataset does not have.',
    ],
    [
      'an unknown mark',
      end,
      `"marks": [{ "symbol": "[q]", "field": "children" }],\n  ${end}`,
      '"marks[1].symbol" is not right: use one of [p], [r], [e], [f], [u], [b].',
    ],
    [
      'a total among its parts',
      '"parts": ["Plan", "Care"]',
      '"parts": ["Plan", "Care", "Total"]',
      '"Total" is a part of itself in the relation.',
    ],
    [
      'a part twice',
      '"parts": ["Plan", "Care"]',
      '"parts": ["Plan", "Care", "Care"]',
      'The relation names the part "Care" twice.',
    ],
    [
      'a sum of no field',
      '"notes": [',
      '"sums": [{ "total": "children", "parts": ["boys"] }], "notes": [',
      'The sum names "boys", which is not a number field of the dataset.',
    ],
    [
      'a sum of itself',
      '"notes": [',
      '"sums": [{ "total": "children", "parts": ["children"] }], "notes": [',
      'The sum names the field "children" twice.',
    ],
    [
      'fields that do not add up',
      '"notes": [',
      '"sums": [{ "total": "children", "parts": ["change"] }], "notes": [',
      '"children" is 1100, but its parts add up to 10.',
    ],
    [
      'a relation by numbers',
      '"by": "group"',
      '"by": "change"',
      'The relation goes by "change", which holds numbers.',
    ],
    [
      'a sum that is one off',
      '["Total", "2018/19", 1200',
      '["Total", "2018/19", 1199',
      '"Total" is 1199, but its parts add up to 1200.',
    ],
    ['rounding to a third', end, `"rounding": 3,\n  ${end}`, '"rounding" is not right: use one of 5, 10.'],
    // Derivations
    [
      'a wrong percentage',
      cell,
      put('1100', '11'),
      `${plans}:31:31 error: "change" is 11, but by its counts it comes to 10.`,
    ],
    [
      'a percentage of an unknown field',
      '"of": "children"',
      '"of": "childs"',
      'The derivation is about "childs", which is not a field of the dataset.',
    ],
    [
      'a percentage of text',
      '"of": "children"',
      '"of": "year"',
      'The derivation is about "year", which is text.',
    ],
    [
      'a base on no row',
      '"base": { "where": { "year": "2018/19" } }',
      '"base": { "where": { "year": "2011/12" } }',
      'The base is about rows that the dataset does not have.',
    ],
    [
      'a base that is text',
      '"base": { "where": { "year": "2018/19" } }',
      '"base": { "field": "group" }',
      'The base is about "group", which is text.',
    ],
    [
      'two bases',
      '"base": { "where": { "year": "2018/19" } }',
      '"base": { "field": "children", "count": 5 }',
      '"schema.fields[4].derived.base" is not right: give one of "where", "field" and "count".',
    ],
    ['a rate per nothing', '"kind": "change"', '"kind": "rate"', '"change" is a rate, but not per how many.'],
    ['a percentage of itself', '"of": "children"', '"of": "change"', '"change" is worked out from itself.'],
    [
      'a percentage with another unit',
      '"unit": "%"',
      '"unit": "children"',
      'a "change" is a percentage, so its unit is "%"',
    ],
    [
      'derived text',
      '"title": "Year", "type": "string"',
      '"title": "Year", "type": "string", "independent": "x"',
      '"derived" and "independent" are for numbers.',
    ],
    [
      'derived and independent',
      '"unit": "%",',
      '"unit": "%", "independent": "x",',
      'it is "derived" from counts of the dataset, so it is not "independent" of them.',
    ],
    [
      'a percentage that nothing explains',
      notCounted,
      '',
      `${plans}:16:7 error: "change" could reveal a hidden count, since nothing says how it was worked out.`,
    ],
    [
      'a share over 100',
      `"title": "Change since 2018/19", "type": "number", "unit": "%", "decimals": 1${notCounted}`,
      '"title": "Share", "type": "number", "unit": "%", "decimals": 1, "independent": "x"',
      'is a share, and this is below 0.',
    ],
    // Disclosive fields and waivers
    ['disclosive decimals', '"type": "integer"', '"type": "number"', 'a "disclosive" field counts people'],
    [
      'sensitive only',
      '"disclosive": true',
      '"sensitive": true',
      'only a "disclosive" field can be "sensitive".',
    ],
    [
      'a waiver for a percentage',
      end,
      `"waivers": [{ "field": "change", "where": { "group": "Plan" }, "reason": "x", "approvedBy": "Chair" }],\n  ${end}`,
      'The waiver is for "change", whose counts are not hidden.',
    ],
    [
      'a waiver for nothing',
      end,
      `"waivers": [{ "field": "children", "where": { "group": "Plan" }, "reason": "x", "approvedBy": "Chair" }],\n  ${end}`,
      'warning: The waiver is not needed',
    ],
    [
      'a waiver by a person',
      end,
      `"waivers": [{ "field": "children", "where": { "group": "Plan" }, "reason": "x", "approvedBy": "Ada Lovelace" }],\n  ${end}`,
      'warning: The waiver seems to name a person.',
    ],
    [
      'a waiver by e-mail',
      end,
      `"waivers": [{ "field": "children", "where": { "group": "Plan" }, "reason": "x", "approvedBy": "ada@example.org" }],\n  ${end}`,
      'An e-mail address stands here.',
    ],
    [
      'a waiver for every row',
      end,
      `"waivers": [{ "field": "children", "where": {}, "reason": "x", "approvedBy": "Chair" }],\n  ${end}`,
      'The waiver has a "where" that says nothing.',
    ],
  ])('%s', (_, from, to, message) => {
    expect(found([[from, to]])).toContain(message);
  });
});

describe('what is right is let through', () => {
  it.each<[what: string, ...changes: [from: string, to: string][]]>([
    [
      'a formula where categories do not forbid it, made harmless',
      [
        '"categories": ["Plan", "Care", "Total"], "categoriesOrdered": true',
        '"categories": ["Plan", "Care", "Total", "constructor", "__proto__"]',
      ],
    ],
    ['a period of two kinds of time', ['"2018/19 to 2020/21"', '"2018/19 to March 2019"']],
    ['a half rounded down', ['1251, 4.3]', '1251, 4.2]']],
    ['a half rounded up', ['1251, 4.3]', '1251, 4.3]']],
    [
      'a wrong percentage with a note',
      [cell, put('1100', '11')],
      [
        end,
        `${end} { "text": "So printed.", "where": { "group": "Plan", "year": "2020/21" }, "field": "change" },`,
      ],
    ],
    ['a percentage that has a reason', [notCounted, ', "independent": "Of all children of the county."']],
    [
      'spring and summer',
      ['"title": "Year", "type": "string"', '"title": "Season", "type": "string"'],
      ['["Plan", "2018/19"', '["Plan", "Spring 2018"'],
      ['["Care", "2018/19"', '["Care", "Spring 2018"'],
      ['["Total", "2018/19"', '["Total", "Spring 2018"'],
      ['{ "year": "2018/19" }', '{ "year": "Spring 2018" }'],
    ],
    [
      'a mark',
      [end, `"marks": [{ "symbol": "[p]", "field": "children", "where": { "year": "2020/21" } }],\n  ${end}`],
    ],
  ])('%s', (_, ...changes) => {
    expect(found(changes)).toBe('');
  });

  it('a small count with a waiver is not called needless', () => {
    const report = found([
      ['["Care", "2020/21", 150, -25]', '["Care", "2020/21", 3, -98.5]'],
      ['1251, 4.3]', '1103, -8.1]'],
      ['"text": "The paper prints 1,251, but the parts add up to 1,250.", ', '"text": "x", '],
      [
        end,
        `"waivers": [{ "field": "children", "where": { "group": "Care" }, "reason": "x", "approvedBy": "Independent Chair" }],\n  ${end}`,
      ],
    ]);
    expect(report).not.toContain('The waiver');
  });
});

describe('percentages of a relation', () => {
  const shares = (rows: string, title = 'Share') => `{
  "name": "shares", "title": "a", "description": "a", "forChildren": "a", "sources": [{ "title": "a" }], "period": "2020/21",
  "geography": "a", "status": "final", "theme": "Police",
  "schema": { "fields": [
    { "name": "kind", "title": "Kind", "type": "string" },
    { "name": "share", "title": "${title}", "type": "number", "unit": "%" }
  ] },
  "relations": [{ "field": "share", "by": "kind", "total": "All", "parts": ["A", "B", "C"] }],
  "data": [["kind", "share"], ${rows}]
}`;
  const other = (rows: string, title?: string) =>
    found([], { 'data/2020-21/shares.json': shares(rows, title) });

  it('may miss 100 by half a unit a part, and no more', () => {
    expect(other('["A", 33], ["B", 33], ["C", 33], ["All", 100]')).toBe('');
    expect(other('["A", 33.3], ["B", 33.3], ["C", 33.3], ["All", 100]')).toBe('');
    expect(other('["A", 33], ["B", 33], ["C", 32], ["All", 100]')).toContain(
      '"All" is 100, but its parts add up to 98.',
    );
    expect(other('["A", 33.3], ["B", 33.3], ["C", 33.1], ["All", 100]')).toContain(
      '"All" is 100, but its parts add up to 99.7.',
    );
  });

  it('add up exactly, whatever binary fractions make of 0.1 and 0.2', () => {
    expect(other('["A", 0.1], ["B", 0.2], ["C", 0], ["All", 0.3]')).toBe('');
  });

  it('are no shares over 100: an error when the title says so, a warning when it may', () => {
    const rows = '["A", 120], ["B", 0], ["C", 0], ["All", 120]';
    expect(other(rows, 'Share of cases')).toContain(
      'shares.json:9:37 error: "share" is a share, and this is over 100.\n    120',
    );
    expect(other(rows, 'Cases (per cent)')).toContain('warning: "share" is a share, and this is over 100.');
    expect(other(rows, 'Percentage change')).toBe('');
  });
});

describe('cells of two datasets that are said to be one figure', () => {
  const link = (to: string) =>
    `"links": [{ "field": "children", "where": { "group": "Care" }, "to": { "dataset": "2020-21/copy", "field": "children"${to} }, "on": ["year"] }],\n  ${end}`;
  const copy = (rows: string) =>
    given
      .replace('"name": "plans"', '"name": "copy"')
      .replace(notCounted, ', "independent": "x"')
      .replace(/"relations": .*\n/, '')
      .replace(/"notes": \[[^\]]*\],/, '')
      .replace(/\["Plan", "2018[^]*\n {2}\]/, `${rows}\n  ]`);
  const with2 = (to: string, rows: string) =>
    found([[end, link(to)]], { 'data/2020-21/copy.json': copy(rows) });

  it('are let through when they are the same, or hidden', () => {
    expect(with2('', '["Care", "2018/19", 200, "[z]"],\n["Care", "2019/20", "[c]", "[z]"]')).toBe('');
  });

  it('differ by place, never by value', () => {
    const report = with2('', '["Care", "2018/19", 3, "[z]"]');
    expect(report).toContain(
      `${plans}:33:25 error: "children" differs from data/2020-21/copy.json:26:25, which a link says is the same figure.\n    Correct one of them, or the link.`,
    );
    expect(report).not.toMatch(/\b(3|200)\b/);
  });

  it('exist', () => {
    const rows = '["Care", "2018/19", 200, "[z]"]';
    expect(with2(', "where": { "group": "Crae" }', rows)).toContain('The link’s end is about rows that');
    expect(with2(', "where": { "children": 200 }', rows)).toContain(
      'The link’s end is about "children", which holds numbers.',
    );
    expect(with2('', '["Care", "2011/12", 200, "[z]"]')).toContain('The link joins no cells.');
    expect(with2('', '["Care", "2018/19", 200, "[z]"],\n["Plan", "2018/19", 200, "[z]"]')).toContain(
      'The link joins one cell to several.',
    );
    const nowhere = found([[end, link('').replace('2020-21/copy', '2020-21/plan')]]);
    expect(nowhere).toContain('The link leads to "2020-21/plan", which is not a dataset.\n    Did you mean');
    const loose = found([
      [end, link('').replace('"on": ["year"]', '"on": ["years"]').replace('/copy', '/plans')],
    ]);
    expect(loose).toContain('The link is "on" "years", which is not a text field of both datasets.');
    const unknown = found([
      [end, link('').replace('"field": "children" }', '"field": "childs" }').replace('/copy', '/plans')],
    ]);
    expect(unknown).toContain('The link leads to "childs", which is not a field of "2020-21/plans".');
  });
});

describe('no message repeats a small count', () => {
  it.each<[what: string, ...changes: [from: string, to: string][]]>([
    ['as text', [cell, put('"4"')]],
    ['as text with its unit', [cell, put('"4%"')]],
    ['as a limit', [cell, put('"<4"')]],
    ['with decimals', [cell, put('4.0')]],
    ['with an exponent', [cell, put('4e0')]],
    ['in a row of the wrong length', [cell, '["Plan", "2020/21", 4]']],
    ['in a sum', ['["Plan", "2018/19", 1000', '["Plan", "2018/19", 4']],
    ['in a percentage', [cell, put('4')]],
    ['below zero', [cell, put('-4')]],
    ['as no JSON', [cell, put('04')]],
    ['with a point', [cell, put('4.')]],
    ['with a plus', [cell, put('+4')]],
    ['in a list', [cell, put('[4]')]],
    [
      'in the where of a note',
      ['"where": { "group": "Total", "year": "2020/21" }', '"where": { "children": 4 }'],
    ],
  ])('%s', (_, ...changes) => {
    const report = found(changes);
    expect(report).toContain('error');
    expect(
      report.replaceAll(/:\d+:\d+|\[\d+\]|from 1 to 5|has 4 fields|Row \d+|\d{4}\/\d\d/g, ''),
    ).not.toMatch(/(?<![\d.])-?0?4(?![\d])/);
  });
});

it('names the files constructor.json and others by what they are, not by what programs know', () => {
  const named = (name: string) => given.replace('"name": "plans"', `"name": "${name}"`);
  expect(found([], { 'data/2020-21/constructor.json': named('constructor') })).toBe('');
  expect(found([], { 'data/2020-21/__proto__.json': named('__proto__') })).toContain(
    'data/2020-21/__proto__.json:1:1 error: The file has a name that is not an address',
  );
  rmSync(join(root, 'data/2020-21/__proto__.json'));
  expect(found([], { 'data/2020-21/toString.json': named('toString') })).toContain(
    'data/2020-21/toString.json:1:1 error: The file has a name that is not an address',
  );
});

it('names faults of every kind in one run, those that the schema finds among them', () => {
  const report = found([
    [cell, '["Plan", "2020-21", null, "10%"]'],
    ['["Care", "2018/19", 200', '["Care", "2018/19", "*"'],
    [end, `"rounding": 3, "marks": [{ "symbol": "[p]", "field": "children", "where": {} }],\n  ${end}`],
    ['"period"', '"priod": "x", "period"'],
  ]);
  for (const message of [
    '"data[4][3]" is not right: it must be a number or text.',
    'Write 2020/21 if that is meant.',
    'Write 10 without quotation marks.',
    'Write "[c]" for a count that is hidden.',
    '"rounding" is not right: use one of 5, 10.',
    'The mark has a "where" that says nothing.',
    '"priod" is not a key',
  ])
    expect(report).toContain(message);
});

it('names no small count of a field whose keys it does not understand', () => {
  const report = found([
    ['"disclosive": true', '"disclosve": true'],
    ['["Total", "2018/19", 1200', '["Total", "2018/19", 4'],
  ]);
  expect(report).toContain('"disclosve" is not a key');
  expect(report).not.toMatch(/is 4|\b4,/);
});

it('prints warnings, counts them, and does not stop for them', () => {
  cpSync(join(project, 'test/site'), root, { recursive: true });
  const printed: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => void printed.push(text)),
  );
  const waiver =
    '{ "field": "children", "where": { "group": "Plan" }, "reason": "x", "approvedBy": "Ada Lovelace" }';
  writeFileSync(join(root, plans), given.replace(end, `"waivers": [${waiver}],\n  ${end}`));
  const { code } = checked(root);
  spies.forEach((spy) => spy.mockRestore());
  expect(code).toBe(0);
  expect(printed.join('\n')).toContain('plans.json:24:47 warning: The waiver is not needed');
  expect(printed.at(-1)).toMatch(/no problem that stops the build\. 5 warnings\.$/);
});

it('reads times that exist, and no others', () => {
  const label = fc.oneof(
    fc
      .integer({ min: 1900, max: 2098 })
      .map((year) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) =>
        date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
      ),
  );
  fc.assert(fc.property(label, (text) => timeOf(text) !== undefined));
  const none = [
    '2014/16',
    '2014/2015',
    '1999/01',
    '0 May 2015',
    '31 June 2015',
    '29 February 2015',
    'Juli 2015',
    '15',
  ];
  expect(none.filter((text) => timeOf(text) !== undefined)).toEqual([]);
  expect(['1999/00', '29 February 2016', 'July 2015', '2015'].map(kindOfTime)).toEqual([
    'financial year',
    'day',
    'month',
    'calendar year',
  ]);
});

it('meets nesting of any depth with a problem', () => {
  for (const depth of [500, 1000, 2000, 4000, 8000, 16000]) {
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(reported({ [plans]: given.replace('"notes": [', `"x": ${deep},\n  "notes": [`) })).toContain(
      'error:',
    );
    expect(reported({ [plans]: given.replace('1100', deep) })).toContain('error:');
  }
});

it('meets any JSON with problems that have a file and a line, and never fails itself', () => {
  const whole = JSON.parse(given) as Record<string, unknown>;
  const part = fc.constantFrom(...Object.keys(whole));
  const within = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('__proto__', 'where', 'field', 'name', 'data'), fc.jsonValue()),
  );
  const check = (text: string) => {
    writeFileSync(join(root, plans), text);
    const all = problems(content(root));
    expect(
      all.every(({ file, line, column, message, cure }) => file && line > 0 && column > 0 && message && cure),
    ).toBe(true);
    return all.filter(({ file }) => file === plans);
  };
  fc.assert(
    fc.property(within, (value) => void expect(check(JSON.stringify(value)).length).toBeGreaterThan(0)),
    { numRuns: 100 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => void expect(check(text).length).toBeGreaterThan(0)),
    { numRuns: 100 },
  );
  fc.assert(
    fc.property(part, within, (key, value) => void check(JSON.stringify({ ...whole, [key]: value }))),
    {
      numRuns: 150,
    },
  );
  const rows = fc.array(
    fc.array(fc.oneof(fc.string(), fc.double(), fc.constantFrom('[c]', 'Plan', 'Total', '2018/19')), {
      maxLength: 5,
    }),
  );
  fc.assert(
    fc.property(rows, (data) => void check(JSON.stringify({ ...whole, data }))),
    { numRuns: 150 },
  );
  const group = fc.constantFrom('Plan', 'Care', 'Total');
  const count = fc.oneof(
    fc.constantFrom('[c]', '[z]', '12%', 0, 3, -4, 1e300, 0.5),
    fc.integer({ min: 0, max: 40 }),
  );
  const row = fc.tuple(group, fc.constantFrom('2018/19', '2019/20'), count, count);
  const relation = fc.record({
    field: fc.constantFrom('children', 'change', 'year'),
    by: fc.constantFrom('group', 'year', 'children'),
    total: group,
    parts: fc.array(group, { minLength: 1, maxLength: 4 }),
  });
  const link = fc.record({
    field: fc.constantFrom('children', 'change', 'year'),
    where: fc.constantFrom({ group: 'Care' }, { children: 3 }, {}),
    to: fc.record({ dataset: fc.constant('2020-21/plans'), field: fc.constantFrom('children', 'x') }),
    on: fc.constantFrom([], ['year'], ['x']),
  });
  const likely = fc.record({
    data: fc
      .array(row, { minLength: 1, maxLength: 8 })
      .map((body) => [(whole['data'] as unknown[])[0], ...body]),
    relations: fc.array(relation, { maxLength: 2 }),
    links: fc.array(link, { maxLength: 1 }),
    rounding: fc.constantFrom(5, 10, undefined),
  });
  fc.assert(
    fc.property(likely, (parts) => void check(JSON.stringify({ ...whole, ...parts }))),
    { numRuns: 100 },
  );
}, 180_000);
