import { areas } from './words.ts';
import { chance, type Chance } from './random.ts';

type Cell = string | number;

/** A dataset as it is typed, with what a figure of it says. */
export interface Made {
  name: string;
  rows: Cell[][];
  file: object;
  /** The line that shows it as a table. */
  table: string;
  /** The line that draws it, where it is drawn. */
  chart?: { line: string; title: string; subtitle: string };
}

/** What the datasets of a report are about: the report's edition, title and place among all reports. */
export interface About {
  edition: string;
  year: string;
  series: string;
  number: number;
}

/** The three datasets of a report; two of them are drawn, and each is shown as a table. */
export function datasetsOf(about: About): Made[] {
  const by = chance(about.number * 7 + 3);
  return [contacts(about, by), reasons(about, by), ages(about, by)];
}

const text = (name: string, title: string) => ({ name, title, type: 'string' });
const count = (name: string, title: string, unit: string) => ({ name, title, type: 'integer', unit });

function file({ series, year, number }: About, name: string, title: string, rest: object): object {
  return {
    name: `${series}-${name}`,
    title: `${title}, study ${number + 1}`,
    description: `Invented counts of ${title.toLowerCase()} in ${year}, made to measure the build.`,
    forChildren: 'Invented children stand behind these figures. More of them were heard.',
    sources: [{ title: `Invented paper ${number + 1}, table of ${name}` }],
    period: year,
    geography: 'Exampleshire',
    status: 'final',
    ...rest,
  };
}

/** Counts by area over six years, drawn as lines or columns. */
function contacts(about: About, by: Chance): Made {
  const name = `${about.series}-contacts`;
  const isLine = about.number % 2 === 0;
  const places = by.some(areas, 4);
  const first = Number(about.edition.slice(0, 4)) - 5;
  const years = Array.from({ length: 6 }, (_, index) => yearFrom(first + index));
  const rows = places.flatMap((place) => years.map((year) => [place, year, by.between(60, 900)]));
  const title = `Contacts in ${places[0]} ${isLine ? 'and three other areas ' : ''}over six years`;
  const subtitle = `Contacts with early help, ${years[0]} to ${years[5]}`;
  const drawn = isLine ? { kind: 'line', series: 'area' } : { kind: 'column', where: `area=${places[0]}` };
  const fields = [text('area', 'Area'), text('year', 'Year'), count('contacts', 'Contacts', 'contacts')];
  const data = [['area', 'year', 'contacts'], ...rows];
  return {
    name,
    rows: data,
    file: file(about, 'contacts', 'Contacts with early help', {
      period: `${years[0]} to ${years[5]}`,
      theme: 'Early help and children in need',
      schema: { fields },
      data,
    }),
    table: figure('Table', { data: name, title: 'Contacts by area and year', subtitle, columns: 'year' }),
    chart: {
      line: figure('Chart', { data: name, title, subtitle, x: 'year', y: 'contacts', ...drawn }),
      title,
      subtitle,
    },
  };
}

/** Counts by reason, drawn as bars. */
function reasons(about: About, by: Chance): Made {
  const name = `${about.series}-reasons`;
  const why = by.some(reasonNames, 7);
  const rows = why.map((reason) => [reason, by.between(20, 700)]);
  const title = `Why people in ${by.one(areas)} and elsewhere asked for help`;
  const subtitle = `Requests by reason, Exampleshire, ${about.year}`;
  const data = [['reason', 'requests'], ...rows];
  return {
    name,
    rows: data,
    file: file(about, 'reasons', 'Requests for help by reason', {
      theme: 'Health',
      schema: { fields: [text('reason', 'Reason'), count('requests', 'Requests', 'requests')] },
      data,
    }),
    table: figure('Table', { data: name, title: 'Requests for help by reason', subtitle }),
    chart: {
      line: figure('Chart', { data: name, kind: 'bar', title, subtitle, x: 'reason', y: 'requests' }),
      title,
      subtitle,
    },
  };
}

const reasonNames = [
  ...['Sleep', 'School days', 'Worry', 'Money', 'Housing', 'Friends', 'Travel', 'Health', 'Play', 'Food'],
  ...['Moving home', 'New baby', 'Exams', 'Being online', 'Sport'],
];

/** A two-way table of children with its totals; in every third report some counts are small, and are hidden. */
function ages(about: About, by: Chance): Made {
  const name = `${about.series}-ages`;
  const places = by.some(areas, 5).map((area) => `${area} ${about.number + 1}`);
  const groups = ['0 to 4', '5 to 9', '10 to 15', '16 and 17'];
  const hasSmall = about.number % 3 === 0;
  const counts = places.map(() => groups.map(() => by.between(20, 400)));
  if (hasSmall) counts[by.between(0, 4)]![by.between(0, 3)] = by.between(1, 5);
  const full = counts.map((row) => [...row, sum(row)]);
  full.push(full[0]!.map((_, column) => sum(full.map((row) => row[column]!))));
  const rows = [...places, 'All areas'].flatMap((place, row) =>
    [...groups, 'All ages'].map((group, column): Cell[] => [place, group, full[row]![column]!]),
  );
  const data = [['area', 'age', 'children'], ...rows];
  const subtitle = `Children who were helped, by area and age, Exampleshire, ${about.year}`;
  const children = { ...count('children', 'Children', 'children'), disclosive: true };
  return {
    name,
    rows: data,
    file: file(about, 'ages', 'Children who were helped by area and age', {
      theme: 'Child protection',
      schema: { fields: [text('area', 'Area'), text('age', 'Age'), children] },
      relations: [
        { field: 'children', by: 'area', total: 'All areas', parts: places },
        { field: 'children', by: 'age', total: 'All ages', parts: groups },
      ],
      data,
    }),
    table: figure('Table', {
      data: name,
      title: 'Children helped by area and age',
      subtitle,
      columns: 'age',
    }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A year as readers say it: `2019/20`. */
export function yearFrom(first: number): string {
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}

function figure(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
  return `<${name} ${written.join(' ')} />`;
}
