import type { Field } from '../../dataset/dataset.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { kindOfTime, monthNames, timeOf } from '../../time.ts';
import { onEachDataset, type DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

/** Years, months and days exist and are written in one way, and no field mixes financial and calendar years. */
export const timeRule: Rule = {
  name: 'times',
  group: 'Numbers and data',
  asks: 'Years, months and days in a dataset exist and are written in one way.',
  why: 'Charts over time and indicators join figures by their time; 2020/21 and 2020-21 would be two times.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Care", "2020-21", 150, -25]',
    right: '["Care", "2020/21", 150, -25]',
  },
  find: onEachDataset(timeProblems),
};

function timeProblems(entry: DatasetEntry): Problem[] {
  const { source, value, offsetOf } = entry;
  const period = periodFault(value.period);
  const wrong = period ? [problemAt(source, offsetOf(['period']), { ...period, text: value.period })] : [];
  return [...wrong, ...fieldProblems(entry)];
}

/** A period that ends before it begins, or that no figures can be for. */
function periodFault(period: string): Fault | undefined {
  const ends = period.split(' to ');
  const times = ends.map(timeOf);
  if (times.some((time) => time !== undefined && isBeyond(time)))
    return { message: '"period" is a time that the figures cannot be for.', cure: 'Correct it.' };
  const [first, last] = times;
  const isOfOneKind = new Set(ends.map(kindOfTime)).size === 1;
  if (ends.length !== 2 || !isOfOneKind || first === undefined || last === undefined || first < last)
    return undefined;
  const message = first === last ? '"period" ends when it begins.' : '"period" ends before it begins.';
  return { message, cure: 'Write the earlier time first, then " to " and the later one.' };
}

/** Whether a time is one of which no board has figures. */
function isBeyond(time: number): boolean {
  return time < 1900 || time >= 2101;
}

function fieldProblems(entry: DatasetEntry): Problem[] {
  return entry.value.schema.fields.flatMap((field, column) => {
    if (field.type !== 'string') return [];
    const cells = entry.value.data.flatMap((row, index) => {
      const cell = row[column];
      return index > 0 && typeof cell === 'string' ? [{ cell, index }] : [];
    });
    const isTimed =
      /^(year|month|date|day|quarter|period|time)s?$/i.test(field.name) ||
      cells.some(({ cell }) => timeOf(cell) !== undefined);
    if (!isTimed) return [];
    const at = (index: number, fault: Fault, text: string) =>
      problemAt(entry.source, entry.offsetOf(['data', index, column]), { ...fault, text });
    return [
      ...cells.flatMap(({ cell, index }) => {
        const fault = timeFault(cell, field);
        return fault ? [at(index, fault, cell)] : [];
      }),
      ...mixed(cells, field).map(({ cell, index, fault }) => at(index, fault, cell)),
    ];
  });
}

function timeFault(cell: string, field: Field): Fault | undefined {
  const time = timeOf(cell);
  if (time !== undefined) {
    if (!isBeyond(time)) return undefined;
    return { message: `"${field.name}" is a year that the figures cannot be for.`, cure: 'Correct it.' };
  }
  const compact = cell.replace(/\s/g, '');
  const [, first, second] =
    /^(\d{4}|\d{2})[/\-–—](\d{1,4})$/.exec(compact) ?? /^(\d{4})(\d{2})$/.exec(compact) ?? [];
  return first === undefined ? dayFault(cell, field) : yearFault(first, second!, field);
}

/** Two years that are not written as `2014/15`, or do not follow one another. */
function yearFault(first: string, second: string, { name }: Field): Fault {
  const start = first.length === 2 ? 2000 + Number(first) : Number(first);
  const end = String(start + 1);
  const meant = `${start}/${end.slice(2)}`;
  const message = `"${name}" is not a financial year as the site writes it.`;
  if (end.endsWith(second)) return { message, cure: `Write ${meant} if that is meant.` };
  const cure = `The year after ${start} is ${end}: write ${meant}, or a longer time in words, as 2014 to 2016.`;
  return { message: `"${name}" is not a financial year: its two years do not follow one another.`, cure };
}

/** A day or a month that does not exist, or is not written out: `31 June 2015`, `Juli 2015`, `Sept 2015`. */
function dayFault(cell: string, { name }: Field): Fault | undefined {
  const [, day, month = '', year] = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(\p{L}+)\.? (\d{4})$/u.exec(cell) ?? [];
  if (year === undefined) return undefined;
  const short = monthNames.find(
    (each) => month.length > 2 && each.toLowerCase().startsWith(month.toLowerCase()),
  );
  const cure = short ? '' : nearest(month, monthNames);
  if (!short && !cure.startsWith('Did you mean') && day === undefined) return undefined; // As `Spring 2015`.
  const meant = `${day ? `${Number(day)} ` : ''}${short ?? ''} ${year}`.trim();
  if (short && kindOfTime(meant) !== undefined) {
    return { message: `"${name}" is not a time as the site writes it.`, cure: `Write ${meant}.` };
  }
  const what = short ? 'day' : 'month';
  return { message: `"${name}" names a ${what} that does not exist.`, cure: cure || 'Correct the day.' };
}

function mixed(cells: readonly { cell: string; index: number }[], { name }: Field) {
  const financial = cells.filter(({ cell }) => kindOfTime(cell) === 'financial year');
  const calendar = cells.filter(({ cell }) => kindOfTime(cell) === 'calendar year');
  if (financial.length === 0 || calendar.length === 0) return [];
  const [few, many, kind] =
    calendar.length <= financial.length
      ? [calendar, financial, 'calendar year']
      : [financial, calendar, 'financial year'];
  const message = `"${name}" is a ${kind} here, and other rows have years such as ${many[0]!.cell}.`;
  const cure = 'Write all in one way, as the source counts them; two kinds of year need two datasets.';
  return [{ ...few[0]!, fault: { message, cure } }];
}
