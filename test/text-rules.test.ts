import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { altTexts } from '../src/check/links/alt-texts.ts';
import { problems } from '../src/check/check.ts';
import { childCountRule } from '../src/check/personal/child-counts.ts';
import { linkTexts } from '../src/check/links/link-texts.ts';
import { privateFacts } from '../src/check/personal/facts.ts';
import { privateNumbers } from '../src/check/personal/numbers.ts';
import { recognisable } from '../src/check/personal/recognisable.ts';
import { contactRule } from '../src/check/personal/contacts.ts';
import type { Rule } from '../src/check/rule.ts';
import { definitions } from '../src/check/terms/definitions.ts';
import { dates } from '../src/check/text/dates.ts';
import { encoding } from '../src/check/text/encoding.ts';
import { leftovers } from '../src/check/text/leftovers.ts';
import { promisedCounts } from '../src/check/text/promised-counts.ts';
import { mixedApostrophes, slips } from '../src/check/text/slips.ts';
import { lookAlikes, unseenCharacters } from '../src/check/text/unseen.ts';
import { wordingRule } from '../src/check/voice/wording.ts';
import { content } from '../src/content.ts';
import { encodingFault } from '../src/encoding.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';
const plans = 'data/2020-21/plans.json';
const care = 'content/glossary/care.md';
const plan = 'content/glossary/child-protection-plan.md';
const place = 'They are invented.';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'text-rules-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts something in the place of some words of a file. */
function change(file: string, from: string, to: string) {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

function add(file: string, bytes: string | Uint8Array) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), bytes);
}

/** What a rule finds in the site. */
const found = (rule: Rule) => toReport(rule.find(content(root)));

/** What a rule finds when a paragraph says something. */
function inText(rule: Rule, words: string): string {
  change(report, place, words);
  return found(rule);
}

/** Says in one report all that a rule should find, or let be (''), and compares what it finds in each paragraph. */
function compare(rule: Rule, rows: readonly (readonly [words: string, message: string])[]) {
  const before = readFileSync(join(root, report), 'utf8').split(place)[0]!.split('\n').length;
  change(report, place, rows.map(([words]) => words).join('\n\n'));
  let line = before;
  const starts = rows.map(([words]) => {
    line += words.split('\n').length + 1;
    return line - words.split('\n').length - 1;
  });
  const said = rule.find(content(root)).filter(({ file }) => file === report);
  rows.forEach(([words, message], index) => {
    const own = toReport(
      said.filter((each) => each.line >= starts[index]! && each.line < (starts[index + 1] ?? line)),
    );
    if (message === '') expect.soft(own, words).toBe('');
    else expect.soft(own, words).toContain(message);
  });
}

const all = [
  leftovers,
  encoding,
  unseenCharacters,
  lookAlikes,
  dates,
  privateNumbers,
  privateFacts,
  recognisable,
  linkTexts,
  altTexts,
  definitions,
  promisedCounts,
  slips,
  mixedApostrophes,
];

it('finds nothing in the fixture', () => {
  const site = content(root);
  expect(all.flatMap((rule) => rule.find(site))).toEqual([]);
});

describe('leftovers', () => {
  it('what can never be right is an error', () => {
    const rows: [string, string][] = [
      ['TODO: ask the team.', 'Left over: a note to the writer.\n    TODO'],
      ['FIXME', 'Left over: a note to the writer.'],
      ['There were XXX plans.', 'Left over: a note to the writer.\n    XXX'],
      ['In all, XX% agreed.', 'Left over: a number that was to be filled in.\n    XX%'],
      ['It cost £x in all.', 'Left over: a number that was to be filled in.\n    £x'],
      ['The board met on dd/mm/yyyy.', 'Left over: a date that was to be filled in.'],
      [
        'Then [INSERT the figure] came.',
        'Left over: a text that was to be filled in.\n    [INSERT the figure]',
      ],
      ['Then [insert figure here] came.', 'Left over: a text that was to be filled in.'],
      ['Lorem ipsum dolor sit amet.', 'Left over: a text that was to be filled in.\n    Lorem ipsum'],
      ['Dear {{ name }},', 'Left over: a tag of a template.\n    {{ name }}'],
      ['Dear <%= name %>,', 'Left over: a tag of a template.'],
      ['Dear ${name},', 'Left over: a tag of a template.'],
      ['Dear %FIRST_NAME%,', 'Left over: a tag of a template.'],
      ['Dear «Name»,', 'Left over: a tag of a template.'],
      ['See Error! Reference source not found.', 'Left over: a field of Word that leads to nothing.'],
      ['Click or tap here to enter text.', 'Left over: an empty field of a Word form.'],
      ['The total is #REF!', 'Left over: an error of an Excel formula.\n    #REF!'],
    ];
    compare(
      leftovers,
      rows.map(([words, message]) => [words, `error: ${message}`]),
    );
  });

  it('what may be meant is a warning', () => {
    const rows: [string, string][] = [
      ['The figure is 12 [check].', 'This looks like a note to the writer.\n    [check]'],
      ['The date is TBC.', 'This looks like something to be confirmed.'],
      ['In March?? there were more.', 'This looks like a doubt of the writer.'],
      ['The parts highlighted yellow are new.', 'This looks like a remark on how a draft looked.'],
      ['It grew. [AB1] It fell.', 'This looks like a comment of a reviewer.'],
      ['DRAFT for comment', 'This looks like the mark of a draft.'],
    ];
    compare(
      leftovers,
      rows.map(([words, message]) => [words, `warning: ${message}`]),
    );
  });

  it('headings, titles, descriptions of images and rows of tables are read, too', () => {
    const words = 'A 14-year-old girl from Quayend was stabbed in March';
    const rows: [string, string][] = [
      [`### ${words}`, 'Here are an age, a sex, a month, an injury or a death and a place together'],
      [`<Voice who="${words}">\n\nWords.\n\n</Voice>`, 'together: somebody could know'],
      [`<Note title="${words}">\n\nWords.\n\n</Note>`, 'together: somebody could know'],
      [`![${words}](/favicon.svg)`, 'together: somebody could know'],
      [`<Table data="plans" title="${words}" subtitle="Children" />`, 'together: somebody could know'],
      [`<Table data="plans" title="Plans" subtitle="${words}" />`, 'together: somebody could know'],
      [`| Who |\n| --- |\n| ${words} |`, 'Here are'],
      [
        '| Who | When | What |\n| --- | --- | --- |\n| A girl of 14 | in March | stabbed |',
        'This row has a sex, a month and an injury or a death together',
      ],
      ['| Who | When |\n| --- | --- |\n| A girl | in March |', ''],
      ['### In March the board met in Exampleton', ''],
    ];
    compare(recognisable, rows);
  });

  it('few children beside serious harm are named', () => {
    const rows = [
      'Two girls were trafficked.',
      'Three children were sexually exploited.',
      'Two boys were stabbed.',
      'Both sisters were found dead.',
      'Two brothers drowned.',
      'Two siblings lost their lives.',
      'A boy and a girl were killed.',
      'There were 2 child deaths.',
      'Two pupils of Quayend Academy took their own lives.',
      'Two unaccompanied minors were assaulted.',
    ].map((words): [string, string] => [words, 'stands beside a review or serious harm']);
    compare(childCountRule, rows);
  });

  it('a name with an age beside serious harm is named, and not repeated', () => {
    const text = inText(childCountRule, 'Jade, 14, was stabbed in Quayend.');
    expect(text).toContain(
      `${report}:58:1 warning: A name and an age stand beside a review or serious harm.`,
    );
    expect(text).not.toMatch(/Jade|14/);
  });

  it('what counts no child, or no harm, is let be', () => {
    const rows = [
      'Two child death reviews were read.',
      'Children are exploited and trafficked across counties.',
      'A boy and a girl spoke to the board.',
      'In Exampleton, 14, 15 and 16 are ages at which children are exploited.',
      'The reports told of children who were exploited.',
      'More than 40 children were exploited.',
      'A child who was assaulted needs help.',
    ].map((words): [string, string] => [words, '']);
    compare(childCountRule, rows);
  });

  it('what only looks like it is let be', () => {
    const rows: [string, string][] = [
      ['The £5m scheme, £xylophone and 100% of it; a [c] is confidential, 3:1 {almost} always.', ''],
      ['She asked “why?” and “who?”, and 20% VAT was added. See §3 and Todor.', ''],
      ['The report is a draft; tbcs were counted. Is it? Yes!', ''],
    ];
    compare(leftovers, rows);
  });

  it('are found in front matter, in JSON and in marks of a merge too', () => {
    change(report, 'title: "Reviews: an invented year"', 'title: "Reviews: TODO"');
    change(plans, '"title": "Children with', '"title": "{{measure}} Children with');
    change(care, 'Looked after by the council.', '<<<<<<< HEAD\nLooked after.\n>>>>>>> other');
    const text = found(leftovers);
    expect(text).toContain(`${report}:2:18 error: Left over: a note to the writer.`);
    expect(text).toMatch(new RegExp(`${plans}:4:\\d+ error: Left over: a tag of a template.`));
    expect(text).toContain('a mark of two versions that were not merged.\n    <<<<<<<');
    expect(text).toContain('>>>>>>>\n    Keep the right one of the two versions');
  });
});

it('what is left over in a draft is only warned of', () => {
  change(report, 'short: Case reviews', 'short: Case reviews\ndraft: true');
  change(report, place, 'In all, XX% agreed.');
  change(care, 'Looked after by the council.', 'Looked after by TODO.');
  const all = problems(content(root, 'shown')).filter(({ rule }) => rule === 'leftovers');
  expect(all.map(({ file, severity }) => `${file} ${severity}`).sort()).toEqual([
    `${care} error`,
    `${report} warning`,
  ]);
});

describe('encoding', () => {
  const text = readFileSync(join(project, 'test/site', care), 'utf8').replace('council', 'council’s café');
  const found16 = 'The file is not UTF-8 text: it is UTF-16';
  it.each([
    [
      'Windows-1252',
      old(text),
      ':6:28 error: The file is not UTF-8 text: it seems to be Windows-1252, in which the byte 92 is “’”.',
    ],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), `:1:1 error: ${found16}, which Word`],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), `:1:1 error: ${found16}, which Word`],
    [
      'big-endian UTF-16',
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      `:1:1 error: ${found16} (big-endian)`,
    ],
    [
      'big-endian UTF-16 without a mark',
      Buffer.from(text, 'utf16le').swap16(),
      `:1:1 error: ${found16} (big-endian)`,
    ],
    [
      'a Word document',
      Buffer.from('PK\x03\x04…'),
      ':1:1 error: The file is not text: it is a Word or Excel document.',
    ],
    ['a PDF document', Buffer.from('%PDF-1.7'), ':1:1 error: The file is not text: it is a PDF document.'],
    [
      'no text at all',
      Uint8Array.of(0x81, 0x8d, 0x01, 0xff),
      ':1:1 error: The file is not UTF-8 text, nor any other',
    ],
  ])('%s is named, with its cure', (_, bytes, message) => {
    writeFileSync(join(root, care), bytes);
    const met = content(root).problems.filter(({ file }) => file === care);
    expect(met).toHaveLength(1);
    expect(toReport(met)).toContain(`${care}${message}`);
    expect(met[0]!.rule).toBe('encoding');
  });

  it('UTF-8 with and without a byte order mark is let be', () => {
    for (const begin of ['', '\uFEFF']) {
      writeFileSync(join(root, care), begin + text);
      expect(content(root).problems).toEqual([]);
    }
  });

  it('the cure of a CSV file is that of Excel', () => {
    add('public/figures.csv', old('place,cost\nCafé,£5'));
    expect(found(encoding)).toContain(
      'public/figures.csv:2:4 error: The file is not UTF-8 text: it seems to be Windows-1252, in which the byte E9 is “é”.',
    );
    expect(encodingFault(old('£'), 'a.csv')!.cure).toContain(
      'In Excel: File, Save As, and choose “CSV UTF-8',
    );
    expect(encodingFault(old('£'), 'a.md')!.cure).toContain('In Notepad: File, Save As');
  });

  it('what was read wrongly is named with what was meant', () => {
    const rows: [string, string][] = [
      ['The childâ€™s wish', 'â€™\n    Write “’”'],
      ['A cafÃ© in town', 'Ã©\n    Write “é”'],
      ['It cost Â£50', 'Â£\n    Write “£”'],
      ['The years 2014â€“2015', 'â€“\n    Write “–”'],
      ['The child‚Äôs wish', '‚Äôs'.slice(0, 3) + '\n    Write “’”'],
      ['A caf\uFFFD in town', 'Look up in the original'],
      ['The child?s wish', 'If so, write “d’s”.'],
    ];
    compare(encoding, rows);
  });

  it('letters with accents and questions are let be', () => {
    expect(inText(encoding, 'Übermäßig Ägypten “GRÜN” São François — naïve? Who’s? “Ä”, „Â“.')).toBe('');
  });

  function old(words: string): Uint8Array {
    const signs: Record<string, number> = { '’': 0x92 };
    return Uint8Array.from([...words].map((letter) => signs[letter] ?? letter.charCodeAt(0)));
  }
});

describe('characters that do not show', () => {
  it.each([
    ['\u200B', 'A zero-width space'],
    ['\u202E', 'A right-to-left override'],
    ['\u2066', 'A left-to-right isolate'],
    ['\u00AD', 'A soft hyphen'],
    ['\u2060', 'A word joiner'],
    ['\uF0B7', 'A character of a symbol font (U+F0B7)'],
    ['\u0092', 'A character of Windows-1252 out of its place (U+0092)'],
    ['\u{E0041}', 'A hidden tag letter (U+E0041)'],
  ])('%j is named wherever it stands', (character, name) => {
    const message = `error: ${name}, which does not show, stands here.`;
    change(report, place, `They are in${character}vented.`);
    change(plans, '"title": "Children with', `"title": "Child${character}ren with`);
    add('public/note.txt', `An invented${character} note.`);
    const read = content(root);
    const text = toReport([...read.problems, ...unseenCharacters.find(read)]);
    for (const at of [`${report}:58:12`, `${plans}:4:18`, 'public/note.txt:1:12'])
      expect(text).toContain(`${at} ${message}`);
  });

  it('a no-break space is found where an ordinary one is needed, and nowhere else', () => {
    const message = 'A no-break space stands where an ordinary space belongs.';
    change(report, place, `They\u00A0are 5\u00A0km away.`);
    expect(content(root).problems).toEqual([]);
    change(report, 'They\u00A0are', '##\u00A0They \u00A0are');
    expect(toReport(content(root).problems)).toContain(`${report}:58:3 error: ${message}`);
    expect(toReport(content(root).problems)).toContain(`${report}:58:9 error: ${message}`);
  });

  it('a Cyrillic letter in a Latin word is named with the letter that it looks like', () => {
    expect(inText(lookAlikes, 'They cаre, and Москва is Moscow.')).toBe(
      `${report}:58:6 warning: This word has the Cyrillic letter а among Latin letters; it looks like a.
    cаre
    Type the word again.`,
    );
  });
});

describe('dates', () => {
  it('what is wrong is named', () => {
    const rows: [string, string][] = [
      ['The board met on 31 June 2016.', 'error: There is no 31 June: June has 30 days.'],
      [
        'It ended on the 29th of February 2015.',
        'error: There is no 29 February: February 2015 has 28 days.',
      ],
      ['It ended on 31 Nov.', 'error: There is no 31 November: November has 30 days.'],
      ['They met on Monday 3 March 2015.', 'error: 3 March 2015 was a Tuesday, not a Monday.'],
      [
        'They met on Friday, the 1st of January 2016 and on Friday 2 January 2016.',
        'error: 2 January 2016 was a Saturday',
      ],
      [
        'They met on 03/25/2015.',
        'error: There is no month 25: the date has its month before its day.\n    03/25/2015\n    Write “25 March 2015”.',
      ],
      ['They met on 31/06/2016.', 'error: There is no 31 June: June has 30 days.'],
      ['The day 2015-02-30 is none.', 'error: There is no 30 February'],
      [
        'They met on 03/04/2015.',
        'warning: The date can be read in two ways, as a day of two different months.\n    03/04/2015\n    Write “3 April 2015” or “4 March 2015”.',
      ],
      [
        'They met on March 3, 2015.',
        'warning: The date has its month before its day.\n    March 3, 2015\n    Write “3 March 2015”.',
      ],
      ['They met on 25/03/15.', 'warning: The date has a year of two digits.'],
      [
        'In the years 2014/16 it fell.',
        'warning: The two years do not follow each other.\n    2014/16\n    If one year is meant, write “2014/15”; if several, “2014 to 2016”.',
      ],
      ['In the years 2016–2014 it fell.', 'warning: The second year is before the first.'],
    ];
    compare(dates, rows);
  });

  it('what only looks like it is let be', () => {
    const rows: [string, string][] = [
      ['They met on Tuesday 3 March 2015, on 29 February 2016, on 30 June and on 25/03/2015.', ''],
      [
        'In 2014/15, 1999/00, 2015-16, 2014–17, 2014-12 and 2019/2020, 45 May referrals came, 1,250 March ones.',
        '',
      ],
      ['See section 3.4 or https://example.org/2015/99/31-june and ratio 1/2.', ''],
      ['Two in March, May or June may march.', ''],
    ];
    compare(dates, rows);
  });

  it('are checked in data too', () => {
    change(plans, '"title": "Children with', '"title": "On 31 September 2020: children with');
    expect(found(dates)).toMatch(/^data\/2020-21\/plans\.json:4:\d+ error: There is no 31 September/);
  });
});

describe('private facts', () => {
  it.each([
    ['an NHS number', 'Her number is 943 476 5919.', 'An NHS number stands here.\n    94• ••• ••••'],
    ['one without spaces', 'Her number is 9434765919.', 'An NHS number stands here.\n    94••••••••'],
    [
      'a unique pupil number',
      'The pupil is H801200001001.',
      'A unique pupil number stands here.\n    H8••••••••••',
    ],
    ['a temporary one', 'The pupil is X80120000100A.', 'A unique pupil number stands here.'],
    [
      'a National Insurance number',
      'It is QQ 12 34 56 C or AB 12 34 56 C.',
      'A National Insurance number stands here.\n    AB •• •• •• •',
    ],
  ])('%s is an error, and is not repeated', (_, words, message) => {
    const text = inText(privateNumbers, withCheckLetter(words));
    expect(text).toContain(`${report}:58:`);
    expect(text).toContain(`error: ${message}`);
    expect(text).not.toMatch(/\d{3}/.test(words) ? /4765919|765 ?919|1200001|12 34 56/ : /$^/);
  });

  it('numbers with a wrong check digit or letter, and other numbers, are let be', () => {
    expect(
      inText(privateNumbers, 'See 943 476 5918, 1234567890, 0000000000, A801200001001 and BG 12 34 56 C.'),
    ).toBe('');
  });

  it.each([
    ['They live at OX1 1ND.', 'warning: A full postcode stands here.\n    OX• •••'],
    ['The boy (born 3 March 2010) was well.', 'warning: A date of birth seems to stand here.\n    bo'],
    ['His date of birth is 03/04/2010.', 'warning: A date of birth seems to stand here.'],
    ['DOB: 2010-04-03', 'warning: A date of birth seems to stand here.'],
  ])('%s is a warning, and is not repeated', (words, message) => {
    const text = inText(privateFacts, words);
    expect(text).toContain(message);
    expect(text).not.toMatch(/2010|1ND/);
  });

  it('a postcode of the board, half a postcode and words on birth are let be', () => {
    change('content/board.json', 'It has three partners.', 'It is at EX1 2AB.');
    expect(
      inText(
        privateFacts,
        'Write to EX1 2AB. In OX4 the birth of a child, born in 2010, is a joy. CP1 plans.',
      ),
    ).toBe('');
  });

  it.each([
    ['no-break spaces', '943\u00A0476\u00A05919', privateNumbers],
    ['dashes of a word processor', '943–476–5919', privateNumbers],
    ['a full stop before it', 'no.9434765919', privateNumbers],
    ['small letters', 'ab123456c', privateNumbers],
    ['no space', 'OX11ND', privateFacts],
    ['small letters', 'ox1 1nd', privateFacts],
    ['a weekday', 'Born on Wednesday 3 March 2010', privateFacts],
    ['stops', 'D.O.B. 03.04.09', privateFacts],
    ['the word behind it', '3 March 2009 (DOB)', privateFacts],
    ['the code of the country', '0044 1865 815616', contactRule],
    ['no-break spaces', '01865\u00A0815\u00A0616', contactRule],
    ['a full stop before it', 'Tel.01865 815616', contactRule],
    ['a slash', '01865/815616', contactRule],
    ['a sign in words', 'jo.bloggs [at] nhs.net', contactRule],
  ])('are found with %s: %s', (_, words, rule) => {
    expect(inText(rule, `It was ${words} here.`)).toContain(`${report}:58:`);
  });

  it.each([
    ['The ISBN is 0853285268 and the book is good.'],
    ['ISBN 978 0 11 271163 4 is the book; ISBN: 0112711634.'],
    ['From 01-04-2016 31-03-2017, on a scale 0 1 2 3 4 5 6 7 8 9, rates of 0.12 0.34 0.56 0.78.'],
    ['Call Childline on 0800 1111, or 116 000, or 101. See https://example.org/9434765919.'],
    ['Page 12 of the S1 1st reading; form E1 2; wing A1 2B; the P45 1st form; born in 2010.'],
  ])('are not seen in: %s', (words) => {
    change(report, place, words);
    const all = [privateNumbers, privateFacts, contactRule].map((rule) => found(rule));
    expect(all).toEqual(['', '', '']);
  });

  it('are found in the texts and drawings of public/, but not in the places that a drawing is made of', () => {
    add('public/list.csv', 'name,number\r\nJo,943 476 5919\r\n');
    add('public/map.svg', '<svg><path d="M943 476 5919 z"/><text>01865 815616</text></svg>');
    expect(found(privateNumbers)).toMatch(/^public\/list\.csv:2:4 error: An NHS number/);
    expect(found(privateNumbers)).not.toContain('map.svg');
    expect(found(contactRule)).toMatch(/^public\/map\.svg:1:39 error: A telephone number/);
  });

  it('are errors on whatever line of a draft they stand, also beside a text that is still to be written', () => {
    change(report, 'short: Case reviews', 'short: Case reviews\ndraft: true');
    change(report, place, '[Write here: what was learned] 943 476 5919, jo@example.org, XX%');
    const all = problems(content(root, 'shown')).filter(({ file, line }) => file === report && line === 59);
    expect(all.map(({ rule, severity }) => `${rule} ${severity}`).sort()).toEqual([
      'contacts error',
      'private-numbers error',
      'still-to-write warning',
    ]);
  });

  it('are shown by no message, whatever rule names their place', () => {
    change(
      report,
      place,
      'DOB 03/04/2009. [Call us](tel:01865815616), 943 476 5919 , or [us](mailto:jo@example.org).',
    );
    change(plans, '"title": "', '"title": "jo@example.org 943 476 5919 ');
    change(plans, '"status": "provisional"', '"status": "943 476 5919", "x": "jo@example.org"');
    const text = JSON.stringify(problems(content(root)));
    expect(text).toContain('The date can be read in two ways');
    expect(text).not.toMatch(/03\/04|2009|81561|476|jo@example/);
  });

  it('a paragraph that puts a child together like a jigsaw is named with what it has, not with what it says', () => {
    const words = 'In March a 14-year-old girl was found with bruises.';
    const text = inText(recognisable, words);
    expect(text).toContain(
      `${report}:58:1 warning: This paragraph has an age, a sex, a month and an injury or a death together: somebody could know the child.`,
    );
    expect(text).not.toMatch(/girl|14/);
  });

  it('others are named', () => {
    const rows: [string, string][] = [
      [
        'Three sisters from Exampleton were abused by their brother when one was aged nine.',
        'together: somebody could know',
      ],
      [
        'Two boys were seen in March near Exampleton.',
        'a month, a place and a small number of children together',
      ],
    ];
    compare(recognisable, rows);
  });

  it('what only looks like it is let be', () => {
    const rows: [string, string][] = [
      ['In March the board met in Exampleton and heard from her chair.', ''],
      ['Children aged 5 to 9 have fewer fractures than children aged 10 to 14.', ''],
      ['A girl was hurt.', ''],
    ];
    compare(recognisable, rows);
  });

  function withCheckLetter(words: string): string {
    return words.replace(/[A-Z](?=8012\d{7}[\dA-Z])[\dA-Z]{12}/, (number) => {
      const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
      const values = [...number.slice(1)].map((each) =>
        /\d/.test(each) ? Number(each) : letters.indexOf(each),
      );
      return letters[values.reduce((sum, value, at) => sum + value * (at + 2), 0) % 23] + number.slice(1);
    });
  }
});

describe('link texts', () => {
  it('what is wrong is named', () => {
    add('public/poster.pdf', 'x'.repeat(84_000));
    const rows: [string, string][] = [
      ['See [here](/learning/).', 'The words of the link do not say where it leads.\n    here'],
      ['[Click here](/learning/) for it.', 'The words of the link do not say where it leads.'],
      ['[Read more](/learning/)', 'The words of the link do not say where it leads.'],
      [
        'See https://www.example.org/a.',
        'An address stands where the words of a link belong.\n    https://www.example.org/a',
      ],
      [
        'See [the page](/learning/), [plans](/glossary/) and [plans](/posters/).',
        'The same words lead to /glossary/ above, and to /posters/ here.',
      ],
      [
        'See [the plans](/posters/) [of the year](/posters/).',
        'Two links beside each other lead to one address.',
      ],
      [
        'See [the poster](/poster.pdf).',
        'The link leads to a file, and does not say that it is PDF and has 84 KB.\n    the poster\n    Write [the poster (PDF, 84 KB)](/poster.pdf).',
      ],
      [
        'See [the poster (PDF, 12 KB)](/poster.pdf).',
        'The link leads to a file, and does not say that it is PDF and has 84 KB.',
      ],
    ];
    compare(
      linkTexts,
      rows.map(([words, message]) => [words, `warning: ${message}`]),
    );
  });

  it('links that say where they lead are let be, and the same words twice to one address', () => {
    add('public/poster.pdf', 'x'.repeat(84_000));
    expect(
      inText(
        linkTexts,
        'See [the plans](/posters/), [the plans](/posters/), [the poster (PDF, 84 KB)](/poster.pdf) and [more plans](/learning/).',
      ),
    ).toBe('');
  });
});

describe('alt texts', () => {
  it('what is wrong is named', () => {
    const rows: [string, string][] = [
      [
        '![Picture of a tree](/tree.png)',
        'The description begins by saying that it is an image, which is said anyway.',
      ],
      [
        `![${'A tree and another tree. '.repeat(10)}](/tree.png)`,
        'The description of the image has 249 characters; at most 220 are listened to.',
      ],
      [
        '![The old tree](/tree.png) The old tree.',
        'The description of the image repeats its heading, title or caption.',
      ],
      ['![What was said](/tree.png)', 'The description of the image repeats its heading, title or caption.'],
      ['![A tree](/tree.png)\n\n![A tree](/bush.png)', 'Two images of this page have one description.'],
    ];
    compare(
      altTexts,
      rows.map(([words, message]) => [words, `warning: ${message}`]),
    );
  });

  it('a description that says what is to be seen is let be', () => {
    expect(inText(altTexts, '![A tree on a hill, a picture of health](/tree.png)\n\nThe old tree.')).toBe('');
  });
});

describe('definitions', () => {
  it('two that are the same are named', () => {
    change(
      plan,
      'A plan that says what will be done to keep a child safe.',
      'Looked after by the council. There is a [report](/2020-21/crag/).',
    );
    expect(found(definitions)).toContain(
      `${plan}:9:1 warning: The definition is word for word that of “in care”.`,
    );
  });

  it('three that lead in a circle are named once', () => {
    const term = (name: string, text: string) =>
      add(
        `content/glossary/${name}.md`,
        `---\nterm: ${name}\nmeaning: general knowledge\nfor-children: It is ${name}.\n---\n${text}\n`,
      );
    term('brown', 'Something yellow.');
    term('yellow', 'Something purple.');
    term('purple', 'Something blue. It is no brown.');
    expect(found(definitions)).toBe('');
    term('purple', 'Something brown.');
    expect(found(definitions)).toContain(
      'content/glossary/brown.md:6:1 warning: The definitions lead in a circle: “brown”, then “yellow”, then “purple”, then “brown”.',
    );
  });
});

describe('promised counts', () => {
  it.each([
    ['There are three things to do:\n\n- one\n- two', '“three things” promises 3, and below it stand 2.'],
    [
      'The following 5 recommendations were made:\n\n1. one\n2. two',
      '“5 recommendations” promises 5, and below it stand 2.',
    ],
    [
      'There were two reasons. First, it rained. Second, it snowed. Third, it froze.',
      '“two reasons” promises 2, and the text counts 3.',
    ],
    [
      'The four main aims are: to listen; to learn; to act.',
      '“four main aims” promises 4, and the sentence gives 3.',
    ],
    ['## Ten ways to listen\n\n- one\n- two', '“Ten ways” promises 10, and its section has 2.'],
    [
      '## Three steps\n\n### One\n\nText.\n\n### Two\n\nText.',
      '“Three steps” promises 3, and its section has 2.',
    ],
    [
      'Two messages came out:\n\n<LearningPoints points="listen; share; wait" />',
      '“Two messages” promises 2, and below it stand 3.',
    ],
    [
      'The board was told of it. It has three messages for leaders.\n\n<LearningPoints poster="two-points" />',
      '“three messages” promises 3, and below it stand 2.',
    ],
  ])('%s', (words, message) => {
    const around =
      words.startsWith('##') || words.includes('<')
        ? `</Note>\n\n${words}\n\n## More\n\n<Note title="More">\n\nText.`
        : words;
    expect(inText(promisedCounts, around)).toContain(`warning: ${message}`);
  });

  it('what only looks like it is let be', () => {
    const rows: [string, string][] = [
      ['There are three things to do:\n\n- one\n- two\n- three', ''],
      ['In 2014, 12 children told two stories:\n\n- one', ''],
      ['At least two ways are known, and one of the three reasons is:\n\n- rain', ''],
      ['There were two reasons. First, it rained. Second, it snowed.', ''],
      ['Three priorities were set. Of these we name the following:\n\n- one', ''],
      ['Two pupils spoke. The other two points are these:\n\n- one', ''],
      ['Two or three things matter:\n\n- one\n- two\n- three\n- four', ''],
    ];
    compare(promisedCounts, rows);
  });
});

describe('slips of the pen', () => {
  it('what is wrong is named', () => {
    const rows: [string, string][] = [
      ['They told the the board.', '“the” stands twice.'],
      ['They came , and went.', 'A space stands before “,”.'],
      ['They came,and went.', 'No space stands behind “,”.'],
      ['They came.Then they went.', 'No space stands between two sentences.'],
      ['It was 31.5 % in all.', 'A space stands between a number and %.'],
      ['It was a 11 year plan.', '“a 11” is said as “an 11”.'],
      ['It was over..', 'A mark stands twice.'],
    ];
    compare(
      slips,
      rows.map(([words, message]) => [words, `warning: ${message}`]),
    );
  });

  it('what only looks like it is let be', () => {
    const rows: [string, string][] = [
      ['He had had that that was his; New New Street, Baden Baden, bye bye.', ''],
      [
        'At 10:30, 1,250 of 3.5% … and so on. Write to www.example.org.Here, e.g. an 11-year plan, a 100 or an 80% rise.',
        '',
      ],
    ];
    compare(slips, rows);
  });

  it('straight apostrophes beside curly ones are named once a text', () => {
    expect(inText(mixedApostrophes, "The child’s wish, the family’s wish and the board's wish.")).toContain(
      `warning: A straight mark stands in a text whose marks are curly elsewhere.`,
    );
    change(report, "board's", 'board’s');
    expect(found(mixedApostrophes)).toBe('');
  });
});

it('a word that is spelt otherwise in British English is named with the British spelling', () => {
  const entry =
    '{ "find": ["behavior*"], "kind": "spelling", "better": "“behaviour”", "why": "We write so." }';
  change('content/wording.json', '"avoid": [', `"avoid": [${entry},`);
  expect(inText(wordingRule, 'Their behavior, and their behaviour.')).toBe(
    `${report}:58:7 warning: “behavior” is spelt otherwise in British English.
    Write: “behaviour”. We write so.`,
  );
});
