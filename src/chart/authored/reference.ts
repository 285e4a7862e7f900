import { z } from 'astro/zod';
import { vocabulary, type ComponentName } from '../../narrative/vocabulary.ts';
import { uses } from './faults/uses.ts';
import { palette } from '../palette.ts';
import { rules } from './rules.ts';

/** A line for each kind of chart, with what the kind is for. */
export const examples: readonly { what: string; line: string }[] = [
  {
    what: '`line`: a course over time, on an axis that holds 0. `focus` leaves the others in grey.',
    line: '<Chart data="plan-rates" kind="line" title="The rate rose above England’s" subtitle="Children on a plan for every 10,000, 31 March 2014 to 2021" x="year" y="rate" series="area" focus="Oxfordshire" reference="52: Target" band="2019/20 to 2020/21: Lockdowns" annotation="2016/17: A new threshold document" />',
  },
  {
    what: '`line` with `panels`: small multiples, one drawing for each series, all to one scale.',
    line: '<Chart data="plans-by-area" kind="line" title="Six areas took six paths" subtitle="Children on a plan by area, 31 March 2016 to 2021" x="year" y="children" series="area" panels="yes" />',
  },
  {
    what: '`column`: a few times, or a few groups that have an order.',
    line: '<Chart data="plans-by-age" kind="column" title="From age 10 there are more girls than boys on a plan" subtitle="Children on a plan by age and gender, Oxfordshire, 31 March 2021" x="age" y="children" series="gender" />',
  },
  {
    what: '`bar`: categories. They are sorted by value unless they have an order.',
    line: '<Chart data="contacts" kind="bar" title="The police made most contacts" subtitle="Contacts by who made them, Oxfordshire, 2020/21" x="source" y="contacts" where="source!=Total" focus="Police" />',
  },
  {
    what: '`stacked`: parts on top of each other, where both the parts and the whole matter.',
    line: '<Chart data="audits" kind="stacked" title="Good was the most common rating" subtitle="Audited cases by area and rating, Oxfordshire, 2020/21" x="area" y="cases" series="rating" />',
  },
  {
    what: '`stacked-100`: parts as shares of their whole, worked out from counts, or given as percentages that make 100.',
    line: '<Chart data="audits" kind="stacked-100" title="Four in five cases were good or outstanding" subtitle="Share of audited cases by area and rating, Oxfordshire, 2020/21" x="area" y="cases" series="rating" />',
  },
  {
    what: '`dot`: values that need no common zero, with the range that each may lie in.',
    line: '<Chart data="waits" kind="dot" title="Waits differ little between areas" subtitle="Average days to the first visit, with 95% confidence intervals, Oxfordshire, 2020/21" x="area" y="days" low="low" high="high" reference="45: Most allowed" />',
  },
  {
    what: '`scatter`: two measures of the same things.',
    line: '<Chart data="factors" kind="scatter" title="Neglect is both common and likely to lead to a plan" subtitle="Factors found at assessment, Oxfordshire, 2020/21" x="found" y="led" label="factor" focus="Neglect" />',
  },
  {
    what: '`Quadrant`: the same as names in four cells.',
    line: '<Quadrant data="factors" title="Five factors are common and often lead to a plan" subtitle="Factors found at assessment, Oxfordshire, 2020/21" label="factor" across="led" up="found" split-across="30" split-up="50" />',
  },
  {
    what: '`Headline`, inside `Headlines`: a key number, how it changed, and the course that led to it.',
    line: '<Headline label="Children on a plan" data="plans" at="2020/21" field="children" compare="2015/16" trend="year" />',
  },
  {
    what: '`Table`: the rows themselves.',
    line: '<Table data="plans" title="Plans rose in every area" subtitle="Children on a plan by area, 31 March 2016 to 2021" rows="area" columns="year" />',
  },
];

/** The author's reference of components (`docs/charts.md`), made from the vocabulary that the build checks with. */
export function reference(): string {
  const paragraphs = [
    '# Charts and other components',
    'This page is made from the vocabulary that the build checks with (`npm run schema`). A component stands between blank lines; attributes that are not listed are errors. Lists in an attribute are parted by semicolons. `Num` binds numbers in sentences: see [authors.md](authors.md#numbers-in-prose).',
    ...Object.keys(vocabulary).flatMap((name) => component(name as ComponentName)),
    '## Examples',
    ...examples.flatMap(({ what, line }) => [what, `\`\`\`\n${line}\n\`\`\``]),
    '## Colours',
    'A name, such as an area, has one colour in all charts of a report. A board may put six colours of its own in the place of these, in `content/board.json`, for light and for dark pages:',
    `\`\`\`json\n"palette": {\n  "light": ${list(palette.light)},\n  "dark": ${list(palette.dark)}\n}\n\`\`\``,
    'Each stands out from the page by 3:1 or more, and from the next in the order; so do the first and the fourth, which charts of two series use. Numbers on them are white or near-black, at 4.5:1 or more.',
    '## What is checked',
    'Every chart also needs what its dataset must have: a source, a period, and a unit where there is one. Bars always start at 0. The description is made from the data.',
    ...(['error', 'warning'] as const).flatMap(rulesOf),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function list(colours: readonly string[]): string {
  return `[${colours.map((colour) => `"${colour}"`).join(', ')}]`;
}

/** A component: what it is, and a table of its attributes. */
function component(name: ComponentName): string[] {
  const { says, attributes } = vocabulary[name];
  const { properties = {}, required = [] } = z.toJSONSchema(attributes, { io: 'input' }) as Schema;
  const rows = Object.entries(properties).map(([key, part]) => [
    `\`${key}\``,
    part.enum?.map((value) => `\`${value}\``).join(', ') ?? (part.const ? `\`${part.const}\`` : 'text'),
    required.includes(key) ? 'yes' : '',
    (part.description ?? '') + (name === 'Chart' ? kindsOf(key) : ''),
  ]);
  const held = rows.length > 0 ? [table(['attribute', 'what it is', 'required', 'what it says'], rows)] : [];
  return [`## ${name}`, says, ...held];
}

/** For which kinds of chart an attribute is, when its own words do not say it and not all can have it. */
function kindsOf(attribute: string): string {
  const all = Object.entries(uses).map(([kind, names]) => ({
    kind: `\`${kind}\``,
    isFor: (names as readonly string[]).includes(attribute),
  }));
  const kinds = all.filter(({ isFor }) => isFor).map(({ kind }) => kind);
  const others = all.filter(({ isFor }) => !isFor).map(({ kind }) => kind);
  if (kinds.length < 2 || others.length === 0) return '';
  return others.length === 1 ? ` Not for ${others[0]}.` : ` For ${kinds.join(', ')}.`;
}

interface Schema {
  properties?: Record<string, { description?: string; enum?: string[]; const?: string }>;
  required?: string[];
}

function rulesOf(severity: 'error' | 'warning'): string[] {
  const lead = severity === 'error' ? 'The build stops at:' : 'The build warns of:';
  const rows = rules.filter((rule) => rule.severity === severity).map(({ what, cure }) => [what, cure]);
  return [lead, table([severity, 'what to do'], rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
