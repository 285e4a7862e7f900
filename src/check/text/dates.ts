import { problemAt, type Fault } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { matches } from './lines.ts';

/** Days that there are, on the weekday that they were, written so that nobody can take them for another. */
export const dates: Rule = {
  name: 'dates',
  group: 'Text',
  severity: 'both',
  asks: 'Dates are days that there are, fall on the weekday they name, and name their month in words.',
  why: 'A date copied wrong is a wrong fact. 03/04/2015 is March to some readers and April to others. Years with a slash follow each other: 2014/15.',
  example: {
    wrong: 'The board met on Monday 31 June 2016.',
    right: 'The board met on Thursday 30 June 2016.',
  },
  find: (content) =>
    readers.flatMap(({ pattern, fault }) =>
      matches(content, pattern).flatMap(({ match, line, offset }) => {
        const found = fault(match as Match);
        return found ? problemAt(line.source, offset(), { text: match[0].trim(), ...found }) : [];
      }),
    ),
};

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const month = `(${months.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?`;
const weekday = `(?:(${weekdays.join('|')}),?\\s+(?:the\\s+)?)?`;

type Match = RegExpExecArray & Record<number, string | undefined>;
type Reader = {
  pattern: RegExp;
  fault: (match: Match) => (Omit<Fault, 'text'> & { severity?: 'warning' }) | undefined;
};

const readers: readonly Reader[] = [
  {
    pattern: new RegExp(
      `${weekday}(?<![\\d.,/£-])(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+${month}(?:,?\\s+((?:19|20)\\d{2})\\b)?`,
      'g',
    ),
    fault: ([, name, day, word, year]) => inWords(name, Number(day), monthOf(word!), year),
  },
  {
    pattern: new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s*((?:19|20)\\d{2})\\b`, 'g'),
    fault: ([, word, day, year]) =>
      impossible(Number(day), monthOf(word!), Number(year)) ?? {
        severity: 'warning',
        message: 'The date has its month before its day.',
        cure: `Write “${Number(day)} ${months[monthOf(word!) - 1]} ${year}”.`,
      },
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/-]|\.\d)/g,
    fault: ([, first, , second, year]) => inDigits(Number(first), Number(second), Number(year)),
  },
  {
    pattern: /(?<![\d/.-])\d{1,2}\/\d{1,2}\/\d{2}(?![\d/-])/g,
    fault: () => ({
      severity: 'warning',
      message: 'The date has a year of two digits.',
      cure: 'Write the month in words and the year in full: 3 April 2015.',
    }),
  },
  {
    pattern: /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\d-])/g,
    fault: ([, year, number, day]) => impossible(Number(day), Number(number), Number(year)),
  },
  {
    pattern: /(?<![\d/-])((?:19|20)\d{2})\/(\d{2}|\d{4})(?![\d/])/g,
    fault: ([, from, to]) => yearsFault(Number(from), Number(to)),
  },
  {
    pattern: /(?<![\d/-])((?:19|20)\d{2}) ?[–-] ?((?:19|20)\d{2}|1[3-9]|[2-9]\d)(?![\d-])/g,
    fault: ([, from, to]) => backwards(Number(from), Number(to)),
  },
];

function inWords(name: string | undefined, day: number, number: number, year: string | undefined) {
  if (day > 31 && year === undefined) return undefined; // A count: 45 May referrals.
  const fault = impossible(day, number, year === undefined ? 2000 : Number(year));
  if (fault || !name || year === undefined) return fault;
  const right = weekdays[new Date(Date.UTC(Number(year), number - 1, day)).getUTCDay()]!;
  if (right === name) return undefined;
  return {
    message: `${day} ${months[number - 1]} ${year} was a ${right}, not a ${name}.`,
    cure: 'Look up which of the two is right, and correct the other; or leave the weekday out.',
  };
}

function inDigits(first: number, second: number, year: number): ReturnType<Reader['fault']> {
  if (second > 12 && first <= 12)
    return {
      message: `There is no month ${second}: the date has its month before its day.`,
      cure: `Write “${second} ${months[first - 1]} ${year}”.`,
    };
  const fault = impossible(first, second, year);
  if (fault || first > 12 || first === second) return fault;
  return {
    severity: 'warning',
    message: 'The date can be read in two ways, as a day of two different months.',
    cure: `Write “${first} ${months[second - 1]} ${year}” or “${second} ${months[first - 1]} ${year}”.`,
  };
}

function impossible(day: number, number: number, year: number): Omit<Fault, 'text'> | undefined {
  const name = months[number - 1];
  if (!name) return { message: `There is no month ${number}.`, cure: 'Look the date up, and correct it.' };
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  if (day >= 1 && day <= last) return undefined;
  const when = number === 2 && day === 29 ? `${name} ${year}` : name;
  return {
    message: `There is no ${day} ${name}: ${when} has ${last} days.`,
    cure: 'Look the date up, and correct it.',
  };
}

function yearsFault(from: number, to: number): ReturnType<Reader['fault']> {
  const next = to < 100 ? (from + 1) % 100 : from + 1;
  if (to === next) return undefined;
  return {
    severity: 'warning',
    message: 'The two years do not follow each other.',
    cure: `If one year is meant, write “${from}/${String((from + 1) % 100).padStart(2, '0')}”; if several, “${from} to ${to < 100 ? Math.floor(from / 100) * 100 + to : to}”.`,
  };
}

function backwards(from: number, to: number): ReturnType<Reader['fault']> {
  if (to < 100 ? to >= from % 100 || to + 100 - (from % 100) < 20 : to >= from) return undefined;
  return {
    severity: 'warning',
    message: 'The second year is before the first.',
    cure: 'Look up which years are meant, and correct them.',
  };
}

function monthOf(word: string): number {
  return months.findIndex((name) => name.slice(0, 3) === word.slice(0, 3)) + 1;
}
