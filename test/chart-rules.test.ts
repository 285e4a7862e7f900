import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart/authored/authored.ts';
import { isChart, type CategoryChart, type Chart } from '../src/chart/chart.ts';
import { colouring, coloursOf } from '../src/chart/colouring.ts';
import { paletteFaults } from '../src/chart/authored/faults/palette.ts';
import { palette } from '../src/chart/palette.ts';
import { rules } from '../src/chart/authored/rules.ts';
import { words } from '../src/chart/words/words.ts';
import { reportColours } from '../src/check/chart/charts.ts';
import { closeFaults } from '../src/check/chart/colours.ts';
import { figureFaults } from '../src/check/chart/figures.ts';
import type { Cell, Dataset } from '../src/dataset/dataset.ts';
import { components, narrative } from '../src/narrative/parse.ts';
import { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { problemAt, toReport, type Problem } from '../src/problem.ts';
import { source } from '../src/source.ts';
import { published } from './published.ts';

const areas = [
  'North',
  'South',
  'East',
  'West',
  'Coast',
  'City',
  'Hill',
  'Vale',
  'Moor',
  'Isle',
  'Dale',
  'Fen',
];
const years = Array.from({ length: 12 }, (_, index) => `${2009 + index}/${String(10 + index)}`);
const ages = ['0 to 4', '5 to 9', '10 to 15', 'Other: not known'];

function dataset(
  name: string,
  fields: Dataset['schema']['fields'],
  data: Cell[][],
  more: object = {},
): Dataset {
  return published({
    name,
    title: 'A',
    description: 'A',
    forChildren: 'Invented children.',
    sources: [{ title: 'A' }],
    period: 'A',
    geography: 'A',
    status: 'final',
    theme: 'Police',
    schema: { fields, missingValues: [{ value: '[x]', label: 'not available' }] },
    data: [fields.map((field) => field.name), ...data],
    ...more,
  });
}

const number = (name: string, unit?: string) => ({
  name,
  title: name,
  type: 'number' as const,
  ...(unit && { unit }),
});
const word = (name: string) => ({ name, title: name, type: 'string' as const });

const datasets: Record<string, Dataset> = {
  plans: dataset(
    'plans',
    [
      word('year'),
      word('area'),
      number('children'),
      number('share', '%'),
      number('low'),
      number('high'),
      number('change'),
    ],
    [...areas, 'Extra'].flatMap((area, row) =>
      years.map((year, at): Cell[] => [
        year,
        area,
        40 + row + at,
        area === 'Extra' ? 60 : 25,
        30 + row,
        area === 'Extra' ? 41 : 70 + row,
        at - 3,
      ]),
    ),
  ),
  ages: dataset(
    'ages',
    [word('age'), number('children')],
    ages.map((age, index): Cell[] => [age, 10 + index]),
  ),
  backwards: dataset(
    'backwards',
    [word('year'), number('children')],
    years.toReversed().map((year, index): Cell[] => [year, 40 + index]),
  ),
  parts: dataset(
    'parts',
    [word('area'), word('part'), number('cases')],
    [
      ['North', 'Total', 9],
      ['North', 'Good', 4],
      ['North', 'Poor', 5],
      ['South', 'Good', '[x]'],
      ['South', 'Poor', 5],
      ['West', 'Good', 0],
      ['West', 'Poor', 0],
    ],
    { relations: [{ field: 'cases', by: 'part', total: 'Total', parts: ['Good', 'Poor'] }] },
  ),
  hidden: dataset(
    'hidden',
    [word('area'), word('part'), number('share', '%'), number('low'), number('high')],
    [
      ['North', 'Good', 61.5, 60, 63],
      ['North', 'Fair', 26, 25, 28],
      ['North', 'Poor', '[c]', '[c]', '[c]'],
      ['South', 'Good', 70, 68, 72],
      ['South', 'Fair', '[c]', 14, '[c]'],
      ['South', 'Poor', '[c]', 11, 13],
    ],
  ),
  ...Object.fromEntries(
    [200, 201].map((count) => [
      `wards${count}`,
      dataset(
        `wards${count}`,
        [word('ward'), number('children')],
        [...Array(count).keys()].map((index): Cell[] => [`Ward ${index}`, 10 + index]),
      ),
    ]),
  ),
  ...Object.fromEntries(
    [480, 481].map((count) => [
      `years${count}`,
      dataset(
        `years${count}`,
        [word('year'), number('children')],
        [...Array(count).keys()].map((index): Cell[] => [`${1500 + index}`, 10 + index]),
      ),
    ]),
  ),
  ...Object.fromEntries(
    [500, 501].map((count) => [
      `points${count}`,
      dataset(
        `points${count}`,
        [word('area'), number('children'), number('share', '%')],
        [...Array(count).keys()].map((index): Cell[] => [`Area ${index}`, 10 + index, index % 100]),
      ),
    ]),
  ),
  twice: dataset(
    'twice',
    [word('time'), number('children')],
    ['2014', '2015', 'January 2015', '2016'].map((time, index): Cell[] => [time, 40 + index]),
  ),
};

/** What the build says of a chart that an author writes in one line; titles are added where they do not matter. */
function said(line: string): string {
  const titled = /title=/.test(line) ? line : `title="T" subtitle="S" ${line}`;
  const text = `<Chart ${titled} />`;
  const file = source('a.mdx', text);
  const { tree, problems } = narrative(file, text, 0);
  const found: Problem[] = components(tree).flatMap((component) =>
    figureFaults(component, datasets[component.attributes['data']!]!).map((fault) =>
      problemAt(file, 0, fault),
    ),
  );
  return toReport([...problems, ...found]);
}

const some = 'where="area=North|South|East|West"';
const lines = `data="plans" kind="line" x="year" y="children" series="area" ${some}`;
const columns = 'data="ages" kind="column" x="age" y="children"';
const stack = 'data="parts" kind="stacked" x="area" y="cases" series="part"';
const shares = 'data="parts" kind="stacked-100" x="area" y="cases" series="part"';
const dots = `data="plans" kind="dot" x="area" y="children" low="low" high="high"`;
const { alt } = words(made(columns));
const isLong = 'a '.repeat(16).trim();

/** For each rule a line that keeps it, and lines that do not with what the author reads. */
const cases: Record<string, [right: string, ...wrong: [line: string, message: string, cure: string][]]> = {
  'A pie, a ring, an area, radar or bubble chart, a gauge, three dimensions': [
    columns,
    [
      columns.replace('column', 'pie'),
      'error: A pie or a ring is refused: angles are harder to compare than lengths.\n    kind="pie"',
      'Use kind="bar"; for parts of several wholes kind="stacked-100".',
    ],
    [columns.replace('column', 'doughnut'), 'A pie or a ring is refused', 'kind="bar"'],
    [columns.replace('column', 'area'), 'An area chart is refused', 'Use kind="line".'],
    [columns.replace('column', 'radar'), 'A radar or polar chart is refused', 'kind="dot"'],
    [columns.replace('column', 'gauge'), 'A gauge is refused', 'Use a "Headline"'],
    [columns.replace('column', 'bubble'), 'A chart of sizes is refused', 'kind="scatter"'],
    [columns.replace('column', '3d-column'), 'A chart in three dimensions is refused', 'Use the same kind'],
    [
      columns.replace('column', 'colum'),
      '"Chart" has a "kind" that is not right: use one of line, column, bar, stacked, stacked-100, dot, scatter.',
      'Did you mean "column"?',
    ],
  ],
  'A second scale, a scale that is cut, shadows, curves, own colours, a legend': [
    lines,
    [
      `${lines} y2="share"`,
      'error: "Chart" has no attribute "y2". Two scales in one chart mislead: where the lines cross depends on the scales alone.\n    y2="share"',
      'Draw two charts, one below the other, or kind="scatter".',
    ],
    [`${lines} axis2="share"`, 'Two scales in one chart mislead', 'Draw two charts'],
    [`${lines} min="40"`, 'The scale is chosen for all charts alike', 'draw the change itself'],
    [`${lines} shadow="yes"`, 'Depth, shadows and textures', 'Leave it out.'],
    [`${lines} smooth="yes"`, 'A curve shows values between the times', 'Leave it out.'],
    [`${lines} colour="red"`, 'Colours come from the board’s palette', '"focus" picks out'],
    [`${lines} legend="top"`, 'Names are written beside the lines', 'Leave it out.'],
    [`${lines} alt="A"`, 'The description is made from the data', 'Leave it out; context'],
    [`${lines} source="A"`, 'Source and notes come from the dataset.', 'write them in the dataset'],
    [`${lines} serie="a"`, '"Chart" has no attribute "serie".\n', 'Did you mean "series"?'],
  ],
  'An attribute that the kind of chart cannot use': [
    dots.replace('x=', 'where="year=2010/11; area!=Extra" x='),
    [
      `${columns} label="age"`,
      'error: A chart of kind "column" makes no use of "label".',
      'Leave it out; it is for charts of kind "scatter".',
    ],
    [`${lines} sort="given"`, '"line" makes no use of "sort"', 'kind "bar", "dot".'],
    [`${stack} panels="yes"`, '"stacked" makes no use of "panels"', 'kind "line", "column", "bar".'],
    [`${columns} low="children" high="children"`, '"column" makes no use of "low"', 'kind "dot".'],
  ],
  'A title of more than 15 words, or a subtitle of more than 160 characters': [
    `title="${isLong.slice(2)}" subtitle="${'s'.repeat(160)}" ${columns}`,
    [
      `title="${isLong}" subtitle="S" ${columns}`,
      '"title" that is not right: use at most 15 words',
      'Change it',
    ],
    [
      `title="T" subtitle="${'s'.repeat(161)}" ${columns}`,
      '"subtitle" that is not right: use at most 160 characters',
      'Change it',
    ],
  ],
  'A title that only repeats the description': [
    `title="Column chart" subtitle="S" ${columns}`,
    [
      `title="${alt.split('. ')[0]!}" subtitle="S" ${columns}`,
      'error: The title only repeats what kind of chart it is.',
      'Say what the chart shows.',
    ],
  ],
  'A field that the dataset has not, or of the wrong type for its part': [
    lines,
    [lines.replace('y="children"', 'y="childen"'), '"y" names "childen"', 'Did you mean "children"?'],
    [dots.replace('"low"', '"lo"'), '"low" names "lo"', 'Did you mean "low"?'],
    [
      lines.replace('y="children"', 'y="area"'),
      '"area" is text and cannot be measured.',
      'a number field as "y"',
    ],
    [dots.replace('"high"', '"area"'), '"area" is text and cannot be measured.', 'a number field as "high"'],
    [
      lines.replace('x="year"', 'x="share"'),
      '"share" holds numbers and cannot be an axis',
      'Name a text field.',
    ],
    [lines.replace('x="year"', 'x="area"'), '"x" and "series" name the same field.', 'Leave "series" out.'],
  ],
  'No rows to draw': [
    lines,
    [
      lines.replace('where="', 'where="year=2010/11; year=2011/12; '),
      'error: The chart has no rows to draw.',
      'Change "where".',
    ],
  ],
  'Two rows at the same place': [
    lines,
    [
      'data="plans" kind="line" x="year" y="children"',
      'error: Two rows stand at the same place of the chart (2009/10).',
      'Name a "series", or use "where" to pick one of them.',
    ],
  ],
  'A line over one time written in two ways': [
    'data="twice" kind="line" x="time" y="children" where="time!=January 2015"',
    [
      'data="twice" kind="line" x="time" y="children"',
      'error: "2015" and "January 2015" stand at the same time.',
      'Write all times in one way, or pick those of one kind with "where".',
    ],
  ],
  'A line over what is not time': [
    lines,
    [
      columns.replace('column', 'line'),
      'error: A line chart runs over time, and "0 to 4" is not a time.',
      'Use kind="column", or write times as 2014/15, 2015, July 2015 or 31 March 2015.',
    ],
  ],
  'More than 6 series in colour, or more than 12 names': [
    lines.replace(some, 'where="area!=Extra" panels="yes"'),
    [
      lines.replace(some, 'where="area=North|South|East|West|Coast|City|Hill"'),
      'error: The chart has 7 series in colour.',
      'Use "where" to keep 6 or fewer, name the few that it is about in "focus", or use panels="yes".',
    ],
    [
      lines.replace(some, 'panels="yes"'),
      'error: The chart has 13 series, and as many small drawings.',
      'Use "where" to keep 12 or fewer.',
    ],
    [lines.replace(some, 'focus="North"'), 'error: The chart has 13 series.', 'keep 6 or fewer'],
  ],
  'More than 200 categories, 480 times, or 500 names in a scatter chart or a grid': [
    'data="years480" kind="line" x="year" y="children"',
    [
      'data="wards201" kind="bar" x="ward" y="children"',
      'error: The axis has 201 categories; it has room for 200.',
      'Use "where" to keep those that the text is about; the page of the dataset lists them all.',
    ],
    [
      'data="years481" kind="line" x="year" y="children"',
      'error: The axis has 481 times; it has room for 480.',
      'Use "where" to keep those',
    ],
    [
      'data="points501" kind="scatter" x="children" y="share" label="area"',
      'error: The drawing has 501 names; it has room for 500.',
      'Draw fewer rows, or show the figures in a table.',
    ],
  ],
  '`focus` on a name that is not there, on all names, or in a chart of one line': [
    `${lines} focus="North; West"`,
    [
      `${lines} focus="North; Nroth"`,
      'error: "focus" names "Nroth", which the chart does not show.',
      'Did you mean "North"?',
    ],
    [`${columns} focus="Unknown age"`, '"focus" names "Unknown age"', 'Use one of: 0 to 4'],
    [
      `${lines} focus="North; South; East; West"`,
      'error: "focus" names all that the chart shows, so nothing stands out.',
      'Name only what the title is about',
    ],
    [
      'data="plans" kind="line" x="year" y="children" where="area=North" focus="2010/11"',
      'error: "focus" stands in a chart of one line.',
      'Name the field whose values are lines as "series"',
    ],
  ],
  '`panels` without `series`': [
    `${lines} panels="yes"`,
    [
      'data="plans" kind="line" x="year" y="children" where="area=North" panels="yes"',
      'error: "panels" stands without "series".',
      'Name the field whose values have a small drawing each as "series".',
    ],
  ],
  'A stacked chart without `series`, with values below 0, or with a total on its own parts': [
    `${stack} where="area=North; part!=Total"`,
    [
      stack.replace('series="part"', 'where="area=North"'),
      'A stacked chart has no "series".',
      'are stacked.',
    ],
    [
      `data="plans" kind="stacked" x="year" y="change" series="area" ${some}`,
      'error: A stacked chart cannot show values below 0.',
      'Use kind="bar".',
    ],
    [`${stack} where="area=North"`, '"Total" would be stacked on its own parts.', 'Use where="part!=Total".'],
    [
      `${shares} where="area=North"`,
      '"Total" would be stacked on its own parts.',
      'Use where="part!=Total".',
    ],
  ],
  'Shares of a whole whose parts are all 0, and percentages that do not make 100': [
    `${shares} where="area=North; part!=Total"`,
    [
      `${shares} where="area=North|West; part!=Total"`,
      'error: All parts of "West" are 0, so they have no shares.',
      'Leave it out: where="area!=West".',
    ],
    [
      'data="plans" kind="stacked-100" x="year" y="share" series="area" where="year=2010/11; area=North|South|East"',
      'error: The parts of "2010/11" add up to 75%, not to 100%.',
      'Draw all the parts of each whole, or use kind="bar".',
    ],
  ],
  'Percentages of which one is hidden and the others tell what it is, or a range that tells of a hidden value':
    [
      'data="hidden" kind="dot" x="part" y="share" low="low" high="high" where="area=North"',
      [
        'data="hidden" kind="stacked-100" x="area" y="share" series="part" where="area=North"',
        'error: One part of "North" is hidden, and the others tell what it is: all make 100%.',
        'Write "[c]" for a second part in the dataset, the smallest that is left.',
      ],
      [
        'data="hidden" kind="dot" x="area" y="share" low="low" high="high" where="part=Poor"',
        'error: The value of "South" is hidden, but its range tells about what it is.',
        'Write "[c]" as its "low" and "high" in the dataset too.',
      ],
      [
        'data="hidden" kind="dot" x="area" y="share" low="low" high="high" where="part=Fair"',
        'error: The value of "South" is hidden, but its range tells about what it is.',
        'Write "[c]" as its "low" and "high" in the dataset too.',
      ],
    ],
  '`low` without `high`, or a range that does not hold its value': [
    dots.replace('x=', 'where="year=2010/11; area=North|South" x='),
    [
      dots.replace('high="high"', 'where="year=2010/11"'),
      'error: "low" stands without "high".',
      'Name the field of the other end of the range as "high", or leave out "low".',
    ],
    [dots.replace('low="low"', 'where="year=2010/11"'), '"high" stands without "low".', 'as "low"'],
    [
      dots.replace('x=', 'where="year=2010/11; area=North|Extra" x='),
      'error: The range of "Extra" runs from 42 to 41 and does not hold its value, 53.',
      'Check "low", "children" and "high" in the dataset',
    ],
  ],
  'A reference, band or annotation that is not written as it should be, or whose value is not a number': [
    `${lines} reference="41.5: Target: the first; -3: Least" band="2010/11 to 2011/12: A; 41 to 42: B" annotation="2013/14: C"`,
    [
      `${lines} reference="Target"`,
      'error: A part of "reference" does not say what stands where.\n    Target',
      'Write it as 90: Target; parts are parted by semicolons.',
    ],
    [
      `${lines} reference="41%: Target"`,
      '"41%" is not a number.',
      'Write digits, with a point before decimals',
    ],
    [`${lines} reference="1,200: Target"`, '"1,200" is not a number.', 'no commas and no unit'],
    [
      `${lines} band="41: Usual"`,
      'A part of "band" does not say what stands where.',
      '60 to 80: Usual range',
    ],
    [`${lines} band="41 to 4x: Usual"`, '"4x" is not a number.', 'Write digits'],
    [
      `${lines} annotation="2013/14"`,
      'A part of "annotation" does not say what stands where.',
      'Write it as 20',
    ],
  ],
  'A band or annotation on a category that is not on the axis': [
    `${columns} band="5 to 9 to Other: not known: Older" annotation="Other: not known: Often babies"`,
    [
      `${lines} band="2010/11 to 2031/32: A"`,
      'error: "2031/32" does not stand on the axis.',
      'Did you mean "2011/12"?',
    ],
    [`${lines} band="Spring to Autumn: A"`, '"Spring" does not stand on the axis.', 'Use one of: 2009/10'],
    [`${lines} annotation="2020/12: A"`, '"2020/12" does not stand on the axis.', 'Did you mean "2010/11"?'],
    [`${columns} annotation="Adults: A"`, '"Adults" does not stand on the axis.', 'Use one of: 0 to 4'],
  ],
  'A band that ends before it begins, or has no width': [
    `${columns} band="5 to 9 to 5 to 9: A"`,
    [
      `${lines} band="2012/13 to 2010/11: A"`,
      'The band "A" ends before it begins.',
      'Write 2010/11 to 2012/13.',
    ],
    [`${lines} band="45 to 41: A"`, 'The band "A" ends before it begins.', 'Write 41 to 45.'],
    [`${lines} band="45 to 45: A"`, 'The band "A" begins and ends at 45.', 'Write reference="45: A".'],
    [
      `${lines} band="2010/11 to 2010/11: A"`,
      'The band "A" begins and ends in 2010/11.',
      'Let it run on to a later time, or write an "annotation".',
    ],
  ],
  'Two annotations on one category': [
    `${lines} annotation="2010/11: A; 2011/12: B"`,
    [
      `${lines} annotation="2010/11: A; 2010/11: B"`,
      'Two remarks stand on "2010/11".',
      'Join them into one.',
    ],
  ],
  'More than 3 references, 2 bands or 4 annotations, or words of more than 40 characters': [
    `${lines} reference="41: ${'r'.repeat(40)}; 42: B; 43: C" band="41 to 42: A; 43 to 44: B" annotation="2009/10: A; 2010/11: B; 2011/12: C; 2012/13: D"`,
    [
      `${lines} reference="41: A; 42: B; 43: C; 44: D"`,
      'error: "reference" has 4 parts; a chart can show 3.',
      'Keep those that a reader needs, and tell the rest in the text.',
    ],
    [
      `${lines} band="41 to 42: A; 43 to 44: B; 45 to 46: C"`,
      '"band" has 3 parts; a chart can show 2.',
      'Keep',
    ],
    [
      `${lines} annotation="${years
        .slice(0, 5)
        .map((year) => `${year}: A`)
        .join('; ')}"`,
      '"annotation" has 5 parts; a chart can show 4.',
      'Keep',
    ],
    [
      `${lines} reference="41: ${'r'.repeat(41)}"`,
      'The words of a "reference" have 41 characters; 40 fit.',
      'Shorten them, and tell the rest in the text.',
    ],
    [
      `${lines} annotation="2010/11:"`,
      'A part of "annotation" has no words.',
      'Write them behind the colon.',
    ],
  ],
  'A reference or band beyond the scale of shares': [
    `${shares} where="area=North; part!=Total" reference="90: Target"`,
    [
      `${shares} where="area=North; part!=Total" reference="101: Target"`,
      'error: 101 lies beyond a scale that runs from 0% to 100%.',
      'Write a percentage, without its sign.',
    ],
    [`${shares} where="area=North; part!=Total" band="-5 to 5: A"`, '-5 lies beyond a scale', 'a percentage'],
  ],
  'References, bands or annotations in panels that do not run over time': [
    `${lines} panels="yes" reference="45: Target"`,
    [
      'data="parts" kind="bar" x="area" y="cases" series="part" panels="yes" reference="5: Target"',
      'error: "reference" stands in a chart with panels that do not run over time.',
      'Leave it out, or leave "panels" out.',
    ],
  ],
  'More than 4 series in colour': [
    lines,
    [
      lines.replace(some, 'where="area=North|South|East|West|Coast"'),
      'warning: The chart has 5 series; more than 4 are hard to follow.',
      'Name the few that it is about in "focus", use panels="yes", or use "where" to keep fewer.',
    ],
  ],
  'Fewer than two values': [
    columns,
    [
      `${columns} where="age=0 to 4"`,
      'warning: The chart shows one value, and nothing to compare it with.',
      'Tell it in the text or in a "Headline", or draw more rows.',
    ],
    [
      'data="parts" kind="bar" x="area" y="cases" where="area=South; part=Good"',
      'warning: The chart shows no value',
      'Tell it in the text',
    ],
  ],
  'A line between two times': [
    lines.replace('where="', 'where="year=2009/10|2010/11|2011/12; '),
    [
      lines.replace('where="', 'where="year=2009/10|2010/11; '),
      'warning: A line between two times suggests a course that nobody measured.',
      'Use kind="column".',
    ],
  ],
  'Bars of several series at more than 5 times, or of one at more than 10': [
    'data="plans" kind="column" x="year" y="children" where="area=North; year!=2009/10|2010/11"',
    [
      'data="plans" kind="column" x="year" y="children" where="area=North"',
      'warning: Bars for 12 times hide how the figures moved.',
      'Use kind="line".',
    ],
    [
      'data="plans" kind="bar" x="year" y="children" series="area" where="area=North|South; year=2009/10|2010/11|2011/12|2012/13|2013/14|2014/15"',
      'warning: Bars for 2 series at 6 times hide how the figures moved.',
      'Use kind="line".',
    ],
  ],
  'More than 12 categories': [
    'data="plans" kind="bar" x="area" y="children" where="year=2010/11; area!=Extra"',
    [
      'data="plans" kind="bar" x="area" y="children" where="year=2010/11"',
      'warning: The axis has 13 categories; more than 12 are hard to compare.',
      'Use "where" to keep fewer, or a "Table".',
    ],
  ],
  'A stack with a hidden part': [
    `${stack} where="area=North|West; part!=Total"`,
    [
      `${stack} where="part!=Total"`,
      'warning: The stack of "South" seems shorter than it is, for "Good" is [x].',
      'Use kind="bar", which has a place for what is not shown.',
    ],
    [
      `${shares} where="area=North|South; part!=Total"`,
      'warning: "South" has no bar, for "Good" is [x] and its shares cannot be worked out.',
      'Use kind="bar", which has a place for what is not shown.',
    ],
  ],
  'A reference far from the values': [
    `${columns} reference="50: Target"`,
    [
      `${columns} reference="60: Target"`,
      'warning: The reference "Target" at 60 lies so far from the values that they cannot be told apart.',
      'Check the number, or tell of it in the text.',
    ],
  ],
};

describe('an author’s line for a chart', () => {
  for (const [rule, [right, ...wrong]] of Object.entries(cases)) {
    it(`may keep the rule: ${rule}`, () => expect(said(right)).toBe(''));
    it.each(wrong)(`may break it: ${rule}: %s`, (line, message, cure) => {
      expect(said(line)).toContain(message);
      expect(said(line)).toContain(cure);
      expect(said(line)).toMatch(/^a\.mdx:1:1 (error|warning): /);
    });
  }

  it('may have as many categories, and as many points, as there is room for', () => {
    expect(said('data="wards200" kind="bar" x="ward" y="children"')).not.toContain('error');
    expect(said('data="points500" kind="scatter" x="children" y="share" label="area"')).toBe('');
  });

  it('is held to every rule that the reference names, and each of them is tested', () => {
    const elsewhere = [
      'A palette of the board whose colours do not stand out from the page, from each other, or from text on them',
      'Neighbours whose colours are hard to tell apart, or a name whose colour changes within the report',
    ];
    expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(rules.map(({ what }) => what).sort());
    for (const { what, severity } of rules.filter(({ what }) => cases[what])) {
      for (const line of cases[what]!.slice(1).map(([line]) => line!))
        expect(said(line)).toContain(` ${severity}: `);
    }
  });
});

describe('a scatter chart', () => {
  const points =
    'data="plans" kind="scatter" x="low" y="children" label="area" where="year=2010/11; area!=Extra"';

  it('may have references and bands on the axis that is read upwards', () => {
    expect(said(`${points} reference="45: Target" band="42 to 44: Usual"`)).toBe('');
    const drawn = drawing(`${points} reference="45: Target" band="42 to 44: Usual"`);
    expect(drawn).toMatchObject({
      references: [{ value: 45, label: 'Target' }],
      bands: [{ label: 'Usual', values: [42, 44] }],
    });
  });

  it('may not have them elsewhere, nor what other kinds of chart have', () => {
    expect(said(`${points} reference="Target: 45"`)).toContain('error: "Target" is not a number.');
    expect(said(`${points} band="North to South: A"`)).toContain('error: "North" is not a number.');
    for (const other of [
      'panels="yes"',
      'series="area"',
      'annotation="North: A"',
      'low="low"',
      'sort="given"',
    ])
      expect(said(`${points} ${other}`), other).toMatch(/error: .*"(panels|series|annotation|low|sort)"/);
  });
});

function made(line: string, colours?: ReadonlyMap<string, number>): CategoryChart {
  const result = drawing(line, colours);
  if (!('series' in result)) throw new Error(JSON.stringify(result));
  return result;
}

function drawing(line: string, colours?: ReadonlyMap<string, number>): Chart {
  const text = `<Chart title="T" subtitle="S" ${line} />`;
  const [component] = components(narrative(source('a.mdx', text), text, 0).tree);
  const attributes = ChartAttributes.parse(component!.attributes);
  const result = chart(attributes, datasets[attributes.data]!, colours);
  if (!isChart(result)) throw new Error(JSON.stringify(result));
  return result;
}

describe('an author’s line becomes a chart', () => {
  it('with references, bands and annotations, whatever colons and words the categories hold', () => {
    const drawn = made(
      `${columns} reference="12: Target: the first; 11.5: England" band="5 to 9 to Other: not known: Older; 10 to 12: Usual" annotation="Other: not known: Often babies"`,
    );
    expect(drawn.references).toEqual([
      { value: 12, label: 'Target: the first' },
      { value: 11.5, label: 'England' },
    ]);
    expect(drawn.bands).toEqual([
      { label: 'Older', categories: ['5 to 9', 'Other: not known'] },
      { label: 'Usual', values: [10, 12] },
    ]);
    expect(drawn.annotations).toEqual([{ category: 'Other: not known', text: 'Often babies' }]);
  });

  it('with bands in the order of the axis, not of the rows', () => {
    const line = 'data="backwards" kind="line" x="year" y="children"';
    expect(made(`${line} band="2010/11 to 2012/13: A"`).bands).toEqual([
      { label: 'A', categories: ['2010/11', '2012/13'] },
    ]);
    expect(said(`${line} band="2012/13 to 2010/11: A"`)).toContain('Write 2010/11 to 2012/13.');
  });

  it('with what is in focus in colour, and the rest as grey context', () => {
    const drawn = made(`${lines} focus="South; West"`);
    expect(drawn.series.map(({ name, colour }) => [name, colour])).toEqual([
      ['North', 'context'],
      ['South', 0],
      ['East', 'context'],
      ['West', 3],
    ]);
    expect(made(`${columns} focus="0 to 4"`)).toMatchObject({ focus: ['0 to 4'], series: [{ colour: 0 }] });
  });

  it('with panels of one colour, and ranges where both ends are known', () => {
    const drawn = made(`${lines} panels="yes" focus="South; West"`);
    expect(drawn.hasPanels).toBe(true);
    expect(drawn.series.map(({ colour }) => colour)).toEqual(['context', 0, 'context', 0]);
    const ranges = made(dots.replace('x=', 'where="year=2010/11; area=North|South" x='));
    expect(ranges.categories).toEqual(['South', 'North']);
    expect(ranges.series[0]!.intervals).toEqual([
      [31, 71],
      [30, 70],
    ]);
  });
});

describe('colours', () => {
  it('are those of the palette in order, for a report of one chart', () => {
    expect([...colouring([['A', 'B', 'C']])]).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
    ]);
    expect([...colouring([['A', 'B']])]).toEqual([
      ['A', 0],
      ['B', 3],
    ]);
  });

  it('stay with a name throughout a report, and differ by 3:1 from their neighbours where that can be had', () => {
    const charts = [
      ['North', 'England'],
      ['North', 'South', 'England'],
      ['England', 'South'],
      ['Boys', 'Girls'],
      ['Wales', 'South', 'North', 'England'],
    ];
    const kept = colouring(charts);
    for (const names of charts) {
      expect(new Set(names.map((name) => kept.get(name))).size).toBe(names.length);
      expect([...coloursOf(names, kept)]).toEqual(names.map((name) => [name, kept.get(name)]));
    }
    expect([kept.get('Boys'), kept.get('Girls')]).toEqual([0, 3]);
    expect(charts.slice(0, 1).flatMap((names) => closeFaults(names, kept))).toEqual([]);
  });

  it('are warned of where a report’s charts leave no way to tell neighbours apart', () => {
    const charts = [
      ['A', 'B'],
      ['B', 'C'],
      ['A', 'C'],
    ];
    const [fault, ...more] = charts.flatMap((names) => closeFaults(names, colouring(charts)));
    expect(more).toEqual([]);
    expect(fault!.message).toMatch(
      /^"[AB]" and "[BC]" stand beside each other in colours that are hard to tell apart \(1\.\d\d:1\), for both keep theirs throughout the report\.$/,
    );
    expect(fault!.cure).toContain('"focus"');
  });

  it('are warned of where a name must change its colour: seven that meet each other', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]));
    const kept = colouring(pairs);
    const faults = pairs.flatMap((pair) => closeFaults(pair, kept));
    const changed = faults.filter(({ message }) => message.includes('cannot keep'));
    expect(changed.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^"[A-G]" cannot keep its colour here, for "[A-G]" has the same one in the rest of the report\.$/,
      ),
    ]);
  });

  it('are passed on to the chart, which never shows one colour twice', () => {
    const kept = new Map([
      ['North', 2],
      ['South', 2],
      ['East', 5],
    ]);
    expect(made(lines, kept).series.map(({ colour }) => colour)).toEqual([2, 0, 5, 1]);
  });

  it('are one for each name in all charts of a report', () => {
    const report = [
      `<Chart title="T" subtitle="S" ${lines.replace(some, 'where="area=North|South|East"')} />`,
      `<Chart title="T" subtitle="S" ${lines.replace(some, 'where="area=South|West"')} />`,
      `<Chart title="T" subtitle="S" ${lines.replace(some, 'where="area=North|South|East|West" focus="West; East"')} />`,
    ].join('\n\n');
    const { tree } = narrative(source('a.mdx', report), report, 0);
    const byId = new Map(Object.entries(datasets).map(([name, each]) => [`2020-21/${name}`, each]));
    const kept = reportColours({ id: '2020-21/crag', tree }, byId, undefined);
    expect([...kept.keys()].sort()).toEqual(['East', 'North', 'South', 'West']);
    const drawn = components(tree).map(({ attributes }) =>
      chart(ChartAttributes.parse(attributes), datasets['plans']!, kept),
    );
    for (const each of drawn as CategoryChart[]) {
      for (const { name, colour } of each.series) expect(['context', kept.get(name)], name).toContain(colour);
    }
    expect(new Set(kept.values()).size).toBe(4);
  });

  it('are the same each time, and found soon for many charts', () => {
    const charts = Array.from({ length: 40 }, (_, at) =>
      [0, 1, 2, 3].map((step) => areas[(at * 5 + step * (1 + (at % 3))) % areas.length]!),
    );
    const begin = performance.now();
    const first = colouring(charts);
    expect(performance.now() - begin).toBeLessThan(2000);
    expect([...colouring(charts)]).toEqual([...first]);
  });

  it('of a board are held to the same contrasts', () => {
    expect(paletteFaults(palette)).toEqual([]);
    const pale = { ...palette, light: ['#FFFFFF', ...palette.light.slice(1)] };
    expect(paletteFaults(pale)[0]).toEqual({
      path: ['light', 0],
      message: 'Colour 1 of the light palette (#FFFFFF) hardly stands out from the page (#FFFFFF): 1.00:1.',
      cure: 'Make it darker, to 3:1 or more.',
    });
  });
});
