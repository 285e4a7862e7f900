import { limits } from './limits.ts';

/** What the build holds an author's chart to, and what to do when it does not keep to it. */
export interface Rule {
  /** What is refused or warned of. */
  what: string;
  severity: 'error' | 'warning';
  cure: string;
}

const { series, names, categories, times, points, bars, references, bands, annotations, label } = limits;

/** The rules of charts that stop the build. */
const errors = {
  'A pie, a ring, an area, radar or bubble chart, a gauge, three dimensions':
    'Use one of the kinds above; the message says which serves.',
  'A second scale, a scale that is cut, shadows, curves, own colours, a legend':
    'Leave it out; two measures are two charts, or `kind="scatter"`.',
  'An attribute that the kind of chart cannot use': 'Leave it out, or change `kind`.',
  'A title of more than 15 words, or a subtitle of more than 160 characters':
    'Shorten it: the title says what the chart shows, the subtitle what was measured, where and when.',
  'A title that only repeats the description': 'Say what the chart shows.',
  'A field that the dataset has not, or of the wrong type for its part':
    'Name text fields as `x` and `series`, number fields as `y`, `low` and `high`.',
  'No rows to draw': 'Change `where`.',
  'Two rows at the same place': 'Name a `series`, or pick one of them with `where`.',
  'A line over one time written in two ways': 'Write all times in one way.',
  'A line over what is not time':
    'Use `kind="column"`, or write times as 2014/15, 2015, July 2015 or 31 March 2015.',
  [`More than ${series.most} series in colour, or more than ${names.most} names`]:
    'Keep fewer with `where`, name the few that matter in `focus`, or use `panels`.',
  [`More than ${categories.most} categories, ${times.most} times, or ${points.most} names in a scatter chart or a grid`]:
    'Keep those that the text is about; the page of the dataset lists them all.',
  '`focus` on a name that is not there, on all names, or in a chart of one line':
    'Name what the title is about.',
  '`panels` without `series`': 'Name the field whose values have a small drawing each.',
  'A stacked chart without `series`, with values below 0, or with a total on its own parts':
    'Name the field that is stacked, use `kind="bar"`, or leave the total out with `where`.',
  'Shares of a whole whose parts are all 0, and percentages that do not make 100':
    'Leave the category out, draw all the parts, or use `kind="bar"`.',
  'Percentages of which one is hidden and the others tell what it is, or a range that tells of a hidden value':
    'Hide more in the dataset: write `[c]` for a second part, or for both ends of the range.',
  '`low` without `high`, or a range that does not hold its value': 'Name both fields; check the dataset.',
  'A reference, band or annotation that is not written as it should be, or whose value is not a number':
    'Write `90: Target`, `2019/20 to 2020/21: Lockdowns` or `2013/14: A new threshold document`.',
  'A band or annotation on a category that is not on the axis': 'The message names the nearest one.',
  'A band that ends before it begins, or has no width': 'Turn it round, or use a reference or an annotation.',
  'Two annotations on one category': 'Join them into one.',
  [`More than ${references.most} references, ${bands.most} bands or ${annotations.most} annotations, or words of more than ${label.most} characters`]:
    'Keep those that a reader needs, and tell the rest in the text.',
  'A reference or band beyond the scale of shares': 'Write a percentage between 0 and 100.',
  'References, bands or annotations in panels that do not run over time':
    'Leave them out, or leave `panels` out.',
  'A palette of the board whose colours do not stand out from the page, from each other, or from text on them':
    'Let light and dark colours take turns; the message gives each contrast.',
};

/** The rules of charts that warn. */
const warnings = {
  [`More than ${series.many} series in colour`]: 'Name the few that matter in `focus`, or use `panels`.',
  'Fewer than two values': 'Tell it in the text or in a `Headline`.',
  'A line between two times': 'Use `kind="column"`.',
  [`Bars of several series at more than ${bars.many} times, or of one at more than ${bars.many * 2}`]:
    'Use `kind="line"`.',
  [`More than ${categories.many} categories`]: 'Keep fewer with `where`, or use a `Table`.',
  'A stack with a hidden part': 'Use `kind="bar"`, which has a place for what is not shown.',
  'A reference far from the values': 'Check the number, or tell of it in the text.',
  'Neighbours whose colours are hard to tell apart, or a name whose colour changes within the report':
    'Change the order of `categories`, or use `focus` or `panels`.',
};

/** All rules of charts: errors first. */
export const rules: readonly Rule[] = [
  ...Object.entries(errors).map(([what, cure]) => ({ what, cure, severity: 'error' as const })),
  ...Object.entries(warnings).map(([what, cure]) => ({ what, cure, severity: 'warning' as const })),
];
